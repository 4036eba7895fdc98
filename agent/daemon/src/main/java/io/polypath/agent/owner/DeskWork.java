package io.polypath.agent.owner;

import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskReply;
import io.polypath.ringbuf.LaneQueue;

/** Answers the desk. Owner lane only; the owner never waits for the desk, and an answer that has to wait waits in {@link DeskWaits}. */
final class DeskWork {

    private final HostViews views;
    private final MapActs maps;
    private final PathActs paths;
    private final DaemonActs daemon;
    private final DeskWaits waits;
    private final LaneQueue<DeskReply> replies;

    DeskWork(
            HostViews views,
            MapActs maps,
            PathActs paths,
            DaemonActs daemon,
            DeskWaits waits,
            LaneQueue<DeskReply> replies) {
        this.views = views;
        this.maps = maps;
        this.paths = paths;
        this.daemon = daemon;
        this.waits = waits;
        this.replies = replies;
    }

    void take(DeskOrder order, long nowNs) {
        switch (order) {
            case DeskOrder.Look() -> replies.offer(new DeskReply.Looked(views.take()));
            case DeskOrder.Forget(long ticket) -> waits.forget(ticket);
            case DeskOrder.Act act -> act(act, new DeskAnswer(replies, act.ticket()), nowNs);
        }
    }

    private void act(DeskOrder.Act act, DeskAnswer answer, long nowNs) {
        switch (act.command()) {
            case ADD_PATH, DEL_PATH, FAIL_PATH, REINSTATE_PATH, SET_MARGINAL_PATH, UNSET_MARGINAL_PATH ->
                paths.act(act, answer, nowNs);
            case RECONFIGURE, RECONFIGURE_ALL, FORCE_QUEUEING_DAEMON, RESTORE_QUEUEING_DAEMON, SHUTDOWN, LOG_LEVEL ->
                daemon.act(act, answer, nowNs);
            default -> maps.act(act, answer, nowNs);
        }
    }
}
