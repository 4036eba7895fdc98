package io.polypath.cli.page;

import io.polypath.perf.report.Html;
import io.polypath.perf.report.Strips;

/** What the plots of ports have in common. */
final class Rows {

    /** Rows of a plot; more could not be read, and the page would have no bounds. */
    static final int MOST = 24;

    private Rows() {}

    /** An axis of time below the rows. */
    static void timeAxis(Html html, Period period) {
        Strips.openAxis(html);
        for (Period.Tick tick : period.ticks()) {
            Strips.tick(html, tick.at(), tick.label());
        }
        Strips.close(html);
    }

    /** Says what has been left out. */
    static void left(Html html, int all, String order) {
        if (all > MOST) {
            html.leaf("p", "Of " + all + " ports, the " + MOST + " " + order + " are shown.", "class", "hint").line();
        }
    }
}
