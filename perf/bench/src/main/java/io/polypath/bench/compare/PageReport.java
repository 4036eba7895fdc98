package io.polypath.bench.compare;

import io.polypath.perf.report.Html;
import io.polypath.perf.report.PageHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The results as one page of HTML with all in it that it needs: for each phase a table, and a plot for each metric. */
final class PageReport {

    private static final List<String> HEADS = List.of("", "paths");

    private final Results results;
    private final Html html = new Html();

    private PageReport(Results results) {
        this.results = results;
    }

    /** @param environment what was measured where, a line each */
    static String of(Results results, List<String> environment) {
        return new PageReport(results).page(environment);
    }

    private String page(List<String> environment) {
        PageHead.write(html, "Side by side", style());
        html.open("body").line();
        html.open("header").leaf("h1", "Side by side: " + String.join(", ", results.daemons())).line();
        environment.forEach(line -> html.leaf("p", line, "class", "hint").line());
        troubles();
        html.close("header").open("main").line();
        for (Phase phase : Phase.values()) {
            phase(phase);
        }
        html.close("main").line();
        html.leaf("footer", "Bars end at the median, dots are single values, all axes are logarithmic. Ratios are of medians. Where the"
                + " ranges of two overlap, nobody is ahead; a question mark says that one of them has only one value. The rows behind it"
                + " all are in results.csv.").line();
        return html.close("body").close("html").line().toString();
    }

    private void troubles() {
        if (results.troubles().isEmpty()) {
            return;
        }
        html.open("div", "class", "note").leaf("b", "Not all went well").open("ul").line();
        results.troubles().forEach(trouble -> html.leaf("li", trouble).line());
        html.close("ul").close("div").line();
    }

    private void phase(Phase phase) {
        boolean told = Metric.of(phase).anyMatch(metric -> results.sizes().stream()
                .anyMatch(paths -> pairings(metric, paths).stream().anyMatch(Pairing::told)));
        if (!told) {
            return;
        }
        html.open("section").leaf("h2", phase.title()).leaf("p", phase.what(), "class", "hint").line();
        table(phase);
        html.open("details").leaf("summary", "Every run, drawn").line();
        Metric.of(phase).forEach(metric -> MetricPlot.write(html, metric, results));
        html.close("details").close("section").line();
    }

    private List<Pairing> pairings(Metric metric, int paths) {
        return results.others().stream().map(other -> Pairing.of(results, paths, metric, other, results.compared())).toList();
    }

    private void table(Phase phase) {
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        HEADS.forEach(head -> html.leaf("th", head, "scope", "col"));
        for (String other : results.others()) {
            html.leaf("th", other, "scope", "col").leaf("th", results.compared(), "scope", "col");
            html.leaf("th", "ratio", "scope", "col").leaf("th", "ahead", "scope", "col");
        }
        html.close("tr").close("thead").open("tbody").line();
        Metric.of(phase).forEach(metric -> results.sizes().forEach(paths -> row(metric, paths)));
        html.close("tbody").close("table").close("div").line();
    }

    private void row(Metric metric, int paths) {
        List<Pairing> pairings = pairings(metric, paths);
        if (pairings.stream().noneMatch(Pairing::told)) {
            return;
        }
        html.open("tr").leaf("th", metric.title(), "scope", "row").leaf("td", Unit.COUNT.text(paths));
        for (Pairing pairing : pairings) {
            cell(pairing.other(), metric.unit());
            cell(pairing.ours(), metric.unit());
            html.leaf("td", pairing.ratio());
            boolean known = List.of(pairing.ourName(), pairing.otherName()).contains(pairing.ahead());
            html.leaf("td", pairing.ahead(), "class", known ? "ahead" : "open");
        }
        html.close("tr").line();
    }

    private void cell(Figure figure, Unit unit) {
        html.leaf("td", figure.text(unit), "class", figure.troubles().isEmpty() ? "fine" : "trouble");
    }

    private static String style() {
        try (InputStream style = PageReport.class.getResourceAsStream("compare.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the style is part of this program", e);
        }
    }
}
