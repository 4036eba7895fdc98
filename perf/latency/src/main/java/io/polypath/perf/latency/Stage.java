package io.polypath.perf.latency;

/**
 * The stages of a datum's way through the lanes, each with the moment it starts and the moment it ends.
 *
 * <p>An <em>open</em> stage starts at a stamp that somebody else sets (an arrival, a due time): however long a lane
 * stalls, every datum that it kept waiting carries its own full wait, and nothing has to be corrected. A
 * <em>closed</em> stage is entered only when the previous round has left it, so a stall hides the rounds that were
 * never started; their waits are filled in from the interval at which they were expected (coordinated omission).
 */
public enum Stage {
    /**
     * Uevent received by the listener, to applied by the owner. Open: the kernel sends when it likes. What waits in the
     * socket while the listener is stalled is not seen here but in {@link #HICCUP} and in the socket's overruns.
     */
    UEVENT("uevent", false),

    /**
     * Check due, to submitted to the kernel. Starts at the due time of the timer wheel, never at the time that the
     * owner noticed, so a stalled lane shows every check that it delayed. Closed, because a path that is later than its
     * own interval also skipped rounds: each is counted with the lateness it would have had.
     */
    LATENESS("check-lateness", true),

    /**
     * Check submitted, to completion reaped. Closed: a path has one check in flight, and one that hangs for a minute
     * stands for all the checks of that minute.
     */
    SERVICE("check-service", true),

    /** Completion reaped by the prober, to verdict applied by the owner. Open: completions come when targets answer. */
    VERDICT("check-verdict", false),

    /** Decision taken by the owner, to dm message answered by the kernel. Open: the decision carries its own stamp. */
    KERNEL("kernel-told", false),

    /** What the whole process lost to pauses of the JVM, the scheduler or the host ({@link HiccupMeter}). Closed. */
    HICCUP("hiccup", true);

    private final String tag;
    private final boolean closed;

    Stage(String tag, boolean closed) {
        this.tag = tag;
        this.closed = closed;
    }

    /** The stage's name in logs and metrics: lower case and dashes. */
    public String tag() {
        return tag;
    }

    /** Whether a value needs the interval at which it was expected. */
    public boolean closed() {
        return closed;
    }
}
