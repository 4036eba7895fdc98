package io.polypath.bench.compare;

import java.util.List;

/** The results as tables of Markdown, one for each phase. */
final class MarkdownReport {

    private final Results results;
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport(Results results) {
        this.results = results;
    }

    /** @param environment what was measured where, a line each */
    static String of(Results results, List<String> environment) {
        MarkdownReport report = new MarkdownReport(results);
        report.out.append("# Side by side\n\n");
        environment.forEach(line -> report.out.append("* ").append(line).append('\n'));
        report.troubles();
        for (String other : results.others()) {
            for (Phase phase : Phase.values()) {
                report.phase(phase, other, results.compared());
            }
        }
        return report.out.toString();
    }

    private void troubles() {
        List<String> troubles = results.troubles();
        if (!troubles.isEmpty()) {
            out.append("\nNot all went well:\n\n");
            troubles.forEach(trouble -> out.append("* ").append(trouble).append('\n'));
        }
    }

    private void phase(Phase phase, String other, String ours) {
        StringBuilder rows = new StringBuilder();
        Metric.of(phase).forEach(metric -> results.sizes().forEach(paths -> {
            Pairing pairing = Pairing.of(results, paths, metric, other, ours);
            if (pairing.told()) {
                row(rows, paths, pairing);
            }
        }));
        if (rows.isEmpty()) {
            return;
        }
        out.append("\n## ").append(phase.title()).append("\n\n").append(phase.what()).append("\n\n");
        out.append("| | paths | ").append(other).append(" | ").append(ours).append(" | ratio | ahead |\n|---|---|---|---|---|---|\n");
        out.append(rows);
    }

    private static void row(StringBuilder rows, int paths, Pairing pairing) {
        Unit unit = pairing.metric().unit();
        for (String cell : List.of(pairing.metric().title(), Unit.COUNT.text(paths), pairing.other().text(unit),
                pairing.ours().text(unit), pairing.ratio(), pairing.ahead())) {
            rows.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        rows.append("|\n");
    }
}
