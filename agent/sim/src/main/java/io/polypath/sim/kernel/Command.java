package io.polypath.sim.kernel;

import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.SgHeader;
import io.polypath.sim.model.Rule;
import io.polypath.sim.time.Event;
import java.lang.foreign.MemorySegment;

/**
 * A SCSI command at the kernel. There is one object per slot of a slab, used again for every command in that slot.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Command extends Event {

    /** Block layer's timeout where the submitter gives none (BLK_DEFAULT_SG_TIMEOUT). */
    private static final int DEFAULT_TIMEOUT_MS = 60_000;

    private static final long NS_PER_MS = 1_000_000L;

    /** Where the command is. */
    enum Phase {
        /** With its submitter. */
        IDLE,
        /** Waits for a tag of the host; a real submitter would sleep in write(2). */
        AWAITING_TAG,
        /** In the queue of a blocked device; its timeout has not started. */
        PARKED,
        /** On its way to the target and back. */
        FLYING,
        /** Never to be answered, unless the fault is healed. */
        HUNG
    }

    private final Midlayer midlayer;
    private final CommandSlab slab;
    private final int slot;
    private final CommandSink sink;

    OpenFile file;
    Phase phase = Phase.IDLE;
    long submittedNs;
    long deadlineNs;
    int hostStatus;
    Rule hungBy;
    Command previous;
    Command next;

    /**
     * @param slot the slab's slot that this object stands for
     * @param sink told when the command has completed
     */
    public Command(Midlayer midlayer, CommandSlab slab, int slot, CommandSink sink) {
        this.midlayer = midlayer;
        this.slab = slab;
        this.slot = slot;
        this.sink = sink;
    }

    /** The slab's slot. */
    public int slot() {
        return slot;
    }

    /** The open file that the command came through; meaningful from submission to the sink's call. */
    public OpenFile file() {
        return file;
    }

    SimPath path() {
        return file.path();
    }

    MemorySegment header() {
        return slab.header(slot);
    }

    MemorySegment cdb() {
        return slab.cdb(slot);
    }

    MemorySegment sense() {
        return slab.sense(slot);
    }

    MemorySegment data() {
        return slab.data(slot);
    }

    /** Whether the submitter wants the data, and not only that they come. */
    boolean keepsData() {
        return !slab.discards(slot);
    }

    CommandSink sink() {
        return sink;
    }

    long timeoutNs() {
        int ms = SgHeader.timeoutMs(header());
        return (ms > 0 ? ms : DEFAULT_TIMEOUT_MS) * NS_PER_MS;
    }

    @Override
    protected void happen(long nowNs) {
        midlayer.due(this, nowNs);
    }

    @Override
    public String toString() {
        return "slot " + slot + ' ' + phase + (file == null ? "" : " on " + file.path());
    }
}
