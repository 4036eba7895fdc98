package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SysTest {
    private static final int O_CLOEXEC = 0x80000;
    private static final int AF_UNIX = 1;
    private static final int SOCK_SEQPACKET = 5;

    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void aFailedCallReturnsMinusErrno() {
        assertEquals(-Errno.ENOENT, sys.open(arena.allocateFrom("/nonexistent/file"), O_CLOEXEC, 0));
        assertEquals(-Errno.EBADF, sys.close(-1));
        assertEquals(-Errno.EBADF, sys.read(-1, arena.allocate(1), 1));
        assertEquals(-Errno.ENODEV, sys.mmap(0, 4096, 1, 2, sys.eventfd(0, O_CLOEXEC), 0));
    }

    @Test
    void aMessageTravelsThroughASocketPair() {
        MemorySegment pair = arena.allocate(ValueLayout.JAVA_INT, 2);
        assertEquals(0, sys.socketpair(AF_UNIX, SOCK_SEQPACKET | O_CLOEXEC, 0, pair));
        int left = pair.getAtIndex(ValueLayout.JAVA_INT, 0);
        int right = pair.getAtIndex(ValueLayout.JAVA_INT, 1);
        MemorySegment buffer = arena.allocateFrom("path");
        assertEquals(5, sys.send(left, buffer, 5, 0));
        MemorySegment received = arena.allocate(16);
        assertEquals(5, sys.recv(right, received, 16, 0));
        assertEquals("path", received.getString(0));
        assertEquals(0, sys.close(left));
        assertEquals(0, sys.close(right));
    }

    @Test
    void aLengthBeyondTheSegmentIsRefusedBeforeTheKernelSeesIt() {
        MemorySegment small = arena.allocate(4);
        assertThrows(IndexOutOfBoundsException.class, () -> sys.read(0, small, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> sys.write(1, small, -1));
    }
}
