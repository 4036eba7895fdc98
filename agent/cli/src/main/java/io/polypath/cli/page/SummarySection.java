package io.polypath.cli.page;

import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.show.PathView;
import io.polypath.perf.report.Html;
import java.util.List;
import java.util.Locale;

/** The top of the page: what stands out, and the figures that say how much there was. */
final class SummarySection {

    private SummarySection() {}

    static void write(Html html, Evidence evidence) {
        Period period = evidence.period();
        html.open("header").leaf("h1", "Latency of storage ports").line();
        html.leaf("p", period.days() + " (" + period.zone() + "), " + SpanText.of(period.lengthNs()), "class", "when").line();
        if (evidence.picture().world().simulated()) {
            note(html, "This is " + evidence.picture().world().description() + ".");
        }
        if (evidence.picture().writer().recorded()) {
            note(html, "This comes from a recording of process " + evidence.picture().writer().run().pid() + ".");
        } else if (!evidence.picture().writer().running()) {
            note(html, "The daemon, process " + evidence.picture().writer().run().pid()
                    + ", does not run any more; this is what it left.");
        }
        evidence.notes().forEach(sentence -> note(html, "Not all can be told: " + sentence + "."));
        html.leaf("p", Verdict.ports(evidence.ports()), "class", "verdict").line();
        String nowAndThen = Verdict.nowAndThen(evidence.ports());
        if (!nowAndThen.isEmpty()) {
            html.leaf("p", nowAndThen, "class", "verdict").line();
        }
        html.leaf("p", Verdict.failures(evidence.chronicle().incidents()), "class", "verdict").line();
        String late = Verdict.deadlines(evidence.ports());
        if (!late.isEmpty()) {
            html.leaf("p", late, "class", "verdict").line();
        }
        figures(html, evidence);
        html.close("header").line();
    }

    private static void figures(Html html, Evidence evidence) {
        List<PathView> paths = evidence.picture().paths();
        long usable = paths.stream().filter(path -> Fitness.of(path.state()).compareTo(Fitness.STANDBY) <= 0).count();
        long answers = evidence.ports().stream().mapToLong(course -> course.answers().count()).sum();
        long deadlines = evidence.ports().stream().mapToLong(course -> course.sum().deadlines()).sum();
        long changes = evidence.chronicle().incidents().stream().mapToLong(Incident::changes).sum();
        html.open("dl", "class", "tiles");
        tile(html, "ports", Integer.toString(evidence.picture().ports().size()));
        tile(html, "paths usable in the end", usable + " of " + paths.size());
        tile(html, "answers", String.format(Locale.ROOT, "%,d", answers));
        tile(html, "deadlines passed", Long.toString(deadlines));
        tile(html, "changes of state", Long.toString(changes));
        html.close("dl").line();
    }

    private static void tile(Html html, String what, String figure) {
        html.open("div").leaf("dt", what).leaf("dd", figure).close("div");
    }

    private static void note(Html html, String sentence) {
        html.leaf("p", sentence, "class", "note").line();
    }
}
