package io.polypath.ffm.dm;

import io.polypath.ffm.gen.dm_target_versions;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Walks over the target types that DM_LIST_VERSIONS or DM_GET_TARGET_VERSION (Linux 5.5) returned. Owned by one lane.
 *
 * <p>{@code struct dm_target_versions}; {@code next} counts from this record, 0 in the last one:
 * <pre>
 *   0       4        8        12       16           aligned
 *   | next  | major  | minor  | patch  | name, NUL  | next target
 * </pre>
 */
public final class DmVersionReader {
    private static final int NAME_OFFSET = (int) dm_target_versions.name$offset();
    private static final int VERSION_OFFSET = (int) dm_target_versions.version$offset();
    private static final long NONE = -1;

    private final DmRequest request;
    private final MemorySegment memory;
    private long end;
    private long nextAt = NONE;
    private long at;
    private long nameBytes;

    /** @param request whose answers this object reads, one after the other, each from {@link #begin} on */
    public DmVersionReader(DmRequest request) {
        this.request = request;
        this.memory = request.memory();
    }

    /** Goes before the first target of the present answer. */
    public DmVersionReader begin() {
        end = request.resultEnd();
        nextAt = request.resultStart() == end ? NONE : request.resultStart();
        return this;
    }

    /** @return 1 if there is a target, 0 behind the last one, or -EBADMSG, once and for all, if it is malformed */
    public int next() {
        if (nextAt == NONE) {
            return 0;
        }
        return step() ? 1 : -Errno.EBADMSG;
    }

    /** The type; allocates. */
    public String name() {
        return CString.read(memory, at + NAME_OFFSET, nameBytes);
    }

    public int major() {
        return memory.get(ValueLayout.JAVA_INT, at + VERSION_OFFSET);
    }

    public int minor() {
        return memory.get(ValueLayout.JAVA_INT, at + VERSION_OFFSET + Integer.BYTES);
    }

    public int patch() {
        return memory.get(ValueLayout.JAVA_INT, at + VERSION_OFFSET + 2 * Integer.BYTES);
    }

    private boolean step() {
        if (end - nextAt < NAME_OFFSET || nextAt % Integer.BYTES != 0) {
            return false;
        }
        long next = Integer.toUnsignedLong(memory.get(ValueLayout.JAVA_INT, nextAt));
        if (next != 0 && (next < NAME_OFFSET || next > end - nextAt)) {
            return false;
        }
        long limit = next == 0 ? end : nextAt + next;
        long text = nextAt + NAME_OFFSET;
        long length = CString.length(memory, text, limit - text);
        if (length < 0) {
            return false;
        }
        at = nextAt;
        nameBytes = length;
        nextAt = next == 0 ? NONE : limit;
        return true;
    }
}
