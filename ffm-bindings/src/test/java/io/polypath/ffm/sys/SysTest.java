package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.ffm.Allocation;
import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SysTest {
    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void aFailedCallReturnsMinusErrno() {
        assertEquals(-Errno.ENOENT, sys.open(CString.allocate(arena, "/nonexistent/file"), Linux.O_CLOEXEC(), 0));
        assertEquals(-Errno.EBADF, sys.close(-1));
        assertEquals(-Errno.EBADF, sys.read(-1, arena.allocate(1), 1));
        assertEquals(-Errno.EBADF, sys.mmap(0, 4096, Linux.PROT_READ(), Linux.MAP_SHARED(), -1, 0));
    }

    @Test
    void aLengthBeyondTheSegmentIsRefusedBeforeTheKernelSeesIt() {
        MemorySegment small = arena.allocate(4);
        assertThrows(IndexOutOfBoundsException.class, () -> sys.read(0, small, 5));
        assertThrows(IndexOutOfBoundsException.class, () -> sys.write(1, small, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> sys.bind(0, small, 110));
        assertThrows(IndexOutOfBoundsException.class, () -> sys.socketpair(1, 1, 0, small));
    }

    @Test
    void anotherLaneCannotUseIt() {
        FutureTask<Integer> task = new FutureTask<>(() -> sys.close(-1));
        Thread.ofPlatform().start(task);
        ExecutionException refused = assertThrows(ExecutionException.class, task::get);
        assertEquals(WrongThreadException.class, refused.getCause().getClass());
    }

    @Test
    void callsThatSucceedAllocateNothing() {
        int fd = sys.eventfd(0, Linux.EFD_CLOEXEC());
        MemorySegment number = arena.allocateFrom(ValueLayout.JAVA_LONG, 1);
        Allocation.assertNone(round -> {
            sys.write(fd, number, Long.BYTES);
            sys.read(fd, number, Long.BYTES);
        });
        assertEquals(0, sys.close(fd));
    }

    @Test
    void callsThatFailAllocateNothing() {
        MemorySegment number = arena.allocate(Long.BYTES);
        Allocation.assertNone(round -> {
            sys.ioctl(-1, Linux.SG_IO(), number);
            sys.ioctl(-1, Linux.BLKGETSIZE64(), round);
        });
    }
}
