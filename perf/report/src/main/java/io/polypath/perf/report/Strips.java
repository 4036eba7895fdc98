package io.polypath.perf.report;

/** Rows of a plot: a name beside a drawing that is as wide as the page leaves it, all over one axis. */
public final class Strips {

    private Strips() {}

    /**
     * Begins a row, which the keyboard can reach.
     *
     * @param figures a few, for people
     * @param spoken what the drawing shows, for those who do not see it
     */
    public static void open(Html html, String name, String figures, String spoken) {
        html.open("div", "class", "row").open("div", "class", "who").leaf("b", name).leaf("span", figures).close("div");
        html.open("svg", "class", "strip", "role", "img", "tabindex", "0", "aria-label", name + ": " + spoken);
    }

    /** Ends a row or an axis. */
    public static void close(Html html) {
        html.close("svg").close("div").line();
    }

    /** Begins an axis below the rows. */
    public static void openAxis(Html html) {
        html.open("div", "class", "row axis").open("div", "class", "who").close("div");
        html.open("svg", "class", "ticks", "aria-hidden", "true");
    }

    /** A mark on an axis. @param at 0 to 1 */
    public static void tick(Html html, double at, String label) {
        String x = Html.percent(at);
        String anchor = at < 0.04 ? "start" : at > 0.96 ? "end" : "middle";
        html.open("line", "x1", x, "x2", x, "y1", "0", "y2", "5").close("line");
        html.leaf("text", label, "x", x, "y", "18", "text-anchor", anchor);
    }
}
