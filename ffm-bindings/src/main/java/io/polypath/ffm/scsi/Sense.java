package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u32;
import static io.polypath.ffm.scsi.BigEndian.u64;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * Sense data, fixed (response codes 70h, 71h) and descriptor (72h, 73h) format, decoded into one {@code long} so that
 * facts travel in records without allocation. SPC-3 4.5.2 (descriptor) and 4.5.3 (fixed); lengths as in the kernel's
 * {@code scsi_normalize_sense}.
 *
 * <pre>
 *  bit  63    27..24       23       22       21            20       19..16  15..8  7..0
 *      fault  (ReplyFault) has key  has ASC  information   deferred   key     ASC   ASCQ
 * </pre>
 *
 * <p>The value is never negative. {@link #NONE}, all zero, means that no sense data was there.
 */
public final class Sense {
    /** What {@link #decode} returns where no byte of sense data was received. */
    public static final long NONE = 0;

    /** Sense buffers of this size take everything that Linux keeps ({@code SCSI_SENSE_BUFFERSIZE} is 96). */
    public static final int BUFFER_BYTES = 64;

    private static final int FIXED_HEADER_BYTES = 8;
    private static final int FIXED_KEY_END = 3;
    private static final int DESCRIPTOR_HEADER_BYTES = 8;
    private static final int ADDITIONAL_LENGTH = 7;
    private static final int INFORMATION_DESCRIPTOR = 0x00;
    private static final int INFORMATION_DESCRIPTOR_BYTES = 12;
    private static final int VALID = 0x80;

    private static final int DEFERRED_BIT = 1 << 20;
    private static final int INFORMATION_BIT = 1 << 21;
    private static final int CODES_BIT = 1 << 22;
    private static final int KEY_BIT = 1 << 23;
    private static final int FAULT_SHIFT = 24;

    private Sense() {
    }

    /**
     * Decodes sense data. Allocates nothing.
     *
     * @param sense       the sense buffer
     * @param lengthBytes what was received ({@code sb_len_wr}); bytes beyond it are not read
     * @return the packed value; {@link #NONE} for length 0; a value of which {@link #fault} tells why it has no key
     */
    public static long decode(MemorySegment sense, int lengthBytes) {
        int received = BigEndian.received(sense, lengthBytes);
        if (received == 0) {
            return NONE;
        }
        int responseCode = u8(sense, 0) & 0x7F;
        return switch (responseCode) {
            case 0x70, 0x71 -> fixed(sense, received) | deferred(responseCode);
            case 0x72, 0x73 -> descriptor(sense, received) | deferred(responseCode);
            default -> fault(ReplyFault.WRONG_PAGE);
        };
    }

    private static long fixed(MemorySegment sense, int received) {
        if (received < FIXED_KEY_END) {
            return fault(ReplyFault.SHORT);
        }
        long packed = KEY_BIT | (u8(sense, 2) & 0xF) << 16;
        if (received >= FIXED_HEADER_BYTES && (u8(sense, 0) & VALID) != 0) {
            packed |= INFORMATION_BIT;
        }
        int end = end(sense, received);
        if (end >= 14) {
            packed |= CODES_BIT | u16(sense, 12);
        }
        return packed;
    }

    private static long descriptor(MemorySegment sense, int received) {
        if (received < 2) {
            return fault(ReplyFault.SHORT);
        }
        long packed = KEY_BIT | (u8(sense, 1) & 0xF) << 16;
        if (received >= 4) {
            packed |= CODES_BIT | u16(sense, 2);
        }
        if (informationDescriptor(sense, received) > 0) {
            packed |= INFORMATION_BIT;
        }
        return packed;
    }

    /** Offset of a whole information descriptor with its VALID bit set, or -1. SPC-3 4.5.2.2. */
    private static int informationDescriptor(MemorySegment sense, int received) {
        int end = end(sense, received);
        int at = DESCRIPTOR_HEADER_BYTES;
        while (at + INFORMATION_DESCRIPTOR_BYTES <= end) {
            if (u8(sense, at) == INFORMATION_DESCRIPTOR && u8(sense, at + 1) == INFORMATION_DESCRIPTOR_BYTES - 2) {
                return (u8(sense, at + 2) & VALID) != 0 ? at : -1;
            }
            at += 2 + u8(sense, at + 1);
        }
        return -1;
    }

    /** The end of the sense data: what was received, cut at the additional length (byte 7 in both formats). */
    private static int end(MemorySegment sense, int received) {
        return received < 8 ? 0 : Math.min(received, 8 + u8(sense, ADDITIONAL_LENGTH));
    }

    private static long deferred(int responseCode) {
        return (responseCode & 1) != 0 ? DEFERRED_BIT : 0;
    }

    private static long fault(ReplyFault fault) {
        return (long) -fault.code() << FAULT_SHIFT;
    }

    /** The packed value of current sense data with this key, ASC and ASCQ, for one that keeps the three apart. */
    public static long of(int key, int asc, int ascq) {
        return KEY_BIT | CODES_BIT | (key & 0xF) << 16 | (asc & 0xFF) << 8 | ascq & 0xFF;
    }

    /** Whether a sense key was decoded. */
    public static boolean hasKey(long packed) {
        return (packed & KEY_BIT) != 0;
    }

    /** Whether ASC and ASCQ were received too; without them both read as 0. */
    public static boolean hasCodes(long packed) {
        return (packed & CODES_BIT) != 0;
    }

    /** Whether the sense data reports on an earlier command (71h, 73h) and not on the one it came with. */
    public static boolean isDeferred(long packed) {
        return (packed & DEFERRED_BIT) != 0;
    }

    /** Whether {@link #information} has a value. */
    public static boolean hasInformation(long packed) {
        return (packed & INFORMATION_BIT) != 0;
    }

    /** Sense key, 0 to Fh; 0 where {@link #hasKey} is false. */
    public static int key(long packed) {
        return (int) (packed >> 16) & 0xF;
    }

    /** Additional sense code, 0 to FFh. */
    public static int asc(long packed) {
        return (int) (packed >> 8) & 0xFF;
    }

    /** Additional sense code qualifier, 0 to FFh. */
    public static int ascq(long packed) {
        return (int) packed & 0xFF;
    }

    /** Key, ASC and ASCQ as one number {@code 0xKKAAQQ}, to be switched over the constants of {@link SenseCode}. */
    public static int triple(long packed) {
        return (int) packed & 0x0F_FFFF;
    }

    /** Whether current (not deferred) sense data with this {@link SenseCode} was decoded. */
    public static boolean is(long packed, int senseCode) {
        return hasCodes(packed) && !isDeferred(packed) && triple(packed) == senseCode;
    }

    /** Why there is no key: NONE (there is one, or no sense data came), SHORT, or WRONG_PAGE (an unknown format). */
    public static ReplyFault fault(long packed) {
        return ReplyFault.of(-(packed >> FAULT_SHIFT));
    }

    /**
     * The INFORMATION field: for most commands the first bad logical block, for 02/04/01 milliseconds to ready.
     *
     * @param sense       the bytes that {@code packed} was decoded from
     * @param lengthBytes what was received of them
     * @return 32 bits of fixed or 64 bits of descriptor format sense data; 0 where there is none
     */
    public static long information(MemorySegment sense, int lengthBytes) {
        long packed = decode(sense, lengthBytes);
        if (!hasInformation(packed)) {
            return 0;
        }
        boolean fixed = (u8(sense, 0) & 0x7F) < 0x72;
        return fixed ? u32(sense, 3) : u64(sense, informationDescriptor(sense, BigEndian.received(sense, lengthBytes)) + 4);
    }
}
