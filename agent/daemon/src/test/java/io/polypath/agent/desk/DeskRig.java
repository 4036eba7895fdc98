package io.polypath.agent.desk;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.show.DevicesPage;
import io.polypath.agent.view.HostView;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A desk that a test steps, with a time of its own, and the owner's end of its queues. */
final class DeskRig implements AutoCloseable {

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000 * MILLI;

    private static int rigs;

    final Arena arena = Arena.ofShared();
    final DeskCounters counters = new DeskCounters();
    final Desk desk;
    final String name;
    final LaneQueue<DeskOrder> orders;
    final LaneQueue<DeskReply> replies;

    /** What the owner sees, by the time at which it looks. */
    LongFunction<HostView> host;

    /** What the owner has been ordered and has not answered. */
    final List<DeskOrder.Act> acts = new ArrayList<>();
    final List<Long> forgotten = new ArrayList<>();

    /** Whether the owner answers looks. */
    boolean ownerLooks = true;

    long nowNs = 1_000 * SECOND;

    private final List<DeskPeer> peers = new ArrayList<>();

    DeskRig(DeskLimits limits, LongFunction<HostView> host) throws IOException {
        this.host = host;
        rigs++;
        name = "@polypath-desk-" + ProcessHandle.current().pid() + "-" + rigs;
        orders = LaneQueue.spsc("desk-orders", limits.orderQueue(), WhenFull.DROP_AND_COUNT, new Doorbell(arena));
        replies = LaneQueue.spsc("desk-replies", limits.replyQueue(), WhenFull.BUG, new Doorbell(arena));
        List<ListeningSocket> sockets = SocketAddresses.listen(List.of(name));
        BlockDevices devices = () -> List.of(new DevicesPage.Device("sda", false), new DevicesPage.Device("nvme0c0n1", true));
        desk = new Desk(arena, new DeskSetup(limits, sockets, devices, counters), orders, replies);
    }

    /** Another client. */
    DeskPeer connect() {
        DeskPeer peer = new DeskPeer(arena, name);
        peers.add(peer);
        return peer;
    }

    /** Lets time pass. */
    void pass(long ns) {
        nowNs += ns;
    }

    /** Steps desk and owner in turn until neither has anything to do. */
    void settle() {
        while (desk.step(nowNs) + owner() > 0) {
            nowNs++;
        }
    }

    private int owner() {
        int taken = 0;
        for (DeskOrder order = orders.poll(); order != null; order = orders.poll()) {
            switch (order) {
                case DeskOrder.Look look when ownerLooks -> replies.offer(new DeskReply.Looked(host.apply(nowNs)));
                case DeskOrder.Look look -> { }
                case DeskOrder.Act act -> acts.add(act);
                case DeskOrder.Forget forget -> forgotten.add(forget.ticket());
            }
            taken++;
        }
        return taken;
    }

    /** The owner answers its oldest order. */
    void done(DeskOutcome outcome, String text) {
        replies.offer(new DeskReply.Done(acts.removeFirst().ticket(), outcome, text));
        settle();
    }

    /** What a client that asks this now is told. */
    String ask(DeskPeer peer, String request) {
        peer.send(request);
        settle();
        return peer.answer();
    }

    /** Whether nothing is due. */
    boolean atRest() {
        return desk.deadlineNs() == Lane.NEVER;
    }

    @Override
    public void close() {
        peers.forEach(DeskPeer::close);
        desk.stop();
        arena.close();
    }
}
