package io.polypath.agent.path;

/** The path state machine as a pure function. {@code docs/path-states.md} shows all of it. */
public final class PathTransitions {

    private PathTransitions() {}

    /** The state that follows; {@code from} itself when the event changes nothing. */
    public static PathState next(PathState from, Hold hold, PathEvent event) {
        return switch (hold) {
            case NONE -> free(from, event);
            case OPERATOR -> heldByOperator(from, event);
            case RETIRED -> from;
        };
    }

    /** Who has the say after the event. */
    public static Hold hold(Hold before, PathEvent event) {
        if (before == Hold.RETIRED) {
            return before;
        }
        return switch (event) {
            case OPERATOR_FAIL -> Hold.OPERATOR;
            case OPERATOR_REINSTATE -> Hold.NONE;
            case DEVICE_REMOVED, IDENTITY_CHANGED -> Hold.RETIRED;
            case CHECK_WILD, CHECK_UNCHECKED, CHECK_DOWN, CHECK_UP, CHECK_SHAKY, CHECK_GHOST, CHECK_PENDING,
                    CHECK_TIMEOUT, CHECK_REMOVED, CHECK_DISCONNECTED, PENDING_OVERDUE, KERNEL_FAILED,
                    HOLD_BACK, RELEASE -> before;
        };
    }

    /**
     * Checks decide. A path is withheld when a check is about to find it good, whatever was wrong with it, and stays so while it
     * proves good. A check that cannot be made at all tells something only about a path of which nothing is known yet. A released
     * or reinstated path must prove itself before the kernel is told.
     */
    private static PathState free(PathState from, PathEvent event) {
        return switch (event) {
            case CHECK_UP -> from == PathState.DELAYED ? from : PathState.UP;
            case CHECK_GHOST -> from == PathState.DELAYED ? from : PathState.GHOST;
            case CHECK_PENDING -> from == PathState.DELAYED ? from : PathState.PENDING;
            case CHECK_DOWN -> PathState.DOWN;
            case CHECK_SHAKY -> PathState.SHAKY;
            case CHECK_TIMEOUT -> PathState.TIMEOUT;
            case CHECK_REMOVED -> PathState.REMOVED;
            case CHECK_DISCONNECTED -> PathState.DISCONNECTED;
            case CHECK_WILD -> from == PathState.UNCHECKED ? PathState.WILD : from;
            case CHECK_UNCHECKED -> from;
            case PENDING_OVERDUE -> afterOverdue(from);
            case KERNEL_FAILED -> from.usable() ? PathState.DOWN : from;
            case HOLD_BACK -> PathState.DELAYED;
            case RELEASE, OPERATOR_REINSTATE -> from == PathState.DELAYED ? PathState.UNCHECKED : from;
            case OPERATOR_FAIL -> PathState.DOWN;
            case DEVICE_REMOVED, IDENTITY_CHANGED -> PathState.REMOVED;
        };
    }

    private static PathState heldByOperator(PathState from, PathEvent event) {
        return switch (event) {
            case OPERATOR_REINSTATE -> PathState.UNCHECKED;
            case DEVICE_REMOVED, IDENTITY_CHANGED -> PathState.REMOVED;
            case CHECK_WILD, CHECK_UNCHECKED, CHECK_DOWN, CHECK_UP, CHECK_SHAKY, CHECK_GHOST, CHECK_PENDING,
                    CHECK_TIMEOUT, CHECK_REMOVED, CHECK_DISCONNECTED, PENDING_OVERDUE, KERNEL_FAILED,
                    HOLD_BACK, RELEASE, OPERATOR_FAIL -> from;
        };
    }

    /** What is bad already keeps its more telling state. */
    private static PathState afterOverdue(PathState from) {
        return switch (from) {
            case UP, GHOST, PENDING, UNCHECKED, WILD -> PathState.DOWN;
            case DOWN, SHAKY, TIMEOUT, REMOVED, DELAYED, DISCONNECTED -> from;
        };
    }
}
