package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An eventfd(2) as a bell: any lane rings it, the lane that owns it waits for {@link #fd} and drains it.
 *
 * <p>Each caller brings its own {@link Sys}, because errno belongs to the caller's lane.
 */
public final class EventFd {
    private static final MemorySegment ONE = Arena.global().allocateFrom(ValueLayout.JAVA_LONG, 1L);

    private final int fd;
    private final MemorySegment count;

    /**
     * @param sys of the owner
     * @param arena of the owner
     * @throws IllegalStateException when the process has no fd left
     */
    public EventFd(Sys sys, Arena arena) {
        this.count = arena.allocate(ValueLayout.JAVA_LONG);
        this.fd = Errno.require("eventfd", sys.eventfd(0, Linux.EFD_CLOEXEC() | Linux.EFD_NONBLOCK()));
    }

    /** Readable from the first {@link #ring} to the next {@link #drain}. */
    public int fd() {
        return fd;
    }

    /**
     * Makes the fd readable. Never blocks.
     *
     * @param caller the ringing lane's own
     * @return 8, or -EAGAIN when 2^64 - 2 rings were not drained, so the bell is rung in any case
     */
    public long ring(Sys caller) {
        return caller.write(fd, ONE, Long.BYTES);
    }

    /**
     * Makes the fd quiet again; only by the owner.
     *
     * @return number of rings since the last drain, 0 if there was none, or minus errno
     */
    public long drain(Sys owner) {
        long got = owner.read(fd, count, Long.BYTES);
        if (got == -Errno.EAGAIN) {
            return 0;
        }
        return got < 0 ? got : count.get(ValueLayout.JAVA_LONG, 0);
    }

    public void close(Sys owner) {
        owner.close(fd);
    }
}
