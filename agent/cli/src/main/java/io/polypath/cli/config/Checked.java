package io.polypath.cli.config;

import io.polypath.agent.config.effective.ConfChange;
import io.polypath.agent.config.effective.ConfDiff;
import io.polypath.agent.config.effective.LoadedConf;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.effective.PathImpact;
import io.polypath.agent.config.effective.PathKey;
import io.polypath.agent.config.grammar.Problem;
import io.polypath.agent.config.grammar.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * A configuration that was looked at.
 *
 * @param name of its main file
 * @param loaded what it says and what is wrong with it
 * @param difference to the configuration that it was compared with; null when it was not compared
 */
public record Checked(String name, LoadedConf loaded, Difference difference) {

    /**
     * What it would change.
     *
     * @param changes in the configuration; empty when both mean the same
     * @param knownPaths how many paths were looked at; -1 when no daemon tells which there are
     * @param impacts those of them for which something differs
     */
    public record Difference(List<ConfChange> changes, int knownPaths, List<PathImpact> impacts) {}

    /** The same, compared with a configuration; {@code paths} may be null. */
    public Checked against(MultipathConf other, List<PathKey> paths) {
        List<ConfChange> changes = ConfDiff.between(other, loaded.conf());
        Difference found = paths == null
                ? new Difference(changes, -1, List.of())
                : new Difference(changes, paths.size(), PathImpact.of(other, loaded.conf(), paths));
        return new Checked(name, loaded, found);
    }

    /** All problems as one reads the files: file by file, line by line. */
    public List<Problem> problems() {
        List<String> names = loaded.problems().stream().map(Problem::file).distinct().toList();
        return loaded.problems().stream()
                .sorted(Comparator.comparingInt((Problem problem) -> names.indexOf(problem.file())).thenComparingInt(Problem::line))
                .toList();
    }

    /** Whether nothing has to be said; what is only worth knowing does not count. */
    public boolean clean() {
        return loaded.furtherProblems() == 0 && loaded.problems().stream().allMatch(Checked::harmless);
    }

    private static boolean harmless(Problem problem) {
        return problem.severity() == Severity.NOTE;
    }
}
