package io.polypath.ffm.scsi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/** Segments of exactly the bytes that a test names, so that a read beyond them throws. */
final class Bytes {
    private Bytes() {
    }

    static MemorySegment of(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return MemorySegment.ofArray(array);
    }

    /** From hex digits; blanks are ignored. */
    static MemorySegment hex(String digits) {
        return MemorySegment.ofArray(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    static String hex(MemorySegment bytes, int length) {
        return HexFormat.of().formatHex(bytes.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
}
