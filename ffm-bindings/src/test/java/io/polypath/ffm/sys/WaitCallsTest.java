package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.itimerspec;
import io.polypath.ffm.gen.pollfd;
import io.polypath.ffm.gen.timespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitCallsTest {
    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void anArmedTimerBecomesReadableAndCountsItsExpirations() {
        int fd = sys.timerfdCreate(Linux.CLOCK_MONOTONIC(), Linux.TFD_CLOEXEC());
        MemorySegment setting = arena.allocate(itimerspec.layout());
        timespec.tv_nsec(itimerspec.it_value(setting), 1);
        assertEquals(0, sys.timerfdSettime(fd, 0, setting));
        assertEquals(1, pollFor(fd, Linux.POLLIN(), -1));
        MemorySegment expirations = arena.allocate(ValueLayout.JAVA_LONG);
        assertEquals(Long.BYTES, sys.read(fd, expirations, Long.BYTES));
        assertEquals(1, expirations.get(ValueLayout.JAVA_LONG, 0));
        assertEquals(0, sys.close(fd));
    }

    @Test
    void aTimerRefusesABillionNanoseconds() {
        int fd = sys.timerfdCreate(Linux.CLOCK_BOOTTIME(), Linux.TFD_CLOEXEC());
        MemorySegment setting = arena.allocate(itimerspec.layout());
        timespec.tv_nsec(itimerspec.it_value(setting), 1_000_000_000);
        assertEquals(-Errno.EINVAL, sys.timerfdSettime(fd, 0, setting));
        assertEquals(-Errno.EINVAL, sys.timerfdCreate(99, 0));
        sys.close(fd);
    }

    @Test
    void aPollThatFindsNothingReturnsAtItsTimeout() {
        int fd = sys.eventfd(0, Linux.EFD_CLOEXEC());
        assertEquals(0, pollFor(fd, Linux.POLLIN(), 0));
        assertEquals(1, pollFor(fd, Linux.POLLOUT(), 0));
        sys.close(fd);
    }

    @Test
    void anEpollRefusesToWaitForItself() {
        int epfd = sys.epollCreate();
        MemorySegment event = arena.allocate(EpollEvent.SIZE_BYTES, Long.BYTES);
        assertEquals(-Errno.EINVAL, sys.epollCtl(epfd, Linux.EPOLL_CTL_ADD(), epfd, event));
        assertEquals(-Errno.EINVAL, sys.epollWait(epfd, event, 0, 0));
        assertEquals(Linux.FD_CLOEXEC(), sys.fcntl(epfd, Linux.F_GETFD(), 0));
        sys.close(epfd);
    }

    private int pollFor(int fd, int events, int timeoutMs) {
        MemorySegment one = arena.allocate(pollfd.layout());
        pollfd.fd(one, fd);
        pollfd.events(one, (short) events);
        return sys.poll(one, 1, timeoutMs);
    }
}
