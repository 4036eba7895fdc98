package io.polypath.agent.path;

/**
 * State of one path through one generation of its slot, with the clocks that decisions about it rest on. Owned by the
 * owner lane.
 *
 * <p>Permanent loss and silence are told apart: the <em>loss</em> clock runs while the target says that the logical
 * unit is not there, the <em>silence</em> clock while nobody answers. At most one of them runs.
 *
 * <p>Times are the caller's monotonic nanoseconds.
 */
public final class PathMachine {

    /** Returned by a countdown whose clock is not running. */
    public static final long NOT_RUNNING = -1;

    /**
     * Bound of a transition where the array reports none (IMPLICIT TRANSITION TIME 0, SPC-5 6.36); the kernel's bound
     * too.
     */
    public static final long DEFAULT_TRANSITION_NS = 60_000_000_000L;

    private int generation;
    private PathState state = PathState.UNCHECKED;
    private PathState previous = PathState.UNCHECKED;
    private Hold hold = Hold.NONE;
    private Reason reason = Reason.FIRST_CHECK;
    private long sinceNs;

    private Reason checkReason = Reason.FIRST_CHECK;
    private long checkedNs;
    private long transitions;
    private long failures;
    private long recoveries;
    private boolean good;
    private final PathClocks clocks = new PathClocks();

    /** A machine of an unused slot; {@link #begin} comes before everything else. */
    public PathMachine() {}

    /** Starts over for another generation of the slot: a path of which nothing is known. */
    public void begin(int generation, long nowNs) {
        this.generation = generation;
        state = PathState.UNCHECKED;
        previous = PathState.UNCHECKED;
        hold = Hold.NONE;
        reason = Reason.FIRST_CHECK;
        sinceNs = nowNs;
        checkReason = Reason.FIRST_CHECK;
        checkedNs = nowNs;
        transitions = 0;
        failures = 0;
        recoveries = 0;
        good = false;
        clocks.reset();
    }

    /**
     * Takes a check's conclusion. While an operator or the end of the generation holds the path, it is without effect.
     *
     * @param verdict not one that asks for {@link Verdict#RETRY_NOW}: that check has not ended
     * @return whether the state changed
     */
    public boolean apply(Verdict verdict, long nowNs) {
        Check.that(!verdict.asks(Verdict.RETRY_NOW), "a check that goes on has no conclusion");
        if (hold != Hold.NONE) {
            return false;
        }
        checkReason = verdict.reason();
        checkedNs = nowNs;
        if (reason == Reason.HOST_NO_CONNECT && DeviceStateVerdict.isOffline(checkReason)) {
            reason = checkReason; // the same, known better by now
        }
        clocks.heard(verdict, nowNs);
        if (verdict.state() == PathState.PENDING && clocks.pendingOverdue(nowNs)) {
            return expire(nowNs);
        }
        return enter(PathEvent.of(verdict.state()), verdict.reason(), nowNs);
    }

    /**
     * Takes what somebody else says: kernel, operator, remove event, flaky-path logic.
     *
     * @param event neither a check's conclusion nor {@link PathEvent#PENDING_OVERDUE}
     * @return whether the state changed, or who has the say over it
     */
    public boolean happen(PathEvent event, long nowNs) {
        boolean changed = enter(event, reasonOf(event), nowNs);
        if (hold != Hold.NONE) {
            clocks.stop();
        }
        return changed;
    }

    /**
     * Ends a pending state whose deadline has passed; does nothing otherwise.
     *
     * @return whether the state changed
     */
    public boolean expire(long nowNs) {
        if (hold != Hold.NONE || !clocks.pendingOverdue(nowNs)) {
            return false;
        }
        boolean transition = checkReason == Reason.ALUA_TRANSITIONING;
        Reason why = transition ? Reason.ALUA_TRANSITION_EXPIRED : Reason.PENDING_EXPIRED;
        return enter(PathEvent.PENDING_OVERDUE, why, nowNs);
    }

    /**
     * Sets how long a path may stay pending.
     *
     * @param seconds the array's IMPLICIT TRANSITION TIME, 0 to 255; 0 when it reports none
     */
    public void transitionTime(int seconds) {
        Check.that(seconds >= 0 && seconds <= 255, "IMPLICIT TRANSITION TIME has eight bits", seconds);
        clocks.pendingLimitNs(seconds == 0 ? DEFAULT_TRANSITION_NS : seconds * 1_000_000_000L);
    }

