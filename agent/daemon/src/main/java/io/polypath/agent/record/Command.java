package io.polypath.agent.record;

/**
 * A SCSI or NVMe command on its way: the on-heap half of a command slot. One per slot, allocated at start, never garbage.
 *
 * <p>Ownership travels with the record: owner lane, then (through a queue) the prober or a runner, then back. Who holds it
 * may write it; nobody else looks. {@link #generation} says which use of the slot this is.
 */
public final class Command {

    /** What the prober is to do; a runner only submits. */
    public enum Task {
        /** Make the device known to the port. */
        ATTACH,
        /** Submit the slot's SCSI command. */
        SUBMIT,
        /** The same, with a read that is part of a test and not of a check. */
        SAMPLE,
        /** Make the port forget the device; what is outstanding there never comes back. */
        DETACH
    }

    /** Index of the slot in the command slab. */
    public final int slot;

    /** Counts the uses of this slot; written by the owner when it takes the slot. */
    public long generation;

    /** Row of the path in the path table, and which tenant of that row. */
    public int path;
    public int pathGeneration;

    public Task task = Task.SUBMIT;

    /** Handle for the SCSI port. */
    public int device;

    /** What the command asks; an ordinal of {@code Probe}. */
    public int probe;

    /** Whether the slot holds an NVMe command ({@code NvmeCommand}); such a one is a runner's. */
    public boolean nvme;

    /** When the check was due, CLOCK_MONOTONIC. */
    public long dueNs;

    /** Before when a runner does not begin; written by the owner, without meaning for the prober. */
    public long notBeforeNs;

    /** When the port took the command, or refused it. */
    public long submittedNs;

    /** When the prober collected the completion, or the runner's call returned. */
    public long completedNs;

    /** 0, or minus errno of a submission that the port refused. */
    public int error;

    public Command(int slot) {
        this.slot = slot;
    }

    /** Whether the slot holds a command that the device is to answer. */
    public boolean isScsi() {
        return task == Task.SUBMIT || task == Task.SAMPLE;
    }
}
