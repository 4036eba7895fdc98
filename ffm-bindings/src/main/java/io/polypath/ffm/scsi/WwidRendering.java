package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.putU8;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * A designator as WWID text, byte for byte as multipath-tools 0.14 writes it. The first character tells the type:
 * 1 T10 vendor, 2 EUI-64, 3 NAA, 8 iSCSI name. Only for designators that {@link DesignatorRank} ranks. No allocation.
 */
final class WwidRendering {
    /** Bytes of a designator that count. */
    private static final int LIMIT_BYTES = 128;

    private WwidRendering() {
    }

    /**
     * Writes text and NUL.
     *
     * @param at  offset of the designator's header
     * @param out at least 2 bytes
     * @return the number of characters
     */
    static int render(MemorySegment page, int at, MemorySegment out) {
        int from = at + Designators.HEADER_BYTES;
        int to = from + Math.min(Designators.length(page, at), LIMIT_BYTES);
        int room = (int) Math.min(out.byteSize() - 1, Integer.MAX_VALUE);
        int length = switch (Designators.type(page, at)) {
            case Designators.TYPE_NAA -> hex('3', page, from, to, out, room);
            case Designators.TYPE_EUI64 -> hex('2', page, from, to, out, room);
            case Designators.TYPE_SCSI_NAME -> scsiName(page, at, to, out, room);
            default -> vendorText(page, from, to, out, room);
        };
        putU8(out, length, 0);
        return length;
    }

    /** The type and two lowercase digits per byte, as many whole bytes as fit: an odd number of characters. */
    private static int hex(char type, MemorySegment page, int from, int to, MemorySegment out, int room) {
        putU8(out, 0, type);
        int length = 1;
        for (int at = from; at < to && length + 2 <= room; at++) {
            putU8(out, length++, digit(u8(page, at) >> 4));
            putU8(out, length++, digit(u8(page, at) & 0xF));
        }
        return length;
    }

    private static int digit(int nibble) {
        return nibble < 10 ? '0' + nibble : 'a' + nibble - 10;
    }

    /** The type instead of the prefix, then the name up to its NUL padding; {@code eui.} and {@code naa.} in lower case. */
    private static int scsiName(MemorySegment page, int header, int to, MemorySegment out, int room) {
        int prefix = DesignatorRank.scsiNamePrefix(page, header);
        boolean iscsi = prefix != DesignatorRank.EUI_PREFIX && prefix != DesignatorRank.NAA_PREFIX;
        putU8(out, 0, iscsi ? '8' : prefix == DesignatorRank.EUI_PREFIX ? '2' : '3');
        int length = 1;
        for (int at = header + Designators.HEADER_BYTES + 4; at < to && length < room; at++) {
            int character = u8(page, at);
            if (character == 0) {
                break;
            }
            putU8(out, length++, iscsi ? character : lowerCase(character));
        }
        return length;
    }

    private static int lowerCase(int character) {
        return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
    }

    /** The type, then the text up to a NUL, each run of blanks as one underscore, blanks at the end dropped. */
    private static int vendorText(MemorySegment page, int from, int to, MemorySegment out, int room) {
        putU8(out, 0, '1');
        int length = 1;
        boolean blanks = false;
        for (int at = from; at < to && length < room; at++) {
            int character = u8(page, at);
            if (character == ' ') {
                blanks = true;
                continue;
            }
            if (blanks) {
                putU8(out, length++, '_');
                blanks = false;
            }
            if (character == 0) {
                break;
            }
            if (length < room) {
                putU8(out, length++, character);
            }
        }
        return length;
    }
}
