package io.polypath.agent.desk;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The other end of a connection to a desk, which need not behave. Never waits. */
final class DeskPeer implements AutoCloseable {

    private static final int BUFFER_BYTES = 65_536;

    private final Sys sys;
    private final MemorySegment buffer;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private int fd;
    private boolean ended;

    DeskPeer(Arena arena, String name) {
        sys = new Sys(arena);
        buffer = arena.allocate(BUFFER_BYTES);
        fd = Errno.require("socket", sys.socket(
                Linux.AF_UNIX(), Linux.SOCK_STREAM() | Linux.SOCK_NONBLOCK() | Linux.SOCK_CLOEXEC(), 0));
        UnixAddress address = UnixAddress.abstractName(arena, name.substring(1));
        Errno.require("connect", sys.connect(fd, address.memory(), address.lengthBytes()));
    }

    /** Sends a request as clients do. */
    void send(String request) {
        byte[] text = (request + "\0").getBytes(StandardCharsets.ISO_8859_1);
        sendLength(text.length);
        sendBytes(text);
    }

    void sendLength(long length) {
        sendBytes(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(length).array());
    }

    /** Sends what the socket takes. @return how much that was, or minus errno */
    long sendBytes(byte... bytes) {
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return sys.send(fd, buffer, bytes.length, Linux.MSG_NOSIGNAL());
    }

    /** Takes what has come. @return how many bytes that was */
    int take(int most) {
        long got = sys.recv(fd, buffer, Math.min(most, BUFFER_BYTES), 0);
        if (got > 0) {
            received.writeBytes(buffer.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE));
        }
        ended = got == 0 || got == -Errno.ECONNRESET;
        return (int) Math.max(got, 0);
    }

    /** The next whole answer; null when there is none yet. */
    String answer() {
        while (take(BUFFER_BYTES) > 0) {
            continue;
        }
        byte[] bytes = received.toByteArray();
        if (bytes.length < Long.BYTES) {
            return null;
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getLong();
        if (bytes.length < Long.BYTES + length) {
            return null;
        }
        received.reset();
        received.write(bytes, Long.BYTES + (int) length, bytes.length - Long.BYTES - (int) length);
        if (bytes[Long.BYTES + (int) length - 1] != 0) {
            throw new AssertionError("an answer ends with NUL");
        }
        return new String(bytes, Long.BYTES, (int) length - 1, StandardCharsets.ISO_8859_1);
    }

    /** Whether the desk has closed the connection, everything before that having been taken. */
    boolean ended() {
        take(BUFFER_BYTES);
        return ended;
    }

    @Override
    public void close() {
        if (fd >= 0) {
            sys.close(fd);
            fd = -1;
        }
    }
}
