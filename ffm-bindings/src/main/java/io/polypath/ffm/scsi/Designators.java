package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * VPD page 83h, device identification: a list of designators behind the page header. SPC-3 7.6.3. An object is a cursor over
 * one received page, for the thread that owns it, and can be moved to the next page with {@link #wrap}; the static methods
 * answer the usual questions without an object. Nothing here allocates.
 *
 * <pre>
 *  byte 0   7..4 protocol identifier, 3..0 code set (1 binary, 2 ASCII, 3 UTF-8)
 *  byte 1   7 PIV, 5..4 association (0 logical unit, 1 target port, 2 target device), 3..0 type
 *  byte 3   length of the designator that follows
 * </pre>
 */
public final class Designators {
    public static final int ASSOCIATION_LOGICAL_UNIT = 0;
    public static final int ASSOCIATION_TARGET_PORT = 1;
    public static final int ASSOCIATION_TARGET_DEVICE = 2;

    public static final int TYPE_VENDOR_SPECIFIC = 0x0;
    public static final int TYPE_T10_VENDOR_ID = 0x1;
    public static final int TYPE_EUI64 = 0x2;
    public static final int TYPE_NAA = 0x3;
    public static final int TYPE_RELATIVE_TARGET_PORT = 0x4;
    public static final int TYPE_TARGET_PORT_GROUP = 0x5;
    public static final int TYPE_LOGICAL_UNIT_GROUP = 0x6;
    public static final int TYPE_MD5_LOGICAL_UNIT = 0x7;
    public static final int TYPE_SCSI_NAME = 0x8;
    public static final int TYPE_UUID = 0xA;

    public static final int CODE_SET_BINARY = 1;
    public static final int CODE_SET_ASCII = 2;
    public static final int CODE_SET_UTF8 = 3;

    /** Size of the header of a designator. */
    static final int HEADER_BYTES = 4;
    /** Buffer that holds every WWID with its NUL: what multipath-tools uses. */
    public static final int WWID_BYTES = 128;

    private MemorySegment page = MemorySegment.NULL;
    private int end;
    private int at = -1;
    private int next;
    private ReplyFault fault = ReplyFault.EMPTY;

    /** A cursor over no page yet. */
    public Designators() {
    }

    /**
     * Puts the cursor before the first designator of a page.
     *
     * @return NONE, SHORT or WRONG_PAGE; after a fault {@link #next} finds nothing
     */
    public ReplyFault wrap(MemorySegment newPage, int receivedBytes) {
        int usable = Vpd.usableBytes(newPage, receivedBytes, Vpd.DEVICE_IDENTIFICATION);
        page = newPage;
        fault = ReplyFault.of(usable);
        end = Math.max(usable, 0);
        at = -1;
        next = Vpd.HEADER_BYTES;
        return fault;
    }

    /**
     * Moves to the next designator.
     *
     * @return false at the end of the page or at a designator that runs over it; {@link #fault} tells which
     */
    public boolean next() {
        if (next + HEADER_BYTES > end) {
            at = -1;
            return false;
        }
        int following = following(page, next);
        if (following > end) {
            fault = ReplyFault.OVERFLOW;
            end = next;
            at = -1;
            return false;
        }
        at = next;
        next = following;
        return true;
    }

    /** NONE, the fault of {@link #wrap}, or OVERFLOW once {@link #next} met a designator that runs over the end. */
    public ReplyFault fault() {
        return fault;
    }

    /** 0 logical unit, 1 target port, 2 target device, 3 reserved. Like all accessors, after {@link #next} said true. */
    public int association() {
        return association(page, current());
    }

    /** One of the TYPE constants, or another value up to Fh. */
    public int type() {
        return type(page, current());
    }

    /** One of the CODE_SET constants, or another value up to Fh. */
    public int codeSet() {
        return u8(page, current()) & 0xF;
    }

    /** SCSI transport protocol (SPC-3 7.5.1: 0 FC, 4 SRP, 5 iSCSI, 6 SAS), or -1 where the page does not say. */
    public int protocol() {
        boolean valid = (u8(page, current() + 1) & 0x80) != 0;
        return valid ? u8(page, current()) >> 4 : -1;
    }

    /** Bytes of the designator itself, 0 to 255. */
    public int lengthBytes() {
        return length(page, current());
    }

    /** Where in the page the designator itself starts; all of its {@link #lengthBytes} were received. */
    public int offset() {
        return current() + HEADER_BYTES;
    }

    private int current() {
        if (at < 0) {
            throw new IllegalStateException("not at a designator");
        }
        return at;
    }

    /**
     * The target port group that the port which answered belongs to: the first designator of type 5. The association is
     * not looked at, as in the kernel and in multipath-tools.
     *
     * @return 0 to 65,535, or the code of NOT_FOUND, OVERFLOW, SHORT or WRONG_PAGE
     */
    public static int targetPortGroup(MemorySegment page, int receivedBytes) {
        return portNumber(page, receivedBytes, TYPE_TARGET_PORT_GROUP);
    }

    /**
     * The relative identifier of the port which answered: the first designator of type 4.
     *
     * @return 0 to 65,535 (0 is reserved), or the code of NOT_FOUND, OVERFLOW, SHORT or WRONG_PAGE
     */
    public static int relativeTargetPort(MemorySegment page, int receivedBytes) {
        return portNumber(page, receivedBytes, TYPE_RELATIVE_TARGET_PORT);
    }

    /** Both port numbers stand in bytes 2 and 3 of a designator of 4 bytes. SPC-3 7.6.3.7 and 7.6.3.8. */
    private static int portNumber(MemorySegment page, int receivedBytes, int type) {
        int end = Vpd.usableBytes(page, receivedBytes, Vpd.DEVICE_IDENTIFICATION);
        if (end < 0) {
            return end;
        }
        int at = Vpd.HEADER_BYTES;
        while (at + HEADER_BYTES <= end) {
            int following = following(page, at);
            if (following > end) {
                return ReplyFault.OVERFLOW.code();
            }
            if (type(page, at) == type && length(page, at) >= 4) {
                return u16(page, at + HEADER_BYTES + 2);
            }
            at = following;
        }
        return ReplyFault.NOT_FOUND.code();
    }

    /**
     * Chooses the logical unit's designator and writes it into {@code out} as the string that multipath-tools 0.14
     * uses as WWID (without the vendor specific page C0h of one old array), followed by a NUL. Rank: NAA 6, NAA 5,
     * NAA 2, EUI-64, SCSI name, T10 vendor, NAA 3; the first of the best rank wins. A designator that runs over the end
     * ends the search and one that its type does not allow is skipped; both are faults only if no other one qualifies.
     *
     * @param out its size is the limit: binary designators are cut at whole bytes, text at {@code byteSize() - 1}
     *            characters; {@link #WWID_BYTES} fits all but overlong names
     * @return the number of characters, 0 where {@code out} has no room for one, or the code of NOT_FOUND (no
     *     designator qualifies), INVALID, OVERFLOW, SHORT or WRONG_PAGE
     */
    public static int wwid(MemorySegment page, int receivedBytes, MemorySegment out) {
        if (out.byteSize() <= 1) {
            return 0;
        }
        int end = Vpd.usableBytes(page, receivedBytes, Vpd.DEVICE_IDENTIFICATION);
        if (end < 0) {
            return end;
        }
        int best = best(page, end);
        return best < 0 ? best : WwidRendering.render(page, best, out);
    }

    /**
     * Whether the page has a designator of the logical unit that renders as a given WWID, be it the best or not.
     *
     * @param scratch overwritten; at least 2 bytes, {@link #WWID_BYTES} fit all but overlong names
     */
    public static boolean has(MemorySegment page, int receivedBytes, String wwid, MemorySegment scratch) {
        int end = Vpd.usableBytes(page, receivedBytes, Vpd.DEVICE_IDENTIFICATION);
        int at = Vpd.HEADER_BYTES;
        while (at + HEADER_BYTES <= end && following(page, at) <= end) {
            if (DesignatorRank.of(page, at) > 0 && spells(scratch, WwidRendering.render(page, at, scratch), wwid)) {
                return true;
            }
            at = following(page, at);
        }
        return false;
    }

    /** Whether what was rendered is a given WWID. */
    public static boolean spells(MemorySegment rendered, int length, String text) {
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (u8(rendered, i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Offset of the header of the designator that identifies the logical unit, or a fault code. */
    private static int best(MemorySegment page, int end) {
        int best = 0;
        int bestRank = 0;
        ReplyFault fault = ReplyFault.NOT_FOUND;
        int at = Vpd.HEADER_BYTES;
        while (at + HEADER_BYTES <= end) {
            int following = following(page, at);
            if (following > end) {
                fault = ReplyFault.OVERFLOW;
                break;
            }
            int rank = DesignatorRank.of(page, at);
            if (rank == DesignatorRank.INVALID) {
                fault = ReplyFault.INVALID;
            } else if (rank > bestRank) {
                best = at;
                bestRank = rank;
            }
            at = following;
        }
        return bestRank > 0 ? best : fault.code();
    }

    static int association(MemorySegment page, int at) {
        return u8(page, at + 1) >> 4 & 3;
    }

    static int type(MemorySegment page, int at) {
        return u8(page, at + 1) & 0xF;
    }

    static int length(MemorySegment page, int at) {
        return u8(page, at + 3);
    }

    private static int following(MemorySegment page, int at) {
        return at + HEADER_BYTES + length(page, at);
    }
}
