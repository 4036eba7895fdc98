package io.polypath.cli.page;

import io.polypath.agent.path.PathState;
import io.polypath.agent.scribe.StateName;

/** What a path in some state is good for, from the best to the worst. */
enum Fitness {
    USABLE("usable"),
    STANDBY("standby"),
    UNDECIDED("undecided or withheld"),
    FAILED("failed");

    private final String text;

    Fitness(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Class of its marks in the style. */
    String style() {
        return "f" + ordinal();
    }

    /** @param number of a state; one that this version does not know is undecided */
    static Fitness of(int number) {
        PathState state = StateName.state(number);
        if (state == null) {
            return UNDECIDED;
        }
        return switch (state) {
            case UP -> USABLE;
            case GHOST -> STANDBY;
            case PENDING, DELAYED, UNCHECKED -> UNDECIDED;
            case WILD, DOWN, SHAKY, TIMEOUT, REMOVED, DISCONNECTED -> FAILED;
        };
    }
}
