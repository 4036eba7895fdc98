package io.polypath.cli.show;

import io.polypath.agent.path.PathState;
import io.polypath.agent.scribe.StateName;
import io.polypath.cli.screen.Tint;

/** Colours of path states: green is usable, red is not, yellow is on its way. */
public final class StateTint {

    private StateTint() {}

    /** @param number of the state; an unknown one has no colour */
    public static Tint of(int number) {
        PathState state = StateName.state(number);
        if (state == null) {
            return Tint.PLAIN;
        }
        return switch (state) {
            case UP -> Tint.GOOD;
            case GHOST, PENDING, DELAYED, UNCHECKED -> Tint.DOUBTFUL;
            case WILD, DOWN, SHAKY, TIMEOUT, REMOVED, DISCONNECTED -> Tint.BAD;
        };
    }
}
