package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u32;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * How well a designator identifies a logical unit, as multipath-tools 0.14 ranks them; the lengths are those of
 * SPC-3 7.6.3. Only for designators whose bytes were all received.
 */
final class DesignatorRank {
    /** A reserved association or type, or a length or content that the type does not allow. */
    static final int INVALID = -1;
    /** Valid, and no identity of the logical unit. */
    static final int UNRANKED = 0;

    static final int EUI_PREFIX = 'e' << 24 | 'u' << 16 | 'i' << 8 | '.';
    static final int NAA_PREFIX = 'n' << 24 | 'a' << 16 | 'a' << 8 | '.';
    private static final int IQN_PREFIX = 'i' << 24 | 'q' << 16 | 'n' << 8 | '.';

    private static final int NAA_REGISTERED_EXTENDED = 8;
    private static final int NAA_REGISTERED = 7;
    private static final int NAA_EXTENDED = 6;
    private static final int EUI64 = 4;
    private static final int SCSI_NAME = 3;
    private static final int T10_VENDOR_ID = 2;
    private static final int NAA_LOCALLY_ASSIGNED = 1;

    private DesignatorRank() {
    }

    /** {@link #INVALID}, {@link #UNRANKED}, or 1 to 8: the larger identifies better. */
    static int of(MemorySegment page, int at) {
        return switch (Designators.association(page, at)) {
            case Designators.ASSOCIATION_LOGICAL_UNIT -> ofLogicalUnit(page, at);
            case Designators.ASSOCIATION_TARGET_PORT, Designators.ASSOCIATION_TARGET_DEVICE -> UNRANKED;
            default -> INVALID;
        };
    }

    private static int ofLogicalUnit(MemorySegment page, int at) {
        int length = Designators.length(page, at);
        return switch (Designators.type(page, at)) {
            case Designators.TYPE_NAA -> naa(page, at, length);
            case Designators.TYPE_EUI64 -> rankIf(length == 8 || length == 12 || length == 16, EUI64);
            case Designators.TYPE_SCSI_NAME -> rankIf(isScsiName(page, at, length), SCSI_NAME);
            case Designators.TYPE_T10_VENDOR_ID -> rankIf(length >= 8, T10_VENDOR_ID);
            case Designators.TYPE_LOGICAL_UNIT_GROUP -> rankIf(length == 4, UNRANKED);
            case Designators.TYPE_MD5_LOGICAL_UNIT -> rankIf(length == 16, UNRANKED);
            case Designators.TYPE_VENDOR_SPECIFIC, Designators.TYPE_UUID -> UNRANKED;
            default -> INVALID;
        };
    }

    private static int naa(MemorySegment page, int at, int length) {
        if (length == 0) {
            return INVALID;
        }
        return switch (u8(page, at + Designators.HEADER_BYTES) >> 4) {
            case 6 -> rankIf(length == 16, NAA_REGISTERED_EXTENDED);
            case 5 -> rankIf(length == 8, NAA_REGISTERED);
            case 2 -> rankIf(length == 8, NAA_EXTENDED);
            case 3 -> rankIf(length == 8, NAA_LOCALLY_ASSIGNED);
            default -> INVALID;
        };
    }

    private static boolean isScsiName(MemorySegment page, int at, int length) {
        if (length < 4) {
            return false;
        }
        int prefix = scsiNamePrefix(page, at);
        return prefix == EUI_PREFIX || prefix == NAA_PREFIX || prefix == IQN_PREFIX;
    }

    /** The first four characters of a SCSI name of at least that length, most significant first. */
    static int scsiNamePrefix(MemorySegment page, int at) {
        return (int) u32(page, at + Designators.HEADER_BYTES);
    }

    private static int rankIf(boolean valid, int rank) {
        return valid ? rank : INVALID;
    }
}
