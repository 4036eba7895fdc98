package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls that no test of {@link Memory}, {@link Mapping} and {@link Threads} makes. */
class ProcessCallsTest {
    private static final int PAGE = 4096;

    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void identitiesAreThoseOfThisProcess() throws Exception {
        assertEquals(ProcessHandle.current().pid(), sys.getpid());
        assertTrue(Files.exists(Path.of("/proc/self/task/" + sys.gettid())));
        assertEquals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"), sys.geteuid());
    }

    @Test
    void aProcessThatIsNotThereCannotBeSignalled() {
        assertEquals(0, sys.kill(sys.getpid(), 0));
        assertEquals(-Errno.ESRCH, sys.kill(Integer.MAX_VALUE, 0));
        assertEquals(-Errno.EINVAL, sys.kill(sys.getpid(), 4711));
    }

    @Test
    void memoryIsMappedAndUnmapped() {
        int flags = Linux.MAP_PRIVATE() | Linux.MAP_ANONYMOUS();
        long address = sys.mmap(0, PAGE, Linux.PROT_NONE(), flags, -1, 0);
        assertEquals(0, address % PAGE);
        assertEquals(0, sys.munmap(address, PAGE));
        assertEquals(-Errno.EINVAL, sys.munmap(1, PAGE));
        assertEquals(-Errno.EINVAL, sys.mmap(0, 0, Linux.PROT_NONE(), flags, -1, 0));
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertEquals(-Errno.EINVAL, sys.prctl(-1, 0, 0, 0, 0));
        assertEquals(-Errno.EINVAL, sys.mlockall(-1));
        assertEquals(-Errno.EINVAL, sys.unshare(1));
    }
}
