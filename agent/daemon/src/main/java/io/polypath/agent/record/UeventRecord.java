package io.polypath.agent.record;

import io.polypath.udev.Uevent;

/**
 * A uevent on its way from listener to owner: the on-heap half of a receive slot. One per slot, allocated at start.
 *
 * <p>While the owner holds the record, the slot's bytes stay as they arrived and {@link #uevent} points into them.
 */
public final class UeventRecord {

    /** Index of the receive slot. */
    public final int slot;

    /** The parsed view of the slot's bytes. */
    public final Uevent uevent = new Uevent();

    /** When the datagram was received, CLOCK_MONOTONIC. */
    public long receivedNs;

    public UeventRecord(int slot) {
        this.slot = slot;
    }
}
