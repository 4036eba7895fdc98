package io.polypath.bench.compare;

import io.polypath.perf.report.Html;
import io.polypath.perf.report.Strips;
import java.util.ArrayList;
import java.util.List;

/** One metric for all numbers of paths: a row for each daemon, with a dot for every run and a bar for the median. */
final class MetricPlot {

    private static final int COLOURS = 3;

    private final Html html;
    private final Metric metric;
    private final Results results;
    private final Axis axis;

    private MetricPlot(Html html, Metric metric, Results results, Axis axis) {
        this.html = html;
        this.metric = metric;
        this.results = results;
        this.axis = axis;
    }

    /** Writes it, where there is anything to show. */
    static void write(Html html, Metric metric, Results results) {
        List<Double> all = new ArrayList<>();
        boolean told = false;
        for (int paths : results.sizes()) {
            for (String daemon : results.daemons()) {
                Figure figure = results.figure(paths, daemon, metric);
                told |= figure.spread() != null || !figure.troubles().isEmpty();
                if (figure.spread() != null) {
                    all.addAll(figure.spread().values());
                }
            }
        }
        if (told) {
            new MetricPlot(html, metric, results, Axis.over(all)).rows(!all.isEmpty());
        }
    }

    private void rows(boolean numbers) {
        html.open("h3").text(metric.title()).close("h3").line();
        for (int paths : results.sizes()) {
            for (int i = 0; i < results.daemons().size(); i++) {
                row(paths, results.daemons().get(i), "d" + i % COLOURS);
            }
        }
        if (numbers) {
            Strips.openAxis(html);
            for (int decade = axis.lowest(); decade <= axis.highest(); decade++) {
                Strips.tick(html, axis.at(Math.pow(10, decade)), metric.unit().text(Math.pow(10, decade)));
            }
            Strips.close(html);
        }
    }

    private void row(int paths, String daemon, String style) {
        Figure figure = results.figure(paths, daemon, metric);
        if (figure.spread() == null && figure.troubles().isEmpty()) {
            return;
        }
        String figures = figure.text(metric.unit());
        Strips.open(html, Unit.COUNT.text(paths) + " paths, " + daemon, figures, figures);
        for (int decade = axis.lowest(); decade <= axis.highest(); decade++) {
            String x = Html.percent(axis.at(Math.pow(10, decade)));
            html.open("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "100%").close("line");
        }
        if (figure.spread() == null) {
            html.leaf("text", "no figure", "class", "none", "x", "1%", "y", "65%");
        } else {
            marks(figure.spread(), style);
        }
        Strips.close(html);
    }

    private void marks(Spread spread, String style) {
        html.open("rect", "class", "bar " + style, "x", "0", "y", "30%", "height", "40%", "width",
                Html.percent(axis.at(spread.median()))).close("rect");
        html.open("line", "class", "reach", "x1", Html.percent(axis.at(spread.least())), "x2", Html.percent(axis.at(spread.most())),
                "y1", "50%", "y2", "50%").close("line");
        for (double value : spread.values()) {
            html.mark("circle", metric.unit().text(value), "class", "dot", "cx", Html.percent(axis.at(value)), "cy", "50%", "r", "4");
        }
    }
}
