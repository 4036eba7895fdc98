package io.polypath.agent.owner;

import io.polypath.agent.topology.Path;
import java.util.ArrayDeque;

/**
 * How many commands one SCSI host has from us. Owner lane only.
 *
 * <p>The kernel would let the prober sleep once the host's queue is full, which on a dead host is for ever. So each host gets at
 * most three quarters of what it takes, and paths beyond that wait here.
 */
final class HostLoad {

    /** Where the host's depth is unknown: what every adapter in the kernel takes. */
    private static final int UNKNOWN_DEPTH = 32;

    private final int limit;
    private final ArrayDeque<Path> waiting = new ArrayDeque<>();
    private int outstanding;
    private int hung;

    HostLoad(int queueDepth) {
        int depth = queueDepth > 0 ? queueDepth : UNKNOWN_DEPTH;
        limit = Math.max(1, depth * 3 / 4);
    }

    boolean hasRoom() {
        return outstanding < limit;
    }

    /** Whether hung commands alone fill the host's share: it answers nothing, and asking more would only hang too. */
    boolean choked() {
        return hung >= limit;
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
