package io.polypath.ffm.dm;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;

/**
 * The device-mapper's control node. Owned by one lane.
 *
 * <p>Commands differ in how long they take: a target message returns in microseconds, a table load or resume may wait
 * for memory and for I/O, a suspend with flush waits for every outstanding request, for ever if a map queues without a
 * path.
 */
public final class DmControl implements AutoCloseable {
    private static final String NODE = "/dev/" + Linux.DM_DIR().getString(0) + "/"
            + Linux.DM_CONTROL_NODE().getString(0);

    private final Sys sys;
    private final int fd;

    /** @param fd from {@link #open}, closed with this object */
    public DmControl(Sys sys, int fd) {
        this.sys = sys;
        this.fd = fd;
    }

    /** @return an fd of /dev/mapper/control, or -ENOENT (node missing), -ENODEV or -ENXIO (no dm module), -EACCES */
    public static int open(Sys sys, Arena arena) {
        return sys.open(CString.allocate(arena, NODE), Linux.O_RDWR() | Linux.O_CLOEXEC(), 0);
    }

    /** Readable (EPOLLIN) when any map had an event since the last DM_DEV_ARM_POLL. */
    public int fd() {
        return fd;
    }

    /**
     * One command.
     *
     * <p>A result that is larger than the request's buffer is not an error to the kernel, which sets
     * DM_BUFFER_FULL_FLAG and returns success with an incomplete result. Here it is -EOVERFLOW, and nothing of it can
     * be read: repeat the command with a larger request. Commands that change something have no result, so none is
     * repeated after it took effect.
     *
     * @param command {@code Linux.DM_DEV_CREATE()} and the like
     * @return 0; from the kernel -ENXIO (no such device), -EBUSY (name in use, device
     *     open, table missing), -EINVAL (name and uuid both
     *     given, a target that refuses its parameters or message), -ENOTTY (unknown command, or version too new),
     *     -ENOMEM, -EACCES, -EINTR (DM_DEV_WAIT); from here -EOVERFLOW, -EBADMSG (the answer's bounds make no sense),
     *     -E2BIG and -ENAMETOOLONG (the request was larger than its buffer and was not sent)
     */
    public int call(long command, DmRequest request) {
        int refusal = request.seal();
        if (refusal < 0) {
            return refusal;
        }
        int result = sys.ioctl(fd, command, request.memory());
        return result < 0 ? result : request.accept();
    }

    @Override
    public void close() {
        sys.close(fd);
    }
}
