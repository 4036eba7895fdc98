package io.polypath.ffm.dm;

import io.polypath.ffm.gen.dm_target_spec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct dm_target_spec}: one line of a table.
 *
 * <pre>
 *   0              8         16       20       24                40
 *   | sector_start | length  | status | next   | target_type, 16 | parameters, NUL, padding to 8 | next target
 * </pre>
 *
 * {@code next} counts from this record in a table that is loaded, and from the first record in a table that is read.
 */
final class DmTargetSpec {
    static final int SIZE_BYTES = (int) dm_target_spec.sizeof();
    static final int TYPE_OFFSET = (int) dm_target_spec.target_type$offset();
    static final int TYPE_BYTES = (int) dm_target_spec.target_type$layout().byteSize();

    private DmTargetSpec() {}

    /** A record with everything else zero. */
    static void write(MemorySegment memory, long at, long startSector, long lengthSectors) {
        for (long word = at; word < at + SIZE_BYTES; word += Long.BYTES) {
            memory.set(ValueLayout.JAVA_LONG, word, 0);
        }
        memory.set(ValueLayout.JAVA_LONG, at + dm_target_spec.sector_start$offset(), startSector);
        memory.set(ValueLayout.JAVA_LONG, at + dm_target_spec.length$offset(), lengthSectors);
    }

    static void next(MemorySegment memory, long at, int bytes) {
        memory.set(ValueLayout.JAVA_INT, at + dm_target_spec.next$offset(), bytes);
    }

    static long next(MemorySegment memory, long at) {
        return Integer.toUnsignedLong(memory.get(ValueLayout.JAVA_INT, at + dm_target_spec.next$offset()));
    }

    static long startSector(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_LONG, at + dm_target_spec.sector_start$offset());
    }

    static long lengthSectors(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_LONG, at + dm_target_spec.length$offset());
    }
}
