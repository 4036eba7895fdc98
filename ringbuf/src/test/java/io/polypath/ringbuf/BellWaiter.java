package io.polypath.ringbuf;

import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Waits on a doorbell as a lane does, with poll(2) in place of epoll. Owned by the thread that made it. */
final class BellWaiter {
    private static final short POLLIN = 1;

    private final Sys sys;
    private final MemorySegment pollfd;

    BellWaiter(Arena arena, Doorbell bell) {
        sys = new Sys(arena);
        pollfd = arena.allocate(8, 4);
        pollfd.set(ValueLayout.JAVA_INT, 0, bell.fd());
        pollfd.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
    }

    /** Whether the bell rang within {@code timeoutMs}. */
    boolean rang(int timeoutMs) {
        return sys.poll(pollfd, 1, timeoutMs) == 1;
    }
}
