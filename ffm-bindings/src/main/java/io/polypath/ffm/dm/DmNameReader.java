package io.polypath.ffm.dm;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.MemorySegment;

/**
 * Walks over the devices that DM_LIST_DEVICES returned ({@link DmNameEntry}); set DM_UUID_FLAG in the request to get
 * uuids too. Owned by one lane; allocates only for strings.
 */
public final class DmNameReader {
    private static final long NONE = -1;

    private final DmRequest request;
    private final MemorySegment memory;
    private long end;
    private int versionMinor;
    private long nextAt = NONE;
    private long at;
    private long nameBytes;
    private long tail = NONE;
    private boolean uuidKnown;
    private long uuidBytes = NONE;

    /** @param request whose answers this object reads, one after the other, each from {@link #begin} on */
    public DmNameReader(DmRequest request) {
        this.request = request;
        this.memory = request.memory();
    }

    /** Goes before the first device of the present answer. */
    public DmNameReader begin() {
        end = request.resultEnd();
        versionMinor = request.versionMinor();
        nextAt = request.resultStart() == end ? NONE : request.resultStart();
        return this;
    }

    /**
     * @return 1 if there is a device, 0 behind the last one, or -EBADMSG, once and for all, if the entry is malformed
     */
    public int next() {
        if (nextAt == NONE) {
            return 0;
        }
        long limit = limit();
        if (limit < 0) {
            return -Errno.EBADMSG;
        }
        if (DmNameEntry.device(memory, nextAt) == 0) {
            nextAt = NONE;
            return 0;
        }
        return step(limit) ? 1 : -Errno.EBADMSG;
    }

    /** The device's number, see {@link DmDevice}. */
    public long device() {
        return DmNameEntry.device(memory, at);
    }

    /** Events so far; 0 from a kernel before 4.13, which does not tell. */
    public int eventNumber() {
        return tail == NONE ? 0 : DmNameEntry.eventNumber(memory, tail);
    }

    /** Allocates. */
    public String name() {
        return CString.read(memory, at + DmNameEntry.NAME_OFFSET, nameBytes);
    }

    /** Whether an empty {@link #uuid} means that there is none; false without DM_UUID_FLAG and before Linux 5.13. */
    public boolean knowsUuid() {
        return uuidKnown;
    }

    /** The uuid, empty if the device has none or the kernel does not tell; allocates. */
    public String uuid() {
        return uuidBytes == NONE ? "" : CString.read(memory, tail + DmNameEntry.TAIL_BYTES, uuidBytes);
    }

    /** Where the entry at {@code nextAt} must end, or NONE if its frame is malformed. */
    private long limit() {
        if (end - nextAt < DmNameEntry.NAME_OFFSET || nextAt % Long.BYTES != 0) {
            return NONE;
        }
        long next = DmNameEntry.next(memory, nextAt);
        if (next == 0) {
            return end;
        }
        return next < DmNameEntry.NAME_OFFSET || next > end - nextAt ? NONE : nextAt + next;
    }

    private boolean step(long limit) {
        long start = nextAt + DmNameEntry.NAME_OFFSET;
        long length = CString.length(memory, start, limit - start);
        if (length < 0 || !readTail(DmNameEntry.tail(nextAt, length), limit)) {
            return false;
        }
        at = nextAt;
        nameBytes = length;
        nextAt = DmNameEntry.next(memory, at) == 0 ? NONE : limit;
        return true;
    }

    private boolean readTail(long candidate, long limit) {
        tail = NONE;
        uuidKnown = false;
        uuidBytes = NONE;
        if (versionMinor < DmNameEntry.EVENTS_SINCE_MINOR) {
            return true;
        }
        if (candidate + DmNameEntry.TAIL_BYTES > limit) {
            return false;
        }
        tail = candidate;
        return versionMinor < DmNameEntry.UUIDS_SINCE_MINOR || readUuid(limit);
    }

    private boolean readUuid(long limit) {
        int flags = DmNameEntry.flags(memory, tail);
        uuidKnown = (flags & (Linux.DM_NAME_LIST_FLAG_HAS_UUID() | Linux.DM_NAME_LIST_FLAG_DOESNT_HAVE_UUID())) != 0;
        if ((flags & Linux.DM_NAME_LIST_FLAG_HAS_UUID()) == 0) {
            return true;
        }
        long start = tail + DmNameEntry.TAIL_BYTES;
        uuidBytes = CString.length(memory, start, limit - start);
        return uuidBytes >= 0;
    }
}
