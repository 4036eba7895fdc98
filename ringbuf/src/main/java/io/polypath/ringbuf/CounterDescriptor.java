package io.polypath.ringbuf;

import java.lang.foreign.MemorySegment;

/**
 * One counter of a counter file. Value and name lie on cache lines of their own, so that lanes that count different
 * things do not slow each other down.
 *
 * <pre>
 *    0   value (8)
 *    8   (zero)
 *   64   name (64)          UTF-8, NUL at the end; never changes
 * </pre>
 */
final class CounterDescriptor {
    static final int VALUE_OFFSET = 0;
    static final int NAME_OFFSET = 64;
    static final int NAME_BYTES = 64;
    static final int BYTES = 128;

    private CounterDescriptor() {}

    static String name(MemorySegment counter) {
        return FileHeaderDescriptor.text(counter, NAME_OFFSET, NAME_BYTES);
    }

    static long value(MemorySegment counter) {
        return counter.get(FileHeaderDescriptor.U64, VALUE_OFFSET);
    }
}
