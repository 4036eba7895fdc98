package io.polypath.agent.path;

/**
 * What one completion says about a path, and what should follow. Reused for every decision; owned by the lane that
 * decides.
 *
 * <p>The follow-up bits belong to this completion: a caller acts on them before it retries, because the next decision
 * starts from an empty verdict.
 */
public final class Verdict {

    /**
     * Send the same command again at once; the state is {@link PathState#UNCHECKED}. The budget is the caller's to
     * count.
     */
    public static final int RETRY_NOW = 1;
    /** The access states of the logical unit may have changed: read them again through any of its paths. */
    public static final int REREAD_ALUA = 1 << 1;
    /** Another logical unit may answer here: read INQUIRY and identification again before the path is trusted. */
    public static final int REREAD_IDENTITY = 1 << 2;
    /** The capacity may have changed. */
    public static final int REREAD_CAPACITY = 1 << 3;
    /** Logical units may have come or gone behind this target. */
    public static final int RESCAN_TARGET = 1 << 4;
    /** The transport failed: paths that share host, remote port or fabric are to be probed next. */
    public static final int SUSPECT_NEIGHBOURS = 1 << 5;
    /** Repeat REPORT TARGET PORT GROUPS with the plain header; costs nothing of the retry budget. */
    public static final int PLAIN_HEADER = 1 << 6;
    /** The reply does not tell the path's state: let TEST UNIT READY decide this check. */
    public static final int ASK_TUR = 1 << 7;
    /** Repeat the command with a data buffer of the length that the reply announces. */
    public static final int READ_LONGER = 1 << 8;

    /** {@link #accessState()} when the completion says nothing about the port group. */
    public static final int NO_ACCESS_STATE = -1;

    private PathState state = PathState.UNCHECKED;
    private Reason reason = Reason.FIRST_CHECK;
    private int followUps;
    private int accessState = NO_ACCESS_STATE;

    /** A verdict that knows nothing. */
    public Verdict() {}

    /** Back to a verdict that knows nothing. */
    public Verdict clear() {
        state = PathState.UNCHECKED;
        reason = Reason.FIRST_CHECK;
        followUps = 0;
        accessState = NO_ACCESS_STATE;
        return this;
    }

    /** Takes everything over from another verdict. */
    public Verdict become(Verdict other) {
        state = other.state;
        reason = other.reason;
        followUps = other.followUps;
        accessState = other.accessState;
        return this;
    }

    /** Sets the conclusion; follow-ups and access state stay. */
    public Verdict conclude(PathState state, Reason reason) {
        Check.that(state != PathState.DELAYED, "no check concludes that a path is withheld");
        this.state = state;
        this.reason = reason;
        return this;
    }

    /** Adds follow-up bits. */
    public Verdict follow(int bits) {
        followUps |= bits;
        return this;
    }

    /**
     * Records what the completion says about the path's port group.
     *
     * @param accessState ASYMMETRIC ACCESS STATE of SPC-5 6.36, 0 to 15
     */
    public Verdict access(int accessState) {
        Check.that(accessState >= 0 && accessState <= 15, "an access state has four bits", accessState);
        this.accessState = accessState;
        return this;
    }

    /** An up path to a logical unit without capacity is kept as a ghost. {@code sizeBytes} is what the kernel shows. */
    public Verdict adjustForSize(long sizeBytes) {
        Check.that(sizeBytes >= 0, "a size is not negative", sizeBytes);
        if (state == PathState.UP && sizeBytes == 0) {
            conclude(PathState.GHOST, Reason.ZERO_SIZE);
        }
        return this;
    }

    /**
     * Takes over what a later probe of the same check found. Its conclusion, if it has one, replaces this one: a check
     * has one conclusion, or a path whose TEST UNIT READY succeeds and whose INQUIRY does not would change its state
     * twice a round.
     */
    public Verdict revise(Verdict later) {
        followUps |= later.followUps;
        if (later.conclusive()) {
            conclude(later.state, later.reason);
        }
        if (later.accessState != NO_ACCESS_STATE) {
            accessState = later.accessState;
        }
        return this;
    }

    /** The state that the check found; {@link PathState#UNCHECKED} when it learned nothing. */
    public PathState state() {
        return state;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether all of {@code bits} are set. */
    public boolean asks(int bits) {
        return (followUps & bits) == bits;
    }

    public int followUps() {
        return followUps;
    }

    /** 0 to 15, or {@link #NO_ACCESS_STATE}. */
    public int accessState() {
        return accessState;
    }

    /** Whether the check learned something about the path. */
    public boolean conclusive() {
        return state != PathState.UNCHECKED;
    }
}
