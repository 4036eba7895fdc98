package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * Standard INQUIRY data. SPC-3 6.4.2.
 *
 * <pre>
 *  byte 0      7..5 peripheral qualifier, 4..0 peripheral device type
 *  byte 2      version: 3 SPC, 4 SPC-2, 5 SPC-3, 6 SPC-4
 *  byte 4      additional length: bytes that follow this one
 *  byte 5      5..4 TPGS
 *  byte 8..15  vendor      16..31 product      32..35 revision   (ASCII, blank padded)
 * </pre>
 *
 * <p>Every accessor takes the reply and what was received of it. A number whose byte was not received is
 * {@link ReplyFault#SHORT}'s code (negative). The byte 4 limit is not applied within the first {@value #MINIMUM_BYTES}
 * bytes, as in the kernel's {@code scsi_probe_lun}: devices that announce less still send them.
 */
public final class Inquiry {
    /** What every device sends (SPC-3 6.4.2), and the usual allocation length. */
    public static final int MINIMUM_BYTES = 36;

    /** A device is connected to the logical unit number (it may be not ready). */
    public static final int QUALIFIER_CONNECTED = 0b000;
    /** The port could have a logical unit here and has none: a path with this answer is disconnected. */
    public static final int QUALIFIER_NOT_CONNECTED = 0b001;
    /** The port cannot have a logical unit here. */
    public static final int QUALIFIER_NOT_CAPABLE = 0b011;

    public static final int TYPE_DIRECT_ACCESS = 0x00;
    public static final int TYPE_STORAGE_ARRAY_CONTROLLER = 0x0C;
    public static final int TYPE_ENCLOSURE = 0x0D;
    public static final int TYPE_ZONED = 0x14;
    public static final int TYPE_WELL_KNOWN = 0x1E;
    public static final int TYPE_UNKNOWN = 0x1F;

    public static final int TPGS_NONE = 0;
    public static final int TPGS_IMPLICIT = 1;
    public static final int TPGS_EXPLICIT = 2;
    public static final int TPGS_BOTH = 3;

    private static final int VENDOR_OFFSET = 8;
    private static final int PRODUCT_OFFSET = 16;
    private static final int REVISION_OFFSET = 32;

    private Inquiry() {
    }

    /** Peripheral qualifier, 0 to 7, or a fault code. Byte 0 of a VPD page has the same meaning. */
    public static int peripheralQualifier(MemorySegment reply, int receivedBytes) {
        int byte0 = field(reply, receivedBytes, 0);
        return byte0 < 0 ? byte0 : byte0 >> 5;
    }

    /** Peripheral device type, 0 to 1Fh, or a fault code. Byte 0 of a VPD page has the same meaning. */
    public static int peripheralType(MemorySegment reply, int receivedBytes) {
        int byte0 = field(reply, receivedBytes, 0);
        return byte0 < 0 ? byte0 : byte0 & 0x1F;
    }

    /** Version of the SPC standard that the device claims, 0 to FFh, or a fault code. */
    public static int version(MemorySegment reply, int receivedBytes) {
        return field(reply, receivedBytes, 2);
    }

    /** Target port group support, {@link #TPGS_NONE} to {@link #TPGS_BOTH}, or a fault code. */
    public static int tpgs(MemorySegment reply, int receivedBytes) {
        int byte5 = field(reply, receivedBytes, 5);
        return byte5 < 0 ? byte5 : byte5 >> 4 & 3;
    }

    /** T10 vendor identification without surrounding blanks, up to 8 characters; empty if not received. Allocates. */
    public static String vendor(MemorySegment reply, int receivedBytes) {
        return text(reply, receivedBytes, VENDOR_OFFSET, PRODUCT_OFFSET);
    }

    /** Product identification without surrounding blanks, up to 16 characters; empty if not received. Allocates. */
    public static String product(MemorySegment reply, int receivedBytes) {
        return text(reply, receivedBytes, PRODUCT_OFFSET, REVISION_OFFSET);
    }

    /** Product revision level without surrounding blanks, up to 4 characters; empty if not received. Allocates. */
    public static String revision(MemorySegment reply, int receivedBytes) {
        return text(reply, receivedBytes, REVISION_OFFSET, MINIMUM_BYTES);
    }

    private static int field(MemorySegment reply, int receivedBytes, int offset) {
        return offset < BigEndian.received(reply, receivedBytes) ? u8(reply, offset) : ReplyFault.SHORT.code();
    }

    private static String text(MemorySegment reply, int receivedBytes, int from, int to) {
        return BigEndian.received(reply, receivedBytes) < to ? "" : Text.trimmed(reply, from, to);
    }
}
