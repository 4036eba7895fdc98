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
    private final DeskWaits waits;
    private final Runnable shutdown;

    /** Readings that were begun, readings that are over, and why the last of these changed nothing: empty where it did. */
    private long begun;
    private long over;
    private String refusal = "";

    /** Asked for while a reading was under way, which may have begun too early for it: another one follows, however many asked. */
    private boolean againAsked;
    private boolean againAll;

    /** @param shutdown asks for the end of the process; returns at once */
    DaemonActs(Keeper keeper, LaneQueue<Errand> errands, DeskWaits waits, Runnable shutdown) {
        this.keeper = keeper;
        this.errands = errands;
        this.waits = waits;
        this.shutdown = shutdown;
    }

    void act(DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        switch (act.command()) {
            case RECONFIGURE -> reconfigure(false, answer, nowNs);
            case RECONFIGURE_ALL -> reconfigure(true, answer, nowNs);
            default -> actAtOnce(act, answer);
        }
    }

    /** Answers first: after a shutdown nobody would. */
    private void actAtOnce(DeskOrder.Act act, DeskAnswer answer) {
        answer.give(DeskOutcome.OK);
        switch (act.command()) {
            case FORCE_QUEUEING_DAEMON -> keeper.queueWithoutDaemon(true);
            case RESTORE_QUEUEING_DAEMON -> keeper.queueWithoutDaemon(false);
            case SHUTDOWN -> shutdown.run();
            case LOG_LEVEL -> {}
            default -> throw new AssertionError(act.command() + " is not the daemon's");
        }
    }

    /** Who asks hears whether the text was taken; where reading it takes long, that it was asked for. */
    private void reconfigure(boolean reloadAll, DeskAnswer answer, long nowNs) {
        reconfigure(reloadAll);
        long awaited = againAsked ? begun + 1 : begun;
        waits.soon(answer, nowNs, _ -> over >= awaited, waiting -> tell(waiting, awaited));
    }

    private void tell(DeskAnswer answer, long reading) {
        if (over < reading || refusal.isEmpty()) {
            answer.give(DeskOutcome.OK);
        } else {
            answer.refuse("the configuration stays as it was: " + refusal);
        }
    }

    /** Has the configuration read again; one reading is under way at a time. */
    void reconfigure(boolean reloadAll) {
        if (reconfigurePending()) {
            againAsked = true;
            againAll |= reloadAll;
        } else {
            begun++;
            errands.offer(new Errand.LoadConf(reloadAll));
        }
    }

    /** The configuration that was asked for has been read. @param why it changes nothing; empty where it does */
    void reconfigured(String why) {
        over++;
        refusal = why;
        if (againAsked) {
            boolean all = againAll;
            againAsked = false;
            againAll = false;
            reconfigure(all);
        }
    }

    boolean reconfigurePending() {
        return begun > over;
    }
}
