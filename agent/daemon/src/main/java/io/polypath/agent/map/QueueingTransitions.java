package io.polypath.agent.map;

/** Which queueing state follows. A function only; {@code docs/map-states.md} is printed from it. */
final class QueueingTransitions {

    private QueueingTransitions() {}

    /**
     * The state after {@code event}.
     *
     * @param kind kind of the policy, already the new one when it is set
     * @param usable whether a path is usable, likewise
     */
    static QueueingState next(QueueingState from, NoPathRetry.Kind kind, boolean usable, QueueingEvent event) {
        return switch (event) {
            case ADOPTED -> rest(kind, usable);
            case POLICY_SET -> afterPolicy(from, kind, usable);
            case PATH_USABLE -> kind == NoPathRetry.Kind.CHECKS && from != QueueingState.DISABLED
                    ? QueueingState.QUEUEING
                    : from;
            case NO_PATH_USABLE -> kind == NoPathRetry.Kind.CHECKS && from == QueueingState.QUEUEING
                    ? QueueingState.COUNTDOWN
                    : from;
            case DEADLINE_PASSED -> from == QueueingState.COUNTDOWN ? QueueingState.EXPIRED : from;
            case OPERATOR_DISABLE -> QueueingState.DISABLED;
            case OPERATOR_RESTORE, PATHS_SET_UP -> from == QueueingState.DISABLED ? rest(kind, usable) : from;
        };
    }

    /** A countdown goes on under another number, and what has expired is not given a second time. */
    private static QueueingState afterPolicy(QueueingState from, NoPathRetry.Kind kind, boolean usable) {
        return switch (from) {
            case DISABLED -> from;
            case COUNTDOWN, EXPIRED -> kind == NoPathRetry.Kind.CHECKS ? from : rest(kind, usable);
            case UNMANAGED, FAILING, QUEUEING -> rest(kind, usable);
        };
    }

    private static QueueingState rest(NoPathRetry.Kind kind, boolean usable) {
        return switch (kind) {
            case UNSET -> QueueingState.UNMANAGED;
            case FAIL -> QueueingState.FAILING;
            case QUEUE -> QueueingState.QUEUEING;
            case CHECKS -> usable ? QueueingState.QUEUEING : QueueingState.COUNTDOWN;
        };
    }
}
