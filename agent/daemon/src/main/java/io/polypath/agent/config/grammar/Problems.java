package io.polypath.agent.config.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong, up to {@link #MOST} and then some errors; further problems are only counted. Owned by one load.
 */
public final class Problems {

    /** Most problems that are kept. */
    public static final int MOST = 1_000;

    /** Room for errors that come late: they say why a configuration is not accepted. */
    private static final int MORE_ERRORS = 100;

    private final List<Problem> kept = new ArrayList<>();
    private int dropped;
    private final Set<String> fatalFiles = new HashSet<>();
    private boolean broken;

    /** Nothing is wrong yet. */
    public Problems() {}

    public void add(Problem problem) {
        boolean error = problem.severity().breaks();
        broken |= error;
        if (problem.severity() == Severity.FATAL) {
            fatalFiles.add(problem.file());
        }
        if (kept.size() < (error ? MOST + MORE_ERRORS : MOST)) {
            kept.add(problem);
        } else {
            dropped++;
        }
    }

    /** In the order of their discovery. */
    public List<Problem> kept() {
        return List.copyOf(kept);
    }

    /** How many more there were. */
    public int dropped() {
        return dropped;
    }

    /** Whether one of them, kept or not, makes the whole text one that cannot be trusted. */
    public boolean broken() {
        return broken;
    }

    /** Whether {@code file} has a problem, kept or not, that is {@link Severity#FATAL} in the main file. */
    public boolean fatalIn(String file) {
        return fatalFiles.contains(file);
    }
}
