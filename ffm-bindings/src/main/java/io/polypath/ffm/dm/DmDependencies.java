package io.polypath.ffm.dm;

import io.polypath.ffm.gen.dm_target_deps;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * {@code struct dm_target_deps}: the devices that a table is made of, from DM_TABLE_DEPS. Owned by one lane.
 *
 * <pre>
 *   0        4        8        16
 *   | count  | (hole) | dev 0  | dev 1  | …
 * </pre>
 */
public final class DmDependencies {
    private static final int DEVICES_OFFSET = (int) dm_target_deps.dev$offset();

    private final DmRequest request;
    private final MemorySegment memory;
    private long devicesAt;
    private int count;

    /** @param request whose answers this object reads */
    public DmDependencies(DmRequest request) {
        this.request = request;
        this.memory = request.memory();
    }

    /** Takes in the present answer. @return number of devices, or -EBADMSG if the answer is shorter than that */
    public int read() {
        count = 0;
        long bytes = request.resultEnd() - request.resultStart();
        devicesAt = request.resultStart() + DEVICES_OFFSET;
        if (bytes == 0) {
            return 0;
        }
        if (bytes < DEVICES_OFFSET) {
            return -Errno.EBADMSG;
        }
        long claimed = Integer.toUnsignedLong(memory.get(ValueLayout.JAVA_INT, request.resultStart()));
        if (claimed > (bytes - DEVICES_OFFSET) / Long.BYTES) {
            return -Errno.EBADMSG;
        }
        count = (int) claimed;
        return count;
    }

    /** Device {@code i} of those that were read, see {@link DmDevice}. */
    public long device(int i) {
        return memory.get(ValueLayout.JAVA_LONG, devicesAt + (long) Objects.checkIndex(i, count) * Long.BYTES);
    }
}
