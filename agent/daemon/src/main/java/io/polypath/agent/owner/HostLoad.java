package io.polypath.agent.owner;

import io.polypath.agent.topology.Path;
import java.util.ArrayDeque;

/**
 * How many commands one SCSI host has from us. Owner lane only.
 *
 * <p>The kernel would let the prober sleep once the host's queue is full, which on a dead host is for ever. So each host gets at
 * most three quarters of what it takes, and paths beyond that wait here. Reads of tests have at most a quarter of that room, so
 * that reads that hang leave room for checks.
 */
final class HostLoad {

    /** Where the host's depth is unknown: what every adapter in the kernel takes. */
    private static final int UNKNOWN_DEPTH = 32;

    private final int limit;
    private final int sampleLimit;
    private final ArrayDeque<Path> waiting = new ArrayDeque<>();
    private int outstanding;
    private int hung;
    private int samples;
    private int hungSamples;

    HostLoad(int queueDepth) {
        int depth = queueDepth > 0 ? queueDepth : UNKNOWN_DEPTH;
        limit = Math.max(1, depth * 3 / 4);
        sampleLimit = Math.min(Math.max(1, limit / 4), limit - 1);
    }

    boolean hasRoom() {
        return outstanding < limit;
    }

    /** Whether a test may read once more. Never on a host whose room is one command: that is for checks. */
    boolean hasSampleRoom() {
        return hasRoom() && samples < sampleLimit;
    }

    /**
     * Whether hung checks fill all room that hung reads of tests leave them: the host answers nothing, and asking more would only
     * hang too. Reads alone never do that.
     */
    boolean choked() {
        return hung + hungSamples >= limit;
    }

    void sent() {
        outstanding++;
    }

    void overdue() {
        hung++;
    }

    /** @param wasHung whether the command's deadline had passed */
    void cameBack(boolean wasHung) {
        outstanding--;
        if (wasHung) {
            hung--;
        }
    }

    void sampleSent() {
        outstanding++;
        samples++;
    }

    void sampleOverdue() {
        hungSamples++;
    }

    /** @param wasHung whether the read's deadline had passed */
    void sampleCameBack(boolean wasHung) {
        outstanding--;
        samples--;
        if (wasHung) {
            hungSamples--;
        }
    }

    void enqueue(Path path) {
        path.check.waiting = true;
        waiting.addLast(path);
    }

    /** The path that has waited longest, or null. */
    Path dequeue() {
        Path path = waiting.pollFirst();
        if (path != null) {
            path.check.waiting = false;
        }
        return path;
    }

    void forget(Path path) {
        if (path.check.waiting) {
            waiting.remove(path);
            path.check.waiting = false;
        }
    }
}
