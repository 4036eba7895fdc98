package io.polypath.agent.owner;

import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.Errand;
import io.polypath.ringbuf.LaneQueue;

/** What clients ask of the daemon as a whole. Owner lane only. */
final class DaemonActs {

    private final Keeper keeper;
    private final LaneQueue<Errand> errands;
    private final Runnable shutdown;
    private boolean reconfigurePending;

    /** Asked for while a reading was under way, which may have begun too early for it: another one follows, however many asked. */
    private boolean againAsked;
    private boolean againAll;

    /** @param shutdown asks for the end of the process; returns at once */
    DaemonActs(Keeper keeper, LaneQueue<Errand> errands, Runnable shutdown) {
        this.keeper = keeper;
        this.errands = errands;
        this.shutdown = shutdown;
    }

    /** Answers first: after a shutdown nobody would. */
    void act(DeskOrder.Act act, DeskAnswer answer) {
        answer.give(DeskOutcome.OK);
        switch (act.command()) {
            case RECONFIGURE -> reconfigure(false);
            case RECONFIGURE_ALL -> reconfigure(true);
            case FORCE_QUEUEING_DAEMON -> keeper.queueWithoutDaemon(true);
            case RESTORE_QUEUEING_DAEMON -> keeper.queueWithoutDaemon(false);
            case SHUTDOWN -> shutdown.run();
            case LOG_LEVEL -> {}
            default -> throw new AssertionError(act.command() + " is not the daemon's");
        }
    }

    /** Has the configuration read again; one reading is under way at a time. */
    void reconfigure(boolean reloadAll) {
        if (reconfigurePending) {
            againAsked = true;
            againAll |= reloadAll;
        } else {
            reconfigurePending = true;
            errands.offer(new Errand.LoadConf(reloadAll));
        }
    }

    /** The configuration that was asked for has been read. */
    void reconfigured() {
        reconfigurePending = false;
        if (againAsked) {
            boolean all = againAll;
            againAsked = false;
            againAll = false;
            reconfigure(all);
        }
    }

    boolean reconfigurePending() {
        return reconfigurePending;
    }
}