    private boolean enter(PathEvent event, Reason why, long nowNs) {
        PathState to = PathTransitions.next(state, hold, event);
        Hold by = PathTransitions.hold(hold, event);
        if (to == state && by == hold) {
            return false;
        }
        if (to != state) {
            count(to);
            previous = state;
        }
        state = to;
        hold = by;
        reason = why;
        sinceNs = nowNs;
        return true;
    }

    /** Pending and unchecked are neither: a path that goes up, pending, down has failed once. */
    private void count(PathState to) {
        transitions++;
        if (to.usable()) {
            recoveries += !good && failures > 0 ? 1 : 0;
            good = true;
        } else if (good && to.kernelIntent() == KernelIntent.FAIL) {
            failures++;
            good = false;
        }
    }

    private static Reason reasonOf(PathEvent event) {
        return switch (event) {
            case KERNEL_FAILED -> Reason.KERNEL_FAILED_PATH;
            case HOLD_BACK -> Reason.HELD_BACK;
            case RELEASE -> Reason.HOLD_ENDED;
            case OPERATOR_FAIL -> Reason.OPERATOR_FAIL;
            case OPERATOR_REINSTATE -> Reason.OPERATOR_REINSTATE;
            case DEVICE_REMOVED -> Reason.DEVICE_REMOVED;
            case IDENTITY_CHANGED -> Reason.IDENTITY_CHANGED;
            case CHECK_WILD, CHECK_UNCHECKED, CHECK_DOWN, CHECK_UP, CHECK_SHAKY, CHECK_GHOST, CHECK_PENDING,
                    CHECK_TIMEOUT, CHECK_REMOVED, CHECK_DISCONNECTED, PENDING_OVERDUE ->
                throw new AssertionError("a check's conclusion comes with a verdict: " + event);
        };
    }

    /**
     * Whether the path has been usable and has not failed since. A pending path is still good if it was so before; a
     * path that a check has yet to prove is not.
     */
    public boolean good() {
        return good;
    }

    /** The generation that {@link #begin} was given. */
    public int generation() {
        return generation;
    }

    public PathState state() {
        return state;
    }

    /** The state before the latest transition. */
    public PathState previous() {
        return previous;
    }

    public Hold hold() {
        return hold;
    }

    /** Why the path is in its state. */
    public Reason reason() {
        return reason;
    }

    /** Since when it is. */
    public long sinceNs() {
        return sinceNs;
    }

    /** What the latest check said, also when it changed nothing. */
    public Reason checkReason() {
        return checkReason;
    }

    /** When the latest check ended; the beginning of the generation before the first. */
    public long checkedNs() {
        return checkedNs;
    }

    public long transitions() {
        return transitions;
    }

    /** How often the path was good and then failed. */
    public long failures() {
        return failures;
    }

    /** How often it came back from that. */
    public long recoveries() {
        return recoveries;
    }

    /** Disconnected verdicts in an unbroken row; any other answer, and silence, begin a new row. */
    public int lossVerdicts() {
        return clocks.lossVerdicts();
    }

    /** From the first to the latest verdict of {@link #lossVerdicts}. */
    public long lossSpreadNs() {
        return clocks.lossSpreadNs();
    }

    /**
     * What is left of {@code limitNs} since the target first denied the logical unit; 0 when it is over, or {@link
     * #NOT_RUNNING}.
     */
    public long lossCountdownNs(long limitNs, long nowNs) {
        return clocks.lossCountdownNs(limitNs, nowNs);
    }

    /** What is left of {@code limitNs} since the path fell silent; 0 when it is over, or {@link #NOT_RUNNING}. */
    public long silenceCountdownNs(long limitNs, long nowNs) {
        return clocks.silenceCountdownNs(limitNs, nowNs);
    }

    /** What is left until a pending path is called down, or {@link #NOT_RUNNING} when the path is not pending. */
    public long pendingCountdownNs(long nowNs) {
        return state == PathState.PENDING ? clocks.pendingCountdownNs(nowNs) : NOT_RUNNING;
    }
}
