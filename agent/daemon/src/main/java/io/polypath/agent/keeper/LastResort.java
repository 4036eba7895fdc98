package io.polypath.agent.keeper;

import io.polypath.agent.record.Errand;

/**
 * The kernel's own end of waiting, for the case that this daemon is no longer there to end it: {@code queue_if_no_path_timeout_secs} of
 * dm-multipath, which holds for all maps alike. It is later than what any map is configured to wait, and off as soon as one map may
 * wait for ever. Owner lane only.
 */
final class LastResort {

    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** The kernel must never be first, even where this daemon counts late. */
    private static final long MARGIN_SECONDS = 60;

    /** The parameter's own limit is far beyond; nobody means more than a month. */
    private static final long MOST_SECONDS = 30L * 24 * 3_600;

    private final MapBook book;
    private final ClerkPost clerk;
    private long seconds = -1;
    private boolean stale;

    LastResort(MapBook book, ClerkPost clerk) {
        this.book = book;
        this.clerk = clerk;
    }

    /** Maps came, went, or are configured otherwise. */
    void changed() {
        stale = true;
    }

    /** Has the kernel told, if need be. */
    void align() {
        if (stale) {
            stale = false;
            tell(wantedSeconds());
        }
    }

    /** The daemon ends in good order: from here on each map waits as its own flag says. */
    void end() {
        tell(0);
    }

    private void tell(long wanted) {
        if (wanted != seconds) {
            seconds = wanted;
            clerk.send(new Errand.LimitWaiting(wanted));
        }
    }

    /** 0 is off. */
    private long wantedSeconds() {
        long most = 0;
        for (ManagedMap map : book.all()) {
            if (map.queueing == null) {
                continue;
            }
            if (mayWaitForEver(map)) {
                return 0;
            }
            most = Math.max(most, map.queueing.limitNs() / NS_PER_SECOND);
        }
        return most == 0 ? 0 : Math.min(2 * most + MARGIN_SECONDS, MOST_SECONDS);
    }

    /** Also where an operator has ended the waiting for now, and where the map is still being made. */
    private static boolean mayWaitForEver(ManagedMap map) {
        return switch (map.queueing.policy().kind()) {
            case QUEUE -> true;
            case UNSET -> map.kernel != null && map.kernel.queues();
            case FAIL, CHECKS -> false;
        };
    }
}
