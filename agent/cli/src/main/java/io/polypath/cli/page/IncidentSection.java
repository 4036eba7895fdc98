package io.polypath.cli.page;

import io.polypath.agent.scribe.StateName;
import io.polypath.perf.report.Html;
import java.util.List;

/** Why paths changed their states: one line for all paths behind a port that changed in the same way within moments. */
final class IncidentSection {

    private static final int MOST = 200;
    private static final int UNFOLDED = 25;

    private IncidentSection() {}

    /** Those that the page tells, the newest first. */
    static List<Incident> newest(List<Incident> incidents) {
        return incidents.reversed().stream().limit(MOST).toList();
    }

    static void write(Html html, Evidence evidence) {
        List<Incident> all = evidence.chronicle().incidents();
        List<Incident> told = newest(all);
        html.open("section").leaf("h2", "Why").line();
        if (told.isEmpty()) {
            html.leaf("p", "No path changed its state.").close("section").line();
            return;
        }
        html.leaf("p", "The newest first; paths behind one port that changed alike within ten seconds are one line."
                + (told.size() < all.size() ? " The newest " + told.size() + " of " + all.size() + "." : ""), "class", "hint").line();
        list(html, told, 0, Math.min(UNFOLDED, told.size()), evidence.period());
        if (told.size() > UNFOLDED) {
            html.open("details").leaf("summary", (told.size() - UNFOLDED) + " earlier ones").line();
            list(html, told, UNFOLDED, told.size(), evidence.period());
            html.close("details").line();
        }
        html.close("section").line();
    }

    private static void list(Html html, List<Incident> told, int from, int to, Period period) {
        html.open("ol", "class", "why", "start", Integer.toString(from + 1)).line();
        for (int i = from; i < to; i++) {
            item(html, told.get(i), i + 1, period);
        }
        html.close("ol").line();
    }

    private static void item(Html html, Incident incident, int number, Period period) {
        Incident.Kind kind = incident.kind();
        html.open("li", "id", "c" + number, "class", Fitness.of(kind.to()).style(), "tabindex", "-1");
        html.leaf("span", period.time(incident.beginNs()), "class", "at").text(" ").leaf("b", kind.port()).text(" ");
        html.leaf("span", Verdict.count(incident.changes(), "path") + " " + StateName.of(kind.from()) + " → " + StateName.of(kind.to()),
                "class", "change").text(" ");
        html.leaf("span", incident.devices(), "class", "hint").leaf("div", incident.cause()).close("li").line();
    }
}
