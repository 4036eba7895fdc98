package io.polypath.cli.page;

import io.polypath.perf.report.Html;
import io.polypath.perf.report.Strips;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/** A timeline for each port: how many of its paths were in which state. The ports whose paths failed the most come first. */
final class StateSection {

    private static final int COLUMNS = 160;

    /** The least height of a mark, share of the row, so that one path of thousands can be seen. */
    private static final double LEAST = 0.15;

    /** How many paths of a port were what at worst, within one column. */
    private record Column(EnumMap<Fitness, Integer> paths) {

        int of(Fitness fitness) {
            return paths.getOrDefault(fitness, 0);
        }

        int all() {
            return paths.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private record Port(String name, List<Column> columns) {

        int most(Fitness fitness) {
            return columns.stream().mapToInt(column -> column.of(fitness)).max().orElse(0);
        }

        long sum(Fitness fitness) {
            return columns.stream().mapToLong(column -> column.of(fitness)).sum();
        }

        int paths() {
            return columns.stream().mapToInt(Column::all).max().orElse(0);
        }
    }

    private static final Comparator<Port> WORST_FIRST = Comparator.comparingLong((Port port) -> -port.sum(Fitness.FAILED))
            .thenComparingLong(port -> -port.sum(Fitness.STANDBY))
            .thenComparing(Port::name);

    private final Period period;

    private StateSection(Period period) {
        this.period = period;
    }

    static void write(Html html, Evidence evidence) {
        html.open("section").leaf("h2", "What became of the paths").line();
        html.leaf("p", "Paths of each port by the worst state within a moment: the higher a mark, the more of them. A number leads to the"
                + " cause below.", "class", "hint").line();
        new StateSection(evidence.period()).rows(html, evidence.chronicle());
        html.close("section").line();
    }

    private void rows(Html html, Chronicle chronicle) {
        List<Port> ports = new ArrayList<>();
        chronicle.byPort().forEach((name, paths) -> ports.add(new Port(name, columns(paths))));
        ports.removeIf(port -> port.paths() == 0);
        ports.sort(WORST_FIRST);
        legend(html);
        List<Incident> told = IncidentSection.newest(chronicle.incidents());
        ports.stream().limit(Rows.MOST).forEach(port -> row(html, port, told));
        Rows.timeAxis(html, period);
        Rows.left(html, ports.size(), "with the most failures");
    }

    private List<Column> columns(List<PathCourse> paths) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            EnumMap<Fitness, Integer> counts = new EnumMap<>(Fitness.class);
            for (PathCourse path : paths) {
                Fitness worst = path.worst(beginNs(i), beginNs(i + 1));
                if (worst != null) {
                    counts.merge(worst, 1, Integer::sum);
                }
            }
            columns.add(new Column(counts));
        }
        return columns;
    }

    private void row(Html html, Port port, List<Incident> told) {
        int failed = port.most(Fitness.FAILED);
        String figures = Verdict.count(port.paths(), "path") + (failed == 0 ? ", none failed" : ", at worst " + failed + " failed");
        Strips.open(html, port.name(), figures, figures);
        int begin = 0;
        for (int i = 1; i <= COLUMNS; i++) {
            if (i == COLUMNS || !port.columns.get(i).equals(port.columns.get(begin))) {
                run(html, port.columns.get(begin), begin, i);
                begin = i;
            }
        }
        markers(html, port, told);
        Strips.close(html);
    }

    /** Draws columns that are alike, the worst at the bottom. */
    private void run(Html html, Column column, int begin, int end) {
        int all = column.all();
        if (all == 0) {
            return;
        }
        String x = Html.percent((double) begin / COLUMNS);
        String width = Html.percent((double) (end - begin) / COLUMNS);
        StringBuilder title = new StringBuilder(period.span(beginNs(begin), beginNs(end))).append(":");
        column.paths.forEach((fitness, count) -> title.append(' ').append(count).append(' ').append(fitness.text()).append(','));
        html.open("g").leaf("title", title.substring(0, title.length() - 1));
        html.open("rect", "class", Fitness.USABLE.style(), "x", x, "width", width, "height", "100%").close("rect");
        double height = 0;
        for (Fitness fitness : List.of(Fitness.FAILED, Fitness.UNDECIDED, Fitness.STANDBY)) {
            if (column.of(fitness) > 0) {
                double more = Math.min(1 - height, Math.max(LEAST, (double) column.of(fitness) / all));
                height += more;
                html.open("rect", "class", fitness.style(), "x", x, "width", width, "y", Html.percent(1 - height), "height",
                        Html.percent(more)).close("rect");
            }
        }
        html.close("g");
    }

    /** Numbers of the incidents of the port in which paths failed, each a link to its cause. */
    private void markers(Html html, Port port, List<Incident> told) {
        double last = -1;
        for (int i = told.size() - 1; i >= 0; i--) {
            Incident incident = told.get(i);
            double at = period.at(incident.beginNs());
            boolean failed = Fitness.of(incident.kind().to()) == Fitness.FAILED;
            if (failed && incident.kind().port().equals(port.name()) && at - last > 0.05) {
                last = at;
                html.open("a", "href", "#c" + (i + 1)).leaf("title", incident.cause());
                html.leaf("text", Integer.toString(i + 1), "class", "number", "x", Html.percent(Math.min(at, 0.97)), "dx", "4", "y", "14");
                html.close("a");
            }
        }
    }

    private static void legend(Html html) {
        html.open("p", "class", "legend");
        for (Fitness fitness : Fitness.values()) {
            html.open("span").open("svg", "viewBox", "0 0 20 20", "aria-hidden", "true");
            html.open("rect", "class", fitness.style(), "width", "20", "height", "20").close("rect").close("svg");
            html.text(fitness.text()).close("span");
        }
        html.close("p").line();
    }

    private long beginNs(int column) {
        return period.fromNs() + period.lengthNs() / COLUMNS * column;
    }
}
