package io.polypath.ffm.net;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.ucred;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Options of sockets (socket(7)) that are an int or a {@link Credentials}. Owned by one lane. */
public final class SocketOptions {
    private final Sys sys;
    private final MemorySegment value;
    private final MemorySegment length;

    public SocketOptions(Sys sys, Arena arena) {
        this.sys = sys;
        this.value = arena.allocate(ucred.layout());
        this.length = arena.allocate(ValueLayout.JAVA_INT);
    }

    /** @return 0, or -ENOPROTOOPT, -EINVAL, -EPERM */
    public int set(int fd, int level, int name, int number) {
        value.set(ValueLayout.JAVA_INT, 0, number);
        return sys.setsockopt(fd, level, name, value, Integer.BYTES);
    }

    /** @return the option's value, which must not be negative, or -ENOPROTOOPT, -EINVAL */
    public int get(int fd, int level, int name) {
        length.set(ValueLayout.JAVA_INT, 0, Integer.BYTES);
        int result = sys.getsockopt(fd, level, name, value, length);
        return result < 0 ? result : value.get(ValueLayout.JAVA_INT, 0);
    }

    /**
     * The process at the other end of a connected Unix socket, as it was when it connected (SO_PEERCRED).
     *
     * @return 0, or -ENOTCONN and the like; then read {@link #peer} with {@link Credentials}
     */
    public int readPeer(int fd) {
        length.set(ValueLayout.JAVA_INT, 0, Credentials.SIZE_BYTES);
        return sys.getsockopt(fd, Linux.SOL_SOCKET(), Linux.SO_PEERCRED(), value, length);
    }

    /** What {@link #readPeer} read, at offset 0, until the next call of this object. */
    public MemorySegment peer() {
        return value;
    }
}
