package io.polypath.agent.listen;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.UeventPort;
import io.polypath.agent.record.UeventRecord;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.udev.UeventError;
import io.polypath.udev.UeventSource;

/**
 * Receives uevents and passes on those that matter, in the bytes in which they arrived.
 *
 * <p>When the owner is behind, events wait in the kernel's receive buffer; what the kernel then drops is reported as loss,
 * and the owner compares the topology with sysfs.
 */
public final class Listener implements Lane {

    private static final int BATCH = 64;

    private final UeventPort port;
    private final ReceiveSlots slots;
    private final UeventRecord[] records;
    private final LaneQueue<UeventRecord> events;
    private final LaneQueue<UeventRecord> returned;
    private final UeventLoss loss;
    private final UeventCounters counters;
    private final int[] batch = new int[BATCH];
    private final int[] free;
    private int freeCount;

    /**
     * @param events listener to owner, at least as many places as there are slots
     * @param returned owner to listener, the same
     */
    public Listener(
            UeventPort port,
            ReceiveSlots slots,
            LaneQueue<UeventRecord> events,
            LaneQueue<UeventRecord> returned,
            UeventLoss loss,
            UeventCounters counters) {
        this.port = port;
        this.slots = slots;
        this.events = events;
        this.returned = returned;
        this.loss = loss;
        this.counters = counters;
        records = new UeventRecord[slots.slots()];
        free = new int[slots.slots()];
        for (int slot = 0; slot < records.length; slot++) {
            records[slot] = new UeventRecord(slot);
            release(slot);
        }
    }

    @Override
    public String name() {
        return "listener";
    }

    @Override
    public int step(long nowNs) {
        int work = takeBack();
        int wanted = Math.min(BATCH, freeCount);
        if (wanted > 0) {
            System.arraycopy(free, freeCount - wanted, batch, 0, wanted);
            int received = port.receive(batch, wanted);
            keep(wanted, received);
            for (int i = 0; i < received; i++) {
                admit(batch[i], nowNs);
            }
            work += received;
        }
        if (port.takeLoss()) {
            loss.report();
            work++;
        }
        return work;
    }

    /** The first {@code received} of the batch are now taken; the others go back in place. */
    private void keep(int wanted, int received) {
        freeCount -= wanted;
        for (int i = received; i < wanted; i++) {
            release(batch[i]);
        }
    }

    private int takeBack() {
        int count = 0;
        for (UeventRecord record = returned.poll(); record != null; record = returned.poll()) {
            release(record.slot);
            count++;
        }
        return count;
    }

    private void admit(int slot, long nowNs) {
        UeventRecord record = records[slot];
        UeventSource source = slots.senderGroups(slot) == UeventSource.UDEV.groupMask() ? UeventSource.UDEV : UeventSource.KERNEL;
        UeventError error = record.uevent.parse(slots.payload(slot), slots.length(slot), source);
        counters.received(error);
        if (error == UeventError.NONE && Relevance.relevant(record.uevent)) {
            record.receivedNs = nowNs;
            counters.passedOn();
            events.offer(record);
        } else {
            release(slot);
        }
    }

    private void release(int slot) {
        free[freeCount] = slot;
        freeCount++;
    }

    @Override
    public long deadlineNs() {
        return NEVER;
    }

    @Override
    public boolean urgent() {
        return true;
    }

    @Override
    public int[] pollFds() {
        return port.pollFds();
    }
}
