package io.polypath.agent.keeper;

/** When a state file that could not be read is read again: after a rest that doubles up to a minute. Owner lane only. */
final class Rereading {

    private static final long FIRST_REST_NS = 2_000_000_000L;
    private static final long LONGEST_REST_NS = 60_000_000_000L;

    private long dueNs = MapClocks.NEVER;
    private long restNs = FIRST_REST_NS;

    /** It could not be read. Nothing new when it is to be read again anyway. */
    void failed(long nowNs) {
        if (dueNs == MapClocks.NEVER) {
            dueNs = nowNs + restNs;
            restNs = Math.min(2 * restNs, LONGEST_REST_NS);
        }
    }

    void succeeded() {
        dueNs = MapClocks.NEVER;
        restNs = FIRST_REST_NS;
    }

    /** Whether it is time to read; true once for each failure. */
    boolean take(long nowNs) {
        boolean due = nowNs >= dueNs;
        dueNs = due ? MapClocks.NEVER : dueNs;
        return due;
    }
}
