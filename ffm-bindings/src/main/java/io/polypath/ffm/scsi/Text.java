package io.polypath.ffm.scsi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Text fields of SCSI data as Java strings. Bytes above 7Fh, which the standards forbid in ASCII fields, map to the
 * character of the same number, so that two different fields never become the same string. Allocates.
 */
public final class Text {
    private Text() {
    }

    /**
     * The first {@code lengthBytes} bytes of a buffer that a decoder filled.
     *
     * @param lengthBytes what the decoder returned, not negative
     */
    public static String of(MemorySegment buffer, int lengthBytes) {
        byte[] bytes = buffer.asSlice(0, lengthBytes).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The bytes from {@code from} up to {@code to} or the first NUL, without leading and trailing blanks. */
    static String trimmed(MemorySegment bytes, int from, int to) {
        String all = of(bytes.asSlice(from), to - from);
        int nul = all.indexOf('\0');
        int end = nul < 0 ? all.length() : nul;
        int start = 0;
        while (start < end && all.charAt(start) == ' ') {
            start++;
        }
        while (end > start && all.charAt(end - 1) == ' ') {
            end--;
        }
        return all.substring(start, end);
    }
}
