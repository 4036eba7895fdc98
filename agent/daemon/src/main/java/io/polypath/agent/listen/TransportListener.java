package io.polypath.agent.listen;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.TransportEventPort;
import io.polypath.agent.record.FabricEvent;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.udev.transport.TransportEventError;

/**
 * Receives what SCSI transports tell, decodes it, and passes on what concerns paths. What is lost on the way, in the kernel's buffer
 * or because the owner is behind, is reported as loss: the owner then checks every path of these transports.
 */
public final class TransportListener implements Lane {

    /** A transport's module may be loaded when its first device comes. */
    private static final long REOPEN_NS = 30_000_000_000L;

    private final TransportEventPort port;
    private final ReceiveSlots slots;
    private final LaneQueue<FabricEvent> events;
    private final UeventLoss loss;
    private final TransportCounters counters;
    private final TransportDecoder decoder = new TransportDecoder();
    private final int[] free;
    private boolean dropped;
    private long reopenNs;

    /**
     * @param slots this lane's own; its owner sees records
     * @param events to the owner; full means that events are dropped and counted
     */
    public TransportListener(
            TransportEventPort port,
            ReceiveSlots slots,
            LaneQueue<FabricEvent> events,
            UeventLoss loss,
            TransportCounters counters) {
        this.port = port;
        this.slots = slots;
        this.events = events;
        this.loss = loss;
        this.counters = counters;
        free = new int[slots.slots()];
    }

    @Override
    public String name() {
        return "transports";
    }

    @Override
    public int step(long nowNs) {
        if (reopenNs <= nowNs) {
            reopenNs = port.openMissing() ? nowNs + REOPEN_NS : NEVER;
        }
        int received = fibreChannel() + iscsi();
        long missed = decoder.takeMissed();
        counters.missed(missed);
        if (port.takeLoss() || missed > 0 || dropped) {
            dropped = false;
            loss.report();
        }
        return received;
    }

    private int fibreChannel() {
        int received = port.receiveFibreChannel(allFree());
        for (int i = 0; i < received; i++) {
            count(decoder.fibreChannel(slots.payload(free[i]), slots.length(free[i]), this::passOn));
        }
        return received;
    }

    private int iscsi() {
        int received = port.receiveIscsi(allFree());
        for (int i = 0; i < received; i++) {
            count(decoder.iscsi(slots.payload(free[i]), slots.length(free[i]), this::passOn));
        }
        return received;
    }

    /** Datagrams are decoded on the spot, so that every slot is free again. */
    private int[] allFree() {
        for (int slot = 0; slot < free.length; slot++) {
            free[slot] = slot;
        }
        return free;
    }

    private void count(TransportEventError error) {
        counters.received(error);
    }

    private void passOn(FabricEvent event) {
        if (events.offer(event)) {
            counters.passedOn();
        } else {
            counters.dropped();
            dropped = true;
        }
    }

    @Override
    public long deadlineNs() {
        return reopenNs;
    }

    @Override
    public int[] pollFds() {
        return port.pollFd() < 0 ? new int[0] : new int[] {port.pollFd()};
    }
}
