package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Calls that wait, or that make an fd to wait on. */
abstract sealed class WaitCalls extends FileCalls permits SocketCalls {
    private static final int EPOLL_CLOEXEC = Linux.EPOLL_CLOEXEC();

    private static final MemorySegment EVENTFD = Link.function("eventfd");
    private static final MemorySegment EPOLL_CREATE1 = Link.function("epoll_create1");
    private static final MemorySegment EPOLL_CTL = Link.function("epoll_ctl");
    private static final MemorySegment EPOLL_WAIT = Link.function("epoll_wait");
    private static final MemorySegment TIMERFD_CREATE = Link.function("timerfd_create");
    private static final MemorySegment TIMERFD_SETTIME = Link.function("timerfd_settime");
    private static final MemorySegment POLL = Link.function("poll");
    private static final MemorySegment SIGNALFD = Link.function("signalfd");
    private static final MemorySegment PTHREAD_SIGMASK = Link.function("pthread_sigmask");

    WaitCalls(Arena arena) {
        super(arena);
    }

    /** eventfd(2). @return the fd, or -EMFILE, -ENFILE, -EINVAL (unknown flag) */
    public final int eventfd(int initval, int flags) {
        return result((int) call(EVENTFD, initval, flags));
    }

    /** epoll_create1(2) with EPOLL_CLOEXEC. @return the fd, or -EMFILE, -ENFILE */
    public final int epollCreate() {
        return result((int) call(EPOLL_CREATE1, EPOLL_CLOEXEC));
    }

    /**
     * epoll_ctl(2).
     *
     * @param event one {@code struct epoll_event}; ignored by EPOLL_CTL_DEL
     * @return 0, or -EEXIST (added twice), -ENOENT (never added), -EPERM (the file cannot be waited on), -ENOSPC
     */
    public final int epollCtl(int epfd, int op, int fd, MemorySegment event) {
        return result((int) call(EPOLL_CTL, epfd, op, fd, at(event)));
    }

    /**
     * epoll_wait(2).
     *
     * @param events room for {@code max} events; the caller answers for its size
     * @param timeoutMs -1 waits for ever, 0 does not wait
     * @return number of events, 0 at the timeout, or -EINTR
     */
    public final int epollWait(int epfd, MemorySegment events, int max, int timeoutMs) {
        return result((int) call(EPOLL_WAIT, epfd, at(events), max, timeoutMs));
    }

    /** timerfd_create(2). @return the fd, or -EMFILE, -EINVAL (unknown clock or flag) */
    public final int timerfdCreate(int clock, int flags) {
        return result((int) call(TIMERFD_CREATE, clock, flags));
    }

    /** timerfd_settime(2) without the old value. @return 0, or -EINVAL (nanoseconds out of range) */
    public final int timerfdSettime(int fd, int flags, MemorySegment itimerspec) {
        return result((int) call(TIMERFD_SETTIME, fd, flags, at(itimerspec), 0L));
    }

    /**
     * poll(2) on {@code n} records of {@code struct pollfd}.
     *
     * @return number of ready fds, 0 at the timeout, or -EINTR
     */
    public final int poll(MemorySegment fds, int n, int timeoutMs) {
        return result((int) call(POLL, at(fds), n, timeoutMs));
    }

    /**
     * signalfd(2); {@code fd} -1 makes a new one. {@code mask} is a {@code sigset_t}.
     *
     * @return the fd, or -EMFILE, -EINVAL
     */
    public final int signalfd(int fd, MemorySegment mask, int flags) {
        return result((int) call(SIGNALFD, fd, at(mask), flags));
    }

    /**
     * pthread_sigmask(3), for the calling thread only.
     *
     * @param old receives the mask so far, or {@code MemorySegment.NULL}
     * @return 0 or -EINVAL
     */
    public final int pthreadSigmask(int how, MemorySegment set, MemorySegment old) {
        return -(int) call(PTHREAD_SIGMASK, how, at(set), at(old));
    }
}
