package io.polypath.sim.plan;

import io.polypath.sim.fabric.FabricModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a script: one fault per line, {@code #} begins a comment.
 *
 * <pre>
 *   at 10s port-down array0:port1 for 20s
 *   every 60s from 30s access array1:group2 standby over 2s for 15s
 * </pre>
 */
final class ScriptReader {

    private final FabricModel fabric;
    private final List<PlanProblem> problems;
    private final List<ScriptLine> lines = new ArrayList<>();

    /** @param problems receives what is wrong */
    ScriptReader(FabricModel fabric, List<PlanProblem> problems) {
        this.fabric = fabric;
        this.problems = problems;
    }

    /** All lines that are right. */
    List<ScriptLine> read(String script) {
        int number = 0;
        for (String line : script.split("\n", -1)) {
            number++;
            String text = line.replaceFirst("#.*", "").strip();
            if (text.isEmpty()) {
                continue;
            }
            try {
                lines.add(line(text));
            } catch (BadWord wrong) {
                problems.add(wrong.at("line " + number));
            }
        }
        return lines;
    }

    private ScriptLine line(String text) throws BadWord {
        List<String> all = Arrays.asList(text.split("\\s+"));
        boolean lasts = all.size() > 2 && all.get(all.size() - 2).equals("for");
        long forNs = lasts ? positive(all.getLast()) : 0;
        Words words = new Words(lasts ? all.subList(0, all.size() - 2) : all, fabric);
        long everyNs = 0;
        long firstNs;
        if (words.takeIf("every")) {
            everyNs = positive(words.take("a duration"));
            firstNs = words.takeIf("from") ? Quantities.durationNs(words.take("a duration")) : everyNs;
            requireHealedInTime(forNs, everyNs, all.getLast());
        } else {
            words.require("at");
            firstNs = Quantities.durationNs(words.take("a duration"));
        }
        return new ScriptLine(text, firstNs, everyNs, forNs, verb(words).read(words));
    }

    private static FaultVerb verb(Words words) throws BadWord {
        String word = words.take("a fault");
        for (FaultVerb verb : FaultVerb.values()) {
            if (Keyword.of(verb).equals(word)) {
                return verb;
            }
        }
        throw new BadWord(ProblemKind.UNKNOWN_FAULT, word, "a fault is one of " + Keyword.all(FaultVerb.class));
    }

    private static void requireHealedInTime(long forNs, long everyNs, String word) throws BadWord {
        if (forNs == 0 || forNs >= everyNs) {
            throw new BadWord(ProblemKind.OUT_OF_RANGE, word,
                    "a fault that comes again must end before that: add 'for' and a duration shorter than its period");
        }
    }

    private static long positive(String word) throws BadWord {
        long ns = Quantities.durationNs(word);
        if (ns == 0) {
            throw new BadWord(ProblemKind.OUT_OF_RANGE, word, "this duration must not be zero");
        }
        return ns;
    }
}
