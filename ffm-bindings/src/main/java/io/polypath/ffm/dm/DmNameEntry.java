package io.polypath.ffm.dm;

import io.polypath.ffm.gen.dm_name_list;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct dm_name_list} and what follows it: one device.
 *
 * <pre>
 *   0        8        12            aligned to 8   + 4       + 8           aligned to 8
 *   | dev    | next   | name, NUL   | event_nr     | flags   | uuid, NUL   | next device
 * </pre>
 *
 * {@code next} counts from this record, 0 in the last one. {@code event_nr} exists since interface 4.37 (Linux 4.13),
 * {@code flags} since 4.45 (Linux 5.13), which also says whether the device has a uuid, if the request had
 * DM_UUID_FLAG.
 */
final class DmNameEntry {
    static final int NAME_OFFSET = (int) dm_name_list.name$offset();
    static final int EVENTS_SINCE_MINOR = 37;
    static final int UUIDS_SINCE_MINOR = 45;
    /** From event_nr to the uuid. */
    static final int TAIL_BYTES = 2 * Integer.BYTES;

    private DmNameEntry() {}

    static long device(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_LONG, at + dm_name_list.dev$offset());
    }

    static long next(MemorySegment memory, long at) {
        return Integer.toUnsignedLong(memory.get(ValueLayout.JAVA_INT, at + dm_name_list.next$offset()));
    }

    /** Where event_nr lies, behind a name of {@code nameBytes} without its NUL. */
    static long tail(long at, long nameBytes) {
        return at + NAME_OFFSET + nameBytes + 1 + Long.BYTES - 1 & -Long.BYTES;
    }

    static int eventNumber(MemorySegment memory, long tail) {
        return memory.get(ValueLayout.JAVA_INT, tail);
    }

    /** DM_NAME_LIST_FLAG_HAS_UUID, DM_NAME_LIST_FLAG_DOESNT_HAVE_UUID, or neither if nobody asked. */
    static int flags(MemorySegment memory, long tail) {
        return memory.get(ValueLayout.JAVA_INT, tail + Integer.BYTES);
    }
}
