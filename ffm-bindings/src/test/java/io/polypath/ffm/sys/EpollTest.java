package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.ffm.Allocation;
import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EpollTest {
    private static final long TAG = 0x8000_0001_dead_beefL;

    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    private final EventFd bell = new EventFd(sys, arena);
    private final EventFd other = new EventFd(sys, arena);
    private final Epoll epoll = new Epoll(sys, arena, 4);

    @AfterEach
    void release() {
        epoll.close();
        bell.close(sys);
        other.close(sys);
        arena.close();
    }

    @Test
    void anEventBringsBackTheDataOfItsFd() {
        assertEquals(0, epoll.add(bell.fd(), Linux.EPOLLIN(), TAG));
        assertEquals(0, epoll.add(other.fd(), Linux.EPOLLIN(), -1));
        assertEquals(0, epoll.await(0));
        bell.ring(sys);
        assertEquals(1, epoll.await(-1));
        assertEquals(TAG, epoll.data(0));
        assertEquals(Linux.EPOLLIN(), epoll.events(0));
    }

    @Test
    void twoEventsOfOneWaitLieBesideEachOther() {
        epoll.add(bell.fd(), Linux.EPOLLIN(), TAG);
        epoll.add(other.fd(), Linux.EPOLLIN() | Linux.EPOLLOUT(), ~TAG);
        bell.ring(sys);
        assertEquals(2, epoll.await(-1));
        int first = epoll.data(0) == TAG ? 0 : 1;
        assertEquals(TAG, epoll.data(first));
        assertEquals(~TAG, epoll.data(1 - first));
        assertEquals(Linux.EPOLLOUT(), epoll.events(1 - first));
    }

    @Test
    void anEventBeyondTheLastWaitIsRefused() {
        epoll.add(bell.fd(), Linux.EPOLLIN(), TAG);
        bell.ring(sys);
        epoll.await(-1);
        assertThrows(IndexOutOfBoundsException.class, () -> epoll.data(1));
        bell.drain(sys);
        epoll.await(0);
        assertThrows(IndexOutOfBoundsException.class, () -> epoll.events(0));
    }

    @Test
    void modifyReplacesTheDataAndRemoveEndsTheEvents() {
        epoll.add(bell.fd(), Linux.EPOLLIN(), TAG);
        assertEquals(0, epoll.modify(bell.fd(), Linux.EPOLLIN(), 7));
        bell.ring(sys);
        assertEquals(1, epoll.await(0));
        assertEquals(7, epoll.data(0));
        assertEquals(0, epoll.remove(bell.fd()));
        assertEquals(0, epoll.await(0));
    }

    @Test
    void aMisuseReturnsItsErrno() {
        assertEquals(0, epoll.add(bell.fd(), Linux.EPOLLIN(), 1));
        assertEquals(-Errno.EEXIST, epoll.add(bell.fd(), Linux.EPOLLIN(), 1));
        assertEquals(-Errno.ENOENT, epoll.modify(other.fd(), Linux.EPOLLIN(), 1));
        assertEquals(-Errno.ENOENT, epoll.remove(other.fd()));
        assertEquals(-Errno.EBADF, epoll.add(-1, Linux.EPOLLIN(), 1));
    }

    @Test
    void ringingWaitingAndDrainingAllocateNothing() {
        epoll.add(bell.fd(), Linux.EPOLLIN(), TAG);
        Allocation.assertNone(round -> {
            bell.ring(sys);
            epoll.await(-1);
            epoll.data(0);
            bell.drain(sys);
        });
    }
}
