package io.polypath.udev;

import java.nio.charset.StandardCharsets;

/**
 * The 32-bit MurmurHash2 (Austin Appleby, public domain) with seed 0, which udev's message header carries for socket
 * filters.
 */
final class MurmurHash2 {
    private static final int M = 0x5BD1E995;

    private MurmurHash2() {}

    /**
     * The hash of the UTF-8 bytes of {@code text}, for example 0xF0031DB7 for {@code "block"}; 0 for the empty text.
     */
    static int hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int hash = bytes.length;
        int at = 0;
        for (; bytes.length - at >= Integer.BYTES; at += Integer.BYTES) {
            int mixed = littleEndian(bytes, at, Integer.BYTES) * M;
            mixed = (mixed ^ mixed >>> 24) * M;
            hash = hash * M ^ mixed;
        }
        if (at < bytes.length) {
            hash = (hash ^ littleEndian(bytes, at, bytes.length - at)) * M;
        }
        hash = (hash ^ hash >>> 13) * M;
        return hash ^ hash >>> 15;
    }

    private static int littleEndian(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << Byte.SIZE | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
