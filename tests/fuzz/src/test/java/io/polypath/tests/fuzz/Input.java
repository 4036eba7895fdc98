package io.polypath.tests.fuzz;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** What a target makes of the fuzzer's bytes. */
public final class Input {

    private Input() {}

    /** A buffer of which the first {@code data.length} bytes are the input; readers must not look beyond, and are told so. */
    public static MemorySegment memory(byte[] data) {
        MemorySegment memory = MemorySegment.ofArray(new long[(data.length + Long.BYTES) / Long.BYTES]);
        MemorySegment.copy(data, 0, memory, ValueLayout.JAVA_BYTE, 0, data.length);
        return memory.asSlice(0, data.length);
    }

    /** One character per byte. */
    public static String text(byte[] data) {
        return new String(data, StandardCharsets.ISO_8859_1);
    }

    /** Fails where two that must be equal are not. */
    public static void same(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }
}
