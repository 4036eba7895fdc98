package io.polypath.agent.path;

/**
 * Assertions that are always on. A failed one is a bug in this program, never something that the world did, and stops
 * the process; the kernel's maps run on without it.
 */
public final class Check {

    private Check() {}

    /**
     * Throws {@link AssertionError} unless {@code condition} holds; {@code rule} is the sentence that should be true.
     */
    public static void that(boolean condition, String rule) {
        if (!condition) {
            throw new AssertionError(rule);
        }
    }

    /** As {@link #that(boolean, String)}, and names the value that broke the rule. */
    public static void that(boolean condition, String rule, long value) {
        if (!condition) {
            throw new AssertionError(rule + ", but is " + value);
        }
    }
}
