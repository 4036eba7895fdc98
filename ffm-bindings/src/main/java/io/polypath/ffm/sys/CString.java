package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Strings that end with a NUL byte, in UTF-8. */
public final class CString {
    private CString() {}

    /**
     * A C copy of {@code text}, for a path or a name.
     *
     * @throws IllegalArgumentException if it contains NUL, at which C would silently end it
     */
    public static MemorySegment allocate(Arena arena, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL inside \"" + text.replace("\0", "\\0") + "\"");
        }
        return arena.allocateFrom(text, StandardCharsets.UTF_8);
    }

    /**
     * The length without the NUL.
     *
     * @param limitBytes size of the field at {@code offset}
     * @return 0 to {@code limitBytes} - 1, or -1 if no NUL ends the string inside the field
     */
    public static long length(MemorySegment memory, long offset, long limitBytes) {
        Objects.checkFromIndexSize(offset, limitBytes, memory.byteSize());
        for (long i = 0; i < limitBytes; i++) {
            if (memory.get(ValueLayout.JAVA_BYTE, offset + i) == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a field of {@code limitBytes} holds {@code text} and a NUL. Never true of text that is not ASCII. */
    public static boolean holds(MemorySegment memory, long offset, long limitBytes, String text) {
        Objects.checkFromIndexSize(offset, limitBytes, memory.byteSize());
        int length = text.length();
        if (length >= limitBytes) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = memory.get(ValueLayout.JAVA_BYTE, offset + i);
            if (b <= 0 || b != text.charAt(i)) {
                return false;
            }
        }
        return memory.get(ValueLayout.JAVA_BYTE, offset + length) == 0;
    }

    /** The string in a field of {@code limitBytes}; without a NUL the whole field. Allocates. */
    public static String read(MemorySegment memory, long offset, long limitBytes) {
        long length = length(memory, offset, limitBytes);
        byte[] bytes = memory.asSlice(offset, length < 0 ? limitBytes : length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
