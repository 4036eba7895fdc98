package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class SignalFdTest {
    private static final int REAL_TIME_SIGNAL = 64;

    @Test
    void aSignalToTheThreadIsReadInsteadOfDelivered() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            MemorySegment before = arena.allocate(ValueLayout.JAVA_LONG, 16);
            sys.pthreadSigmask(Linux.SIG_BLOCK(), MemorySegment.NULL, before);
            try (SignalFd signals = new SignalFd(sys, arena, Linux.SIGUSR1(), REAL_TIME_SIGNAL)) {
                assertEquals(0, signals.next());
                assertEquals(0, sys.tgkill(sys.getpid(), sys.gettid(), REAL_TIME_SIGNAL));
                assertEquals(REAL_TIME_SIGNAL, signals.next());
                assertEquals(0, sys.tgkill(sys.getpid(), sys.gettid(), Linux.SIGUSR1()));
                assertEquals(Linux.SIGUSR1(), signals.next());
                assertEquals(0, signals.next());
            } finally {
                assertEquals(0, sys.pthreadSigmask(Linux.SIG_SETMASK(), before, MemorySegment.NULL));
            }
        }
    }

    @Test
    void aCallThatReturnsItsErrnoIsNegatedLikeTheOthers() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(ValueLayout.JAVA_LONG, 16);
            assertEquals(-Errno.EINVAL, new Sys(arena).pthreadSigmask(99, mask, MemorySegment.NULL));
        }
    }
}
