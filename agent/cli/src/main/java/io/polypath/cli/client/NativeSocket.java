package io.polypath.cli.client;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/**
 * A connection to a Unix socket that may have a name outside of the file system, written {@code @NAME}. Only direct buffers. Used by one
 * thread; blocks.
 */
final class NativeSocket implements ByteChannel {

    private final Arena arena;
    private final Sys sys;
    private final int fd;
    private boolean open = true;

    private NativeSocket(Arena arena, Sys sys, int fd) {
        this.arena = arena;
        this.sys = sys;
        this.fd = fd;
    }

    static boolean isAbstract(String name) {
        return name.startsWith("@");
    }

    /** @throws IOException with the error's name and what it means */
    static NativeSocket connect(String name) throws IOException {
        Arena arena = Arena.ofShared();
        Sys sys = new Sys(arena);
        int result = connect(sys, arena, name, 0);
        if (result < 0) {
            arena.close();
            throw new IOException(Errno.describe(result));
        }
        return new NativeSocket(arena, sys, result);
    }

    /** Whether somebody listens, without waiting for it. */
    static boolean isListening(String name) {
        try (Arena once = Arena.ofConfined()) {
            Sys sys = new Sys(once);
            int result = connect(sys, once, name, Linux.SOCK_NONBLOCK());
            if (result >= 0) {
                sys.close(result);
            }
            return result >= 0 || result == -Errno.EAGAIN;
        }
    }

    private static int connect(Sys sys, Arena arena, String name, int flags) {
        UnixAddress address = isAbstract(name)
                ? UnixAddress.abstractName(arena, name.substring(1))
                : UnixAddress.path(arena, name);
        int fd = sys.socket(Linux.AF_UNIX(), Linux.SOCK_STREAM() | Linux.SOCK_CLOEXEC() | flags, 0);
        int result = fd < 0 ? fd : sys.connect(fd, address.memory(), address.lengthBytes());
        if (result < 0 && fd >= 0) {
            sys.close(fd);
        }
        return result < 0 ? result : fd;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        MemorySegment bytes = MemorySegment.ofBuffer(from);
        return moved(from, sys.send(fd, bytes, bytes.byteSize(), Linux.MSG_NOSIGNAL()));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        MemorySegment room = MemorySegment.ofBuffer(into);
        long result = sys.read(fd, room, room.byteSize());
        return result == 0 && into.hasRemaining() ? -1 : moved(into, result);
    }

    private static int moved(ByteBuffer buffer, long result) throws IOException {
        if (result < 0 && result != -Errno.EINTR) {
            throw new IOException(Errno.describe((int) result));
        }
        int bytes = (int) Math.max(0, result);
        buffer.position(buffer.position() + bytes);
        return bytes;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            sys.close(fd);
            arena.close();
        }
    }
}
