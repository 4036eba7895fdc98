package io.polypath.ffm.scsi;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Builds VPD pages and designators as devices send them. */
final class Pages {
    /** 64 hex digits of both cases, so that lower-casing shows. */
    static final String DIGITS = "A123456789AbcDefB123456789AbcDefC123456789AbcDefD123456789AbcDef";

    private Pages() {
    }

    static MemorySegment page(int code, byte[] content) {
        byte[] page = new byte[Vpd.HEADER_BYTES + content.length];
        page[1] = (byte) code;
        page[2] = (byte) (content.length >> 8);
        page[3] = (byte) content.length;
        System.arraycopy(content, 0, page, Vpd.HEADER_BYTES, content.length);
        return MemorySegment.ofArray(page);
    }

    static MemorySegment identification(byte[]... designators) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] designator : designators) {
            content.writeBytes(designator);
        }
        return page(Vpd.DEVICE_IDENTIFICATION, content.toByteArray());
    }

    static byte[] designator(int codeSet, int association, int type, byte[] content) {
        byte[] designator = new byte[Designators.HEADER_BYTES + content.length];
        designator[0] = (byte) codeSet;
        designator[1] = (byte) (association << 4 | type);
        designator[3] = (byte) content.length;
        System.arraycopy(content, 0, designator, Designators.HEADER_BYTES, content.length);
        return designator;
    }

    static byte[] naa(int authority, String digits) {
        byte[] content = HexFormat.of().parseHex(authority + digits.substring(1));
        return designator(Designators.CODE_SET_BINARY, 0, Designators.TYPE_NAA, content);
    }

    /** An NAA designator of the length that its authority has: 16 bytes for 6, else 8. */
    static byte[] naa(int authority) {
        return naa(authority, DIGITS.substring(0, authority == 6 ? 32 : 16));
    }

    static byte[] eui64(int bytes) {
        byte[] content = HexFormat.of().parseHex(DIGITS.substring(0, 2 * bytes));
        return designator(Designators.CODE_SET_BINARY, 0, Designators.TYPE_EUI64, content);
    }

    /** A SCSI name, padded with NULs to a multiple of four with at least {@code padding} of them. */
    static byte[] scsiName(String name, int padding) {
        int length = (name.length() + padding + 3) / 4 * 4;
        byte[] content = Arrays.copyOf(ascii(name), length);
        return designator(Designators.CODE_SET_UTF8, 0, Designators.TYPE_SCSI_NAME, content);
    }

    static byte[] t10(String vendorAndId) {
        return designator(Designators.CODE_SET_ASCII, 0, Designators.TYPE_T10_VENDOR_ID, ascii(vendorAndId));
    }

    static byte[] relativeTargetPort(int port) {
        return portNumber(Designators.TYPE_RELATIVE_TARGET_PORT, port);
    }

    static byte[] targetPortGroup(int group) {
        return portNumber(Designators.TYPE_TARGET_PORT_GROUP, group);
    }

    private static byte[] portNumber(int type, int number) {
        byte[] content = {0, 0, (byte) (number >> 8), (byte) number};
        return designator(Designators.CODE_SET_BINARY, Designators.ASSOCIATION_TARGET_PORT, type, content);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
