package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.u16;
import static io.polypath.ffm.scsi.BigEndian.u8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Name of an initiator port (TransportID), SPC-3 7.5.4. Allocates.
 *
 * <pre>
 *  byte 0     7..6 format, 3..0 protocol
 *  FC         24 bytes, N_Port_Name at byte 8
 *  SRP        24 bytes, port identifier (16 bytes) at byte 8
 *  SAS        24 bytes, SAS address at byte 4
 *  iSCSI      bytes 2..3 length of what follows, the name and at least one NUL; format 01b: ",i,0x" and the ISID behind it
 * </pre>
 *
 * @param protocol SPC-3 table 262: 0 FC, 4 SRP, 5 iSCSI, 6 SAS
 * @param format 0 to 3
 * @param name the name's bytes; empty for a protocol that is not among these
 */
public record TransportId(int protocol, int format, byte[] name) {
    public static final int FIBRE_CHANNEL = 0;
    public static final int SRP = 4;
    public static final int ISCSI = 5;
    public static final int SAS = 6;

    /** A TransportID is at least so long. */
    public static final int LEAST_BYTES = 24;

    private static final int ISCSI_HEADER_BYTES = 4;
    private static final int MOST_ISCSI_BYTES = 240;
    private static final int LONG_NAME_BYTES = 8;
    private static final int SRP_NAME_BYTES = 16;
    private static final int PORT_FORMAT = 1;
    private static final String SESSION = ",i,0x";

    /**
     * Length of the TransportID that begins at {@code offset}.
     *
     * @param end what lies behind it is not looked at; at most the segment's size
     * @return 24 or more, at most {@code end - offset}; or the code of OVERFLOW
     */
    static int lengthBytes(MemorySegment bytes, int offset, int end) {
        if (offset < 0 || end - offset < LEAST_BYTES) {
            return ReplyFault.OVERFLOW.code();
        }
        boolean iscsi = (u8(bytes, offset) & 0xF) == ISCSI;
        int length = iscsi ? Math.max(LEAST_BYTES, ISCSI_HEADER_BYTES + u16(bytes, offset + 2)) : LEAST_BYTES;
        return length > end - offset ? ReplyFault.OVERFLOW.code() : length;
    }

    /** Reads the TransportID at {@code offset}, whose length is known to be there. */
    static TransportId at(MemorySegment bytes, int offset) {
        int protocol = u8(bytes, offset) & 0xF;
        return new TransportId(protocol, u8(bytes, offset) >> 6, switch (protocol) {
            case FIBRE_CHANNEL -> slice(bytes, offset + 8, LONG_NAME_BYTES);
            case SRP -> slice(bytes, offset + 8, SRP_NAME_BYTES);
            case SAS -> slice(bytes, offset + 4, LONG_NAME_BYTES);
            case ISCSI -> untilNul(slice(bytes, offset + ISCSI_HEADER_BYTES, u16(bytes, offset + 2)));
            default -> new byte[0];
        });
    }

    private static byte[] slice(MemorySegment bytes, int from, int length) {
        return bytes.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private static byte[] untilNul(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return Arrays.copyOf(text, end);
    }

    /**
     * What a person wrote: {@code fcp,} or {@code sas,} and 16 hex digits, or an iSCSI name, which begins with {@code iqn.} and may
     * end with {@code ,i,0x} and an ISID.
     *
     * @return null for anything else, and for an iSCSI name of more than 239 bytes
     */
    public static TransportId parse(String text) {
        if (text.regionMatches(true, 0, "fcp,", 0, 4)) {
            return ofDigits(FIBRE_CHANNEL, text.substring(4));
        }
        if (text.regionMatches(true, 0, "sas,", 0, 4)) {
            return ofDigits(SAS, text.substring(4));
        }
        byte[] name = text.getBytes(StandardCharsets.UTF_8);
        if (!text.startsWith("iqn.") || text.contains(" ") || padded(name.length) > MOST_ISCSI_BYTES) {
            return null;
        }
        return new TransportId(ISCSI, text.contains(SESSION) ? PORT_FORMAT : 0, name);
    }

    private static TransportId ofDigits(int protocol, String digits) {
        boolean good = digits.length() == 2 * LONG_NAME_BYTES && digits.chars().allMatch(HexFormat::isHexDigit);
        return good ? new TransportId(protocol, 0, HexFormat.of().parseHex(digits)) : null;
    }

    /** An iSCSI name with its NUL, filled up to a multiple of four; at least 20 bytes. */
    private static int padded(int nameBytes) {
        return Math.max(LEAST_BYTES - ISCSI_HEADER_BYTES, nameBytes + 4 & ~3);
    }

    /** How long it is as bytes: 24 or more. */
    public int sizeBytes() {
        return protocol == ISCSI ? ISCSI_HEADER_BYTES + padded(name.length) : LEAST_BYTES;
    }

    /** Writes it at {@code offset}, {@link #sizeBytes} bytes, all of them. */
    void write(MemorySegment out, int offset) {
        out.asSlice(offset, sizeBytes()).fill((byte) 0);
        BigEndian.putU8(out, offset, format << 6 | protocol);
        int at = protocol == FIBRE_CHANNEL || protocol == SRP ? 8 : 4;
        if (protocol == ISCSI) {
            BigEndian.putU16(out, offset + 2, padded(name.length));
        }
        MemorySegment.copy(name, 0, out, ValueLayout.JAVA_BYTE, offset + at, name.length);
    }

    /** The name as text: iSCSI's own, hex digits for all others. */
    public String text() {
        return protocol == ISCSI ? new String(name, StandardCharsets.ISO_8859_1) : HexFormat.of().formatHex(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransportId(int theirs, int itsFormat, byte[] itsName)
            && protocol == theirs && format == itsFormat && Arrays.equals(name, itsName);
    }

    @Override
    public int hashCode() {
        return 31 * protocol + Arrays.hashCode(name);
    }

    @Override
    public String toString() {
        return "protocol " + protocol + " " + text();
    }
}
