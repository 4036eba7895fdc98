package io.polypath.ringbuf;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;

/** Waits on a doorbell as a lane does. Owned by the thread that made it. */
final class BellWaiter implements AutoCloseable {
    private final Epoll epoll;

    BellWaiter(Arena arena, Doorbell bell) {
        epoll = new Epoll(new Sys(arena), arena, 1);
        Errno.require("epoll_ctl", epoll.add(bell.fd(), Linux.EPOLLIN() | Linux.EPOLLET(), 0));
    }

    /** Whether the bell rang within {@code timeoutMs}. */
    boolean rang(int timeoutMs) {
        return epoll.await(timeoutMs) == 1;
    }

    @Override
    public void close() {
        epoll.close();
    }
}
