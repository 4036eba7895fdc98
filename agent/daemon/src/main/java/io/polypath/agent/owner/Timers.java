package io.polypath.agent.owner;

import io.polypath.agent.record.Command;
import io.polypath.agent.topology.Path;

/**
 * The owner's timers by what they are for: each path's next check, each path's pending limit, each command's deadline, whatever a
 * map waits for, and a few of the owner's own. Owner lane only; no method allocates.
 */
final class Timers {

    /** The owner's own timers. */
    enum Duty {
        /** Compare the topology with what is there. */
        RESYNC,
        /** Try again what found no free command slot. */
        REVISIT,
        /** Look again whether disks are still being found. */
        GLANCE,
        /** Go on with the tests of doubtful paths. */
        SAMPLE,
        /** A burst of a transport's events is over. */
        FABRIC,
        /** Check what events may have concerned that were lost. */
        FABRIC_RESYNC
    }

    /** Told what has fallen due. */
    interface Handler {
        void checkDue(int pathRow, long dueNs, long nowNs);

        void pathLimit(int pathRow, long nowNs);

        void commandOverdue(int slot, long nowNs);

        void mapDue(int mapRow, long nowNs);

        void dutyDue(Duty duty, long nowNs);
    }

    private static final Duty[] DUTIES = Duty.values();

    private final DeadlineHeap heap;
    private final int paths;
    private final int maps;
    private final int duties;

    /** @param maps most maps at one time */
    Timers(int paths, int slots, int maps) {
        this.paths = paths;
        this.maps = 2 * paths + slots;
        duties = this.maps + maps;
        heap = new DeadlineHeap(duties + DUTIES.length);
    }

    void check(Path path, long atNs) {
        heap.arm(path.row, atNs);
    }

    void limit(Path path, long atNs) {
        heap.arm(paths + path.row, atNs);
    }

    void deadline(Command command, long atNs) {
        heap.arm(2 * paths + command.slot, atNs);
    }

    /** @param atNs {@link Long#MAX_VALUE} for never */
    void map(int mapRow, long atNs) {
        if (atNs == Long.MAX_VALUE) {
            heap.disarm(maps + mapRow);
        } else {
            heap.arm(maps + mapRow, atNs);
        }
    }

    /** Of two times that were asked for the earlier counts. */
    void duty(Duty duty, long atNs) {
        int timer = duties + duty.ordinal();
        heap.arm(timer, heap.armed(timer) ? Math.min(atNs, heap.deadlineNs(timer)) : atNs);
    }

    void stopCheck(Path path) {
        heap.disarm(path.row);
    }

    void stopLimit(Path path) {
        heap.disarm(paths + path.row);
    }

    void stopDeadline(Command command) {
        heap.disarm(2 * paths + command.slot);
    }

    long nextNs() {
        return heap.nextNs();
    }

    /**
     * Hands the earliest due timer to its handler.
     *
     * @return whether one was due
     */
    boolean fireOne(long nowNs, Handler handler) {
        long dueNs = heap.nextNs();
        int timer = heap.pollDue(nowNs);
        if (timer < 0) {
            return false;
        }
        if (timer < paths) {
            handler.checkDue(timer, dueNs, nowNs);
        } else if (timer < 2 * paths) {
            handler.pathLimit(timer - paths, nowNs);
        } else if (timer < maps) {
            handler.commandOverdue(timer - 2 * paths, nowNs);
        } else if (timer < duties) {
            handler.mapDue(timer - maps, nowNs);
        } else {
            handler.dutyDue(DUTIES[timer - duties], nowNs);
        }
        return true;
    }
}
