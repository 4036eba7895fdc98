package io.polypath.cli.page;

/** What the plots have in common: a row per port, with its name beside a drawing as wide as the page leaves it. */
final class Rows {

    /** Rows of a plot; more could not be read, and the page would have no bounds. */
    static final int MOST = 24;

    private Rows() {}

    /**
     * Begins a row, which the keyboard can reach.
     *
     * @param figures a few, for people
     * @param spoken what the drawing shows, for those who do not see it
     */
    static void open(Html html, String name, String figures, String spoken) {
        html.open("div", "class", "row").open("div", "class", "who").leaf("b", name).leaf("span", figures).close("div");
        html.open("svg", "class", "strip", "role", "img", "tabindex", "0", "aria-label", name + ": " + spoken);
    }

    static void close(Html html) {
        html.close("svg").close("div").line();
    }

    /** An axis of time below the rows. */
    static void timeAxis(Html html, Period period) {
        openAxis(html);
        for (Period.Tick tick : period.ticks()) {
            tick(html, tick.at(), tick.label());
        }
        close(html);
    }

    static void openAxis(Html html) {
        html.open("div", "class", "row axis").open("div", "class", "who").close("div");
        html.open("svg", "class", "ticks", "aria-hidden", "true");
    }

    /** @param at 0 to 1 */
    static void tick(Html html, double at, String label) {
        String x = Html.percent(at);
        String anchor = at < 0.04 ? "start" : at > 0.96 ? "end" : "middle";
        html.open("line", "x1", x, "x2", x, "y1", "0", "y2", "5").close("line");
        html.leaf("text", label, "x", x, "y", "18", "text-anchor", anchor);
    }

    /** Says what has been left out. */
    static void left(Html html, int all, String order) {
        if (all > MOST) {
            html.leaf("p", "Of " + all + " ports, the " + MOST + " " + order + " are shown.", "class", "hint").line();
        }
    }
}
