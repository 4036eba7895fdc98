package io.polypath.ffm.dm;

import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.MemorySegment;

/**
 * Walks over the lines that DM_TABLE_STATUS returned ({@link DmTargetSpec}). Owned by one lane; allocates only for
 * strings.
 */
public final class DmTargetReader {
    private final DmRequest request;
    private final MemorySegment memory;
    private final MemorySegment view;
    private long first;
    private long end;
    private long left;
    private long nextAt;
    private long at;
    private long parametersBytes;

    /** @param request whose answers this object reads, one after the other, each from {@link #begin} on */
    public DmTargetReader(DmRequest request) {
        this.request = request;
        this.memory = request.memory();
        this.view = memory.asReadOnly();
    }

    /** Goes before the first line of the present answer. */
    public DmTargetReader begin() {
        first = request.resultStart();
        end = request.resultEnd();
        left = Integer.toUnsignedLong(request.targetCount());
        nextAt = first;
        return this;
    }

    /** @return 1 if there is a line, 0 behind the last one, or -EBADMSG, once and for all, if it is malformed */
    public int next() {
        if (left == 0) {
            return 0;
        }
        return step() ? 1 : -Errno.EBADMSG;
    }

    public long startSector() {
        return DmTargetSpec.startSector(memory, at);
    }

    public long lengthSectors() {
        return DmTargetSpec.lengthSectors(memory, at);
    }

    /** Whether the target is of this type, such as {@code "multipath"}. */
    public boolean isOf(String type) {
        return CString.holds(memory, at + DmTargetSpec.TYPE_OFFSET, DmTargetSpec.TYPE_BYTES, type);
    }

    /** The target's type, such as {@code "multipath"}; allocates. */
    public String type() {
        return CString.read(memory, at + DmTargetSpec.TYPE_OFFSET, DmTargetSpec.TYPE_BYTES);
    }

    /** Parameters or status as bytes of {@link #memory}: {@link #parametersBytes} from here, without the NUL. */
    public long parametersOffset() {
        return at + DmTargetSpec.SIZE_BYTES;
    }

    public int parametersBytes() {
        return (int) parametersBytes;
    }

    /** The request's buffer, valid until its next use. */
    public MemorySegment memory() {
        return view;
    }

    /** Parameters (DM_STATUS_TABLE_FLAG) or status; allocates. */
    public String parameters() {
        return CString.read(memory, parametersOffset(), parametersBytes);
    }

    private boolean step() {
        long limit = end - nextAt;
        if (limit < DmTargetSpec.SIZE_BYTES || nextAt % Long.BYTES != 0) {
            return false;
        }
        long following = left == 1 ? end : first + DmTargetSpec.next(memory, nextAt);
        long text = nextAt + DmTargetSpec.SIZE_BYTES;
        if (following < text || following > end) {
            return false;
        }
        long length = CString.length(memory, text, following - text);
        if (length < 0) {
            return false;
        }
        at = nextAt;
        parametersBytes = length;
        nextAt = following;
        left--;
        return true;
    }
}
