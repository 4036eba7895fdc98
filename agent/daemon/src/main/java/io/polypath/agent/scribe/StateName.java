package io.polypath.agent.scribe;

import io.polypath.agent.path.PathState;

/** Names of path states by their numbers, also of numbers that only another version knows. */
public final class StateName {

    private static final int KNOWN = PathState.values().length;

    private StateName() {}

    /** The state with that number, or null. */
    public static PathState state(int number) {
        return number >= 0 && number < KNOWN ? PathState.ofNumber(number) : null;
    }

    /** Our name of the state, for instance {@code up}, or {@code state 99}. */
    public static String of(int number) {
        PathState state = state(number);
        return state == null ? "state " + number : state.statusName();
    }

    /** The state as {@code chk_st} has it, for instance {@code ready}, or {@code undef}. */
    public static String checker(int number) {
        PathState state = state(number);
        return state == null ? PathState.WILD.checkerText() : state.checkerText();
    }
}
