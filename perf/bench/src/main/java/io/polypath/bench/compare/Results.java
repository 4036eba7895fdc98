package io.polypath.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** All rows of a results directory. Immutable. */
final class Results {

    private static final String FINE = "ok";
    private static final String OURS = "polypath";

    private final List<Row> rows;

    private Results(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException where a line is no row */
    static Results of(List<String> lines) {
        return new Results(lines.stream()
                .filter(line -> !line.isBlank() && !line.equals(Row.HEADER))
                .map(Row::parse)
                .toList());
    }

    static Results read(Path file) throws IOException {
        return of(Files.readAllLines(file));
    }

    /** Numbers of paths, ascending. */
    List<Integer> sizes() {
        return rows.stream().map(Row::paths).distinct().sorted().toList();
    }

    /** Whose figures there are; the last one is compared with the others: Polypath, where there are figures of it. */
    List<String> daemons() {
        List<String> all = new ArrayList<>(rows.stream().map(Row::daemon).distinct().sorted().toList());
        if (all.remove(OURS)) {
            all.add(OURS);
        }
        return all;
    }

    /** Who stands in the last column. */
    String compared() {
        return daemons().getLast();
    }

    /** With whom; with nobody where there is only one. */
    List<String> others() {
        List<String> others = daemons().subList(0, daemons().size() - 1);
        return others.isEmpty() ? List.of("nobody") : others;
    }

    /** How many runs there were. */
    int runs(int paths, String daemon) {
        return runNumbers(paths, daemon).size();
    }

    /** What the runs say, those that failed included. */
    Figure figure(int paths, String daemon, Metric metric) {
        List<Double> values = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        for (int run : runNumbers(paths, daemon)) {
            String trouble = trouble(paths, daemon, run, metric.phase());
            boolean told = false;
            for (Row row : of(paths, daemon, run, metric.key())) {
                told = true;
                if (Double.isNaN(row.number())) {
                    troubles.add("run " + run + ": " + row.value());
                } else {
                    values.add(row.number());
                }
            }
            if (!told && trouble != null) {
                troubles.add("run " + run + ": " + trouble);
            }
        }
        return new Figure(values.isEmpty() ? null : new Spread(values), troubles);
    }

    /** Why a phase of a run has no or not all figures; null where it ended well or nobody wanted it. */
    private String trouble(int paths, String daemon, int run, Phase phase) {
        String outcome = word(paths, daemon, run, "phase_" + phase.word());
        if (outcome != null) {
            return outcome.equals(FINE) ? null : outcome;
        }
        String wanted = word(paths, daemon, run, "phases");
        if (wanted == null || !List.of(wanted.split(" ")).contains(phase.word())) {
            return null;
        }
        String guest = word(paths, daemon, run, "guest");
        return guest == null ? "not reached" : guest.equals(FINE) ? "no figures" : "not reached: " + guest;
    }

    /** What went wrong at all: a sentence for each run and kind of trouble, with the phases that it struck. */
    List<String> troubles() {
        List<String> all = new ArrayList<>();
        for (int paths : sizes()) {
            for (String daemon : daemons()) {
                for (int run : runNumbers(paths, daemon)) {
                    String who = daemon + ", " + paths + " paths, run " + run + ": ";
                    phasesByTrouble(paths, daemon, run).forEach((trouble, phases) ->
                            all.add(who + String.join(", ", phases) + ": " + trouble));
                }
            }
        }
        return all;
    }

    private SequencedMap<String, List<String>> phasesByTrouble(int paths, String daemon, int run) {
        SequencedMap<String, List<String>> phases = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            String trouble = trouble(paths, daemon, run, phase);
            if (trouble != null) {
                phases.computeIfAbsent(trouble, _ -> new ArrayList<>()).add(phase.title());
            }
        }
        return phases;
    }

    private String word(int paths, String daemon, int run, String metric) {
        List<Row> found = of(paths, daemon, run, metric);
        return found.isEmpty() ? null : found.getLast().value();
    }

    private Set<Integer> runNumbers(int paths, String daemon) {
        Set<Integer> runs = new TreeSet<>();
        rows.stream().filter(row -> row.paths() == paths && row.daemon().equals(daemon)).forEach(row -> runs.add(row.run()));
        return runs;
    }

    private List<Row> of(int paths, String daemon, int run, String metric) {
        return rows.stream()
                .filter(row -> row.paths() == paths && row.run() == run && row.daemon().equals(daemon) && row.metric().equals(metric))
                .toList();
    }
}
