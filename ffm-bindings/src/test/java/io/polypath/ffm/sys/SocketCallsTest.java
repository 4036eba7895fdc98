package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.iovec;
import io.polypath.ffm.gen.mmsghdr;
import io.polypath.ffm.gen.msghdr;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls that no test of {@code io.polypath.ffm.net} makes. */
class SocketCallsTest {
    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    private int left;
    private int right;

    @BeforeEach
    void makePair() {
        MemorySegment pair = arena.allocate(ValueLayout.JAVA_INT, 2);
        int type = Linux.SOCK_SEQPACKET() | Linux.SOCK_CLOEXEC() | Linux.SOCK_NONBLOCK();
        assertEquals(0, sys.socketpair(Linux.AF_UNIX(), type, 0, pair));
        left = pair.getAtIndex(ValueLayout.JAVA_INT, 0);
        right = pair.getAtIndex(ValueLayout.JAVA_INT, 1);
    }

    @AfterEach
    void release() {
        sys.close(left);
        sys.close(right);
        arena.close();
    }

    @Test
    void whatIsSentIsReceivedAndThenThereIsNothing() {
        assertEquals(5, sys.send(left, arena.allocateFrom("path"), 5, Linux.MSG_NOSIGNAL()));
        MemorySegment received = arena.allocate(16);
        assertEquals(5, sys.recv(right, received, 16, 0));
        assertEquals("path", received.getString(0));
        assertEquals(-Errno.EAGAIN, sys.recv(right, received, 16, 0));
    }

    @Test
    void aMessageThatIsCutSaysSo() {
        assertEquals(5, sys.sendmsg(left, message(arena.allocateFrom("path")), Linux.MSG_NOSIGNAL()));
        MemorySegment header = message(arena.allocate(3));
        assertEquals(3, sys.recvmsg(right, header, 0));
        assertNotEquals(0, msghdr.msg_flags(header) & Linux.MSG_TRUNC());
    }

    @Test
    void severalMessagesComeWithOneCall() {
        for (int bytes = 1; bytes <= 3; bytes++) {
            assertEquals(bytes, sys.send(left, arena.allocate(bytes), bytes, 0));
        }
        MemorySegment records = arena.allocate(mmsghdr.layout(), 4);
        for (int i = 0; i < 4; i++) {
            mmsghdr.msg_hdr(mmsghdr.asSlice(records, i), message(arena.allocate(8)));
        }
        assertEquals(3, sys.recvmmsg(right, records, 4, Linux.MSG_DONTWAIT()));
        assertEquals(2, mmsghdr.msg_len(mmsghdr.asSlice(records, 1)));
        assertEquals(-Errno.EAGAIN, sys.recvmmsg(right, records, 4, Linux.MSG_DONTWAIT()));
    }

    @Test
    void aClosedPeerIsABrokenPipeAndNotASignal() {
        sys.close(right);
        assertEquals(-Errno.EPIPE, sys.send(left, arena.allocate(1), 1, Linux.MSG_NOSIGNAL()));
    }

    @Test
    void aSocketTellsItsName() {
        MemorySegment address = arena.allocate(128, Long.BYTES);
        MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, 128);
        assertEquals(0, sys.getsockname(left, address, length));
        assertEquals(Linux.AF_UNIX(), address.get(ValueLayout.JAVA_SHORT, 0));
    }

    private MemorySegment message(MemorySegment payload) {
        MemorySegment vector = arena.allocate(iovec.layout());
        iovec.iov_base(vector, payload);
        iovec.iov_len(vector, payload.byteSize());
        MemorySegment header = arena.allocate(msghdr.layout());
        msghdr.msg_iov(header, vector);
        msghdr.msg_iovlen(header, 1);
        return header;
    }
}
