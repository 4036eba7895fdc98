package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u32;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * The reply to REPORT TARGET PORT GROUPS. SPC-3 6.25; the extended header since SPC-4. A cursor over received bytes, for
 * the thread that owns it; it is moved to the next reply by {@link #parse} and allocates nothing.
 *
 * <pre>
 *  byte 0..3  length of what follows
 *  byte 4     6..4 format: 001b extended header           (plain: descriptors start here)
 *  byte 5     extended: implicit transition time, seconds
 *  byte 8     extended: descriptors start here
 *
 *  descriptor
 *  byte 0     7 PREF, 3..0 asymmetric access state
 *  byte 1     supported: 7 T, 6 O, 4 LBD, 3 U, 2 S, 1 AN, 0 AO
 *  byte 2..3  target port group
 *  byte 5     status code: 0 none, 1 changed by STPG, 2 changed by the device
 *  byte 7     number of ports; 4 bytes each follow, the last two of them its relative identifier
 * </pre>
 */
public final class TargetPortGroups {
    public static final int SUPPORTS_OPTIMIZED = 0x01;
    public static final int SUPPORTS_NON_OPTIMIZED = 0x02;
    public static final int SUPPORTS_STANDBY = 0x04;
    public static final int SUPPORTS_UNAVAILABLE = 0x08;
    public static final int SUPPORTS_LBA_DEPENDENT = 0x10;
    public static final int SUPPORTS_OFFLINE = 0x40;
    public static final int SUPPORTS_TRANSITIONING = 0x80;

    private static final int LENGTH_BYTES = 4;
    private static final int EXTENDED_HEADER_BYTES = 8;
    private static final int FORMAT_BITS = 0x70;
    private static final int FORMAT_EXTENDED = 0x10;
    private static final int DESCRIPTOR_BYTES = 8;
    private static final int PORT_BYTES = 4;

    private MemorySegment reply = MemorySegment.NULL;
    private long neededBytes;
    private int first;
    private int end;
    private int count;
    private int next;
    private int at = -1;

    /** A cursor over no reply yet. */
    public TargetPortGroups() {
    }

    /**
     * Validates a whole reply and puts the cursor before its first group.
     *
     * @param received        the data buffer
     * @param receivedBytes   what the device sent: allocation length minus residual
     * @param allocationBytes the allocation length that was asked for
     * @return NONE; SHORT (no length field); LONGER (ask again with {@link #neededBytes}); TRUNCATED (it should have
     *     fitted and did not come); EMPTY (no group); OVERFLOW (a descriptor runs over the end). After a fault there
     *     are no groups
     */
    public ReplyFault parse(MemorySegment received, int receivedBytes, int allocationBytes) {
        reply = received;
        count = 0;
        end = 0;
        neededBytes = 0;
        int available = BigEndian.received(received, receivedBytes);
        ReplyFault fault = header(available, allocationBytes);
        if (fault == ReplyFault.NONE) {
            fault = descriptors();
        }
        if (fault != ReplyFault.NONE) {
            count = 0;
            end = 0;
        }
        rewind();
        return fault;
    }

    private ReplyFault header(int available, int allocationBytes) {
        if (available < LENGTH_BYTES) {
            return ReplyFault.SHORT;
        }
        neededBytes = LENGTH_BYTES + u32(reply, 0);
        ReplyFault fault = ReplyFault.ofLength(neededBytes, available, allocationBytes);
        if (fault != ReplyFault.NONE) {
            return fault;
        }
        end = (int) neededBytes;
        first = isExtended() ? EXTENDED_HEADER_BYTES : LENGTH_BYTES;
        return end <= first ? ReplyFault.EMPTY : ReplyFault.NONE;
    }

    private ReplyFault descriptors() {
        int offset = first;
        while (offset < end) {
            if (offset + DESCRIPTOR_BYTES > end || following(offset) > end && !lastPortCutOff(offset)) {
                return ReplyFault.OVERFLOW;
            }
            offset = following(offset);
            count++;
        }
        return ReplyFault.NONE;
    }

    /**
     * LIO (drivers/target/target_core_alua.c) leaves the four further bytes of the extended header out of the length, and ends its
     * data there: the last port of the last group is missing, the group itself is whole.
     */
    private boolean lastPortCutOff(int offset) {
        return isExtended() && following(offset) - end == PORT_BYTES;
    }

    private int following(int offset) {
        return offset + DESCRIPTOR_BYTES + PORT_BYTES * u8(reply, offset + 7);
    }

    /** The length of the whole reply by its own account, for LONGER the allocation length to ask with; 0 if SHORT. */
    public long neededBytes() {
        return neededBytes;
    }

    /** Whether the reply has the extended header. */
    public boolean isExtended() {
        return end > LENGTH_BYTES && (u8(reply, LENGTH_BYTES) & FORMAT_BITS) == FORMAT_EXTENDED;
    }

    /** Seconds that the device may take for an implicit transition, 1 to 255; 0 where it does not say. */
    public int implicitTransitionSeconds() {
        return isExtended() ? u8(reply, 5) : 0;
    }

    /** Number of groups in the reply; 0 after a fault. */
    public int count() {
        return count;
    }

    /** Puts the cursor before the first group. */
    public void rewind() {
        next = first;
        at = -1;
    }

    /** Moves to the next group; false when there is none. */
    public boolean next() {
        if (next >= end) {
            at = -1;
            return false;
        }
        at = next;
        next = following(next);
        return true;
    }

    /**
     * Moves to the first group with this identifier.
     *
     * @param group 0 to 65,535, from {@link Designators#targetPortGroup} of the same logical unit
     * @return NONE, or NOT_FOUND
     */
    public ReplyFault find(int group) {
        rewind();
        while (next()) {
            if (group() == group) {
                return ReplyFault.NONE;
            }
        }
        return ReplyFault.NOT_FOUND;
    }

    /** Identifier, 0 to 65,535; unique only within the logical unit that answered. */
    public int group() {
        return u16(reply, current() + 2);
    }

    public AccessState state() {
        return AccessState.of(u8(reply, current()));
    }

    /** The state's four bits as received, 0 to Fh: tells the reserved values apart. */
    public int stateCode() {
        return u8(reply, current()) & 0xF;
    }

    /** Whether the device prefers this group (PREF). */
    public boolean isPreferred() {
        return (u8(reply, current()) & 0x80) != 0;
    }

    /** SUPPORTS bits. */
    public int supportedStates() {
        return u8(reply, current() + 1);
    }

    /** Why the state last changed: 0 not known, 1 SET TARGET PORT GROUPS, 2 the device itself. */
    public int statusCode() {
        return u8(reply, current() + 5);
    }

    /** Ports of this group that the reply lists, 0 to 255. */
    public int portCount() {
        int arrived = (end - current() - DESCRIPTOR_BYTES) / PORT_BYTES;
        return Math.min(u8(reply, current() + 7), arrived);
    }

    /**
     * Relative target port identifier of one port, 0 to 65,535.
     *
     * @param index 0 to {@link #portCount} - 1
     */
    public int port(int index) {
        if (index < 0 || index >= portCount()) {
            throw new IndexOutOfBoundsException(index);
        }
        return u16(reply, current() + DESCRIPTOR_BYTES + PORT_BYTES * index + 2);
    }

    private int current() {
        if (at < 0) {
            throw new IllegalStateException("not at a target port group");
        }
        return at;
    }
}
