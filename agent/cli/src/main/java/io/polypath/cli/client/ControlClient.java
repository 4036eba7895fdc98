package io.polypath.cli.client;

import io.polypath.agent.desk.SocketAddresses;
import io.polypath.cli.runtime.Failure;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A connection to whatever daemon speaks multipathd's protocol here. A frame, both ways, is a native 64-bit length and so many bytes
 * of text, of which the last is NUL. Used by one thread; blocks.
 */
public final class ControlClient implements AutoCloseable {

    /** As multipathd's own client has it. */
    private static final long LONGEST_ANSWER = 32L << 20;

    private final Sys sys;
    private final int fd;

    private ControlClient(Sys sys, int fd) {
        this.sys = sys;
        this.fd = fd;
    }

    /**
     * Connects at the addresses that multipathd's clients try, or at the one in {@code MULTIPATH_SOCKET_NAME}.
     *
     * @throws Failure when nobody listens there
     */
    public static ControlClient connect(Arena arena) throws Failure {
        Sys sys = new Sys(arena);
        List<String> names = addresses();
        int result = 0;
        for (String name : names) {
            result = connect(sys, arena, name, 0);
            if (result >= 0) {
                return new ControlClient(sys, result);
            }
        }
        throw new Failure("no daemon answers at " + String.join(" or ", names) + ": " + Errno.describe(result));
    }

    /** Whether a daemon listens, without waiting for it: one that has no room for another client just now is there too. */
    public static boolean isReachable() {
        try (Arena once = Arena.ofConfined()) {
            Sys sys = new Sys(once);
            for (String name : addresses()) {
                int result = connect(sys, once, name, Linux.SOCK_NONBLOCK());
                if (result >= 0) {
                    sys.close(result);
                }
                if (result >= 0 || result == -Errno.EAGAIN) {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<String> addresses() {
        String override = System.getenv(SocketAddresses.OVERRIDE);
        return override == null || override.isEmpty() ? SocketAddresses.INCUMBENTS : List.of(override);
    }

    private static int connect(Sys sys, Arena arena, String name, int flags) {
        UnixAddress address = name.startsWith("@")
                ? UnixAddress.abstractName(arena, name.substring(1))
                : UnixAddress.path(arena, name);
        int fd = sys.socket(Linux.AF_UNIX(), Linux.SOCK_STREAM() | Linux.SOCK_CLOEXEC() | flags, 0);
        int result = fd < 0 ? fd : sys.connect(fd, address.memory(), address.lengthBytes());
        if (result < 0 && fd >= 0) {
            sys.close(fd);
        }
        return result < 0 ? result : fd;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws Failure when the daemon closed the connection, or its answer makes no sense
     */
    public String ask(String request) throws Failure {
        try (Arena once = Arena.ofConfined()) {
            byte[] text = request.getBytes(StandardCharsets.UTF_8);
            MemorySegment frame = once.allocate(Long.BYTES + text.length + 1L, Long.BYTES);
            frame.set(ValueLayout.JAVA_LONG, 0, text.length + 1L);
            MemorySegment.copy(text, 0, frame, ValueLayout.JAVA_BYTE, Long.BYTES, text.length);
            write(frame);
            MemorySegment length = once.allocate(Long.BYTES, Long.BYTES);
            read(length);
            long bytes = length.get(ValueLayout.JAVA_LONG, 0);
            if (bytes < 1 || bytes > LONGEST_ANSWER) {
                throw new Failure("the daemon's answer makes no sense");
            }
            MemorySegment answer = once.allocate(bytes);
            read(answer);
            return new String(answer.asSlice(0, bytes - 1).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }

    private void write(MemorySegment frame) throws Failure {
        for (long done = 0; done < frame.byteSize(); ) {
            long result = sys.send(fd, frame.asSlice(done), frame.byteSize() - done, Linux.MSG_NOSIGNAL());
            done += progress(result);
        }
    }

    private void read(MemorySegment into) throws Failure {
        for (long done = 0; done < into.byteSize(); ) {
            long result = sys.read(fd, into.asSlice(done), into.byteSize() - done);
            done += progress(result == 0 ? -Errno.ECONNRESET : result);
        }
    }

    private static long progress(long result) throws Failure {
        if (result < 0 && result != -Errno.EINTR) {
            throw new Failure("the daemon closed the connection: " + Errno.describe((int) result));
        }
        return Math.max(0, result);
    }

    @Override
    public void close() {
        sys.close(fd);
    }
}
