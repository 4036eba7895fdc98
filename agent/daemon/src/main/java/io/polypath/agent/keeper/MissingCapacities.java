package io.polypath.agent.keeper;

import io.polypath.agent.path.Reason;
import io.polypath.agent.topology.Path;

/**
 * Disks that answer and have no capacity: the kernel found them while their unit could not tell it, as while its port group was
 * unavailable, and does not ask again by itself. Owner lane only.
 */
final class MissingCapacities {

    /** For so long the kernel is asked to with every check, and then with every fourth. */
    private static final long EAGER_NS = 60_000_000_000L;

    private static final int ROUNDS = 4;

    private final ClerkPost clerk;

    MissingCapacities(ClerkPost clerk) {
        this.clerk = clerk;
    }

    /** A check of a path has ended. */
    void checked(Path path, long nowNs) {
        if (isMissing(path) && (nowNs - path.machine.sinceNs() < EAGER_NS || path.check.rounds % ROUNDS == 0)) {
            clerk.reread(path.name());
        }
    }

    /**
     * Whether all I/O to the path would end beyond its end. The latest check tells: why the path came to its state does not, because a
     * path whose port group is passive is in the same one.
     */
    static boolean isMissing(Path path) {
        return path.machine.checkReason() == Reason.ZERO_SIZE;
    }
}
