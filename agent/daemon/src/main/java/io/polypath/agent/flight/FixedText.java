package io.polypath.agent.flight;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Text in a field of fixed size, padded with NUL and cut when it is longer. Bytes that are not printable ASCII read as {@code ?}. */
public final class FixedText {

    /** Byte by byte takes a hundred times as long while a start is interpreted. */
    private static final byte[] NOTHING = new byte[128];

    private FixedText() {}

    /** Writes without allocating. A null text leaves the field empty. */
    public static void put(MemorySegment at, long offset, int bytes, byte[] text) {
        int length = text == null ? 0 : Math.min(text.length, bytes);
        if (length > 0) {
            MemorySegment.copy(text, 0, at, JAVA_BYTE, offset, length);
        }
        pad(at, offset + length, offset + bytes);
    }

    /** The same of a text that is not kept as bytes. What is no ASCII becomes {@code ?}. Allocates nothing. */
    public static void put(MemorySegment at, long offset, int bytes, String text) {
        int length = Math.min(text.length(), bytes);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            at.set(JAVA_BYTE, offset + i, (byte) (c < 0x80 ? c : '?'));
        }
        pad(at, offset + length, offset + bytes);
    }

    private static void pad(MemorySegment at, long from, long to) {
        for (long i = from; i < to; i += NOTHING.length) {
            MemorySegment.copy(NOTHING, 0, at, JAVA_BYTE, i, (int) Math.min(NOTHING.length, to - i));
        }
    }

    public static String get(MemorySegment at, long offset, int bytes) {
        byte[] text = new byte[bytes];
        MemorySegment.copy(at, JAVA_BYTE, offset, text, 0, bytes);
        int length = 0;
        for (; length < bytes && text[length] != 0; length++) {
            if (text[length] < 0x20 || text[length] == 0x7f) {
                text[length] = '?';
            }
        }
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    /** The bytes to {@link #put}; done once, when the text becomes known. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
