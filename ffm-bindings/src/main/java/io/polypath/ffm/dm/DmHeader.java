package io.polypath.ffm.dm;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.dm_ioctl;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct dm_ioctl}, with which every request and every answer begins.
 *
 * <pre>
 *   0          12           16            20              24            28       32         36       40
 *   | version  | data_size  | data_start  | target_count  | open_count  | flags  | event_nr | (hole) |
 *
 *   40         48                   176                  305    312
 *   | dev      | name, NUL          | uuid, NUL          | (7)  | data, to data_size
 * </pre>
 */
final class DmHeader {
    static final int SIZE_BYTES = (int) dm_ioctl.sizeof();
    static final int NAME_OFFSET = (int) dm_ioctl.name$offset();
    static final int UUID_OFFSET = (int) dm_ioctl.uuid$offset();
    static final int NAME_BYTES = Linux.DM_NAME_LEN();
    static final int UUID_BYTES = Linux.DM_UUID_LEN();

    private DmHeader() {}

    /** An empty request for interface 4.0, which every kernel with interface 4 accepts. */
    static void clear(MemorySegment memory) {
        for (long at = 0; at < SIZE_BYTES; at += Long.BYTES) {
            memory.set(ValueLayout.JAVA_LONG, at, 0);
        }
        memory.set(ValueLayout.JAVA_INT, dm_ioctl.version$offset(), Linux.DM_VERSION_MAJOR());
        dm_ioctl.data_size(memory, SIZE_BYTES);
        dm_ioctl.data_start(memory, SIZE_BYTES);
    }

    /** The kernel's own interface version, once it has answered: 45 and the like. */
    static int versionMinor(MemorySegment memory) {
        return memory.get(ValueLayout.JAVA_INT, dm_ioctl.version$offset() + Integer.BYTES);
    }

    static int dataSize(MemorySegment memory) {
        return dm_ioctl.data_size(memory);
    }

    static void dataSize(MemorySegment memory, int bytes) {
        dm_ioctl.data_size(memory, bytes);
    }

    static int dataStart(MemorySegment memory) {
        return dm_ioctl.data_start(memory);
    }

    static int targetCount(MemorySegment memory) {
        return dm_ioctl.target_count(memory);
    }

    static void targetCount(MemorySegment memory, int count) {
        dm_ioctl.target_count(memory, count);
    }

    static int openCount(MemorySegment memory) {
        return dm_ioctl.open_count(memory);
    }

    static int flags(MemorySegment memory) {
        return dm_ioctl.flags(memory);
    }

    static void flags(MemorySegment memory, int flags) {
        dm_ioctl.flags(memory, flags);
    }

    static int eventNumber(MemorySegment memory) {
        return dm_ioctl.event_nr(memory);
    }

    static void eventNumber(MemorySegment memory, int number) {
        dm_ioctl.event_nr(memory, number);
    }

    static long device(MemorySegment memory) {
        return dm_ioctl.dev(memory);
    }

    static void device(MemorySegment memory, long number) {
        dm_ioctl.dev(memory, number);
    }
}
