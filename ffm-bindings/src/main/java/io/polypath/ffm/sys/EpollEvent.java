package io.polypath.ffm.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct epoll_event} (sys/epoll.h), which is packed on x86-64 only.
 *
 * <pre>
 *   x86-64       0        4                 12
 *                | events | data            |
 *
 *   aarch64      0        4        8                 16
 *                | events | (hole) | data            |
 * </pre>
 */
public final class EpollEvent {
    private static final boolean PACKED = Architecture.CURRENT == Architecture.X86_64;
    private static final ValueLayout.OfLong DATA = PACKED ? ValueLayout.JAVA_LONG_UNALIGNED : ValueLayout.JAVA_LONG;

    public static final long EVENTS_OFFSET = 0;
    public static final long DATA_OFFSET = PACKED ? 4 : 8;
    public static final long SIZE_BYTES = DATA_OFFSET + Long.BYTES;

    private EpollEvent() {}

    /** EPOLLIN and the like. */
    static int events(MemorySegment array, int index) {
        return array.get(ValueLayout.JAVA_INT, index * SIZE_BYTES + EVENTS_OFFSET);
    }

    static void events(MemorySegment array, int index, int events) {
        array.set(ValueLayout.JAVA_INT, index * SIZE_BYTES + EVENTS_OFFSET, events);
    }

    /** What {@code epoll_ctl} was given for this fd. */
    static long data(MemorySegment array, int index) {
        return array.get(DATA, index * SIZE_BYTES + DATA_OFFSET);
    }

    static void data(MemorySegment array, int index, long data) {
        array.set(DATA, index * SIZE_BYTES + DATA_OFFSET, data);
    }
}
