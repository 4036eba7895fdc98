package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls that wait, or that make an fd to wait on. */
abstract sealed class WaitCalls extends FileCalls permits SocketCalls {
    private static final int EPOLL_CLOEXEC = Linux.EPOLL_CLOEXEC();

    private static final MethodHandle EVENTFD = Link.function("eventfd", 2);
    private static final MethodHandle EPOLL_CREATE1 = Link.function("epoll_create1", 1);
    private static final MethodHandle EPOLL_CTL = Link.function("epoll_ctl", 4);
    private static final MethodHandle EPOLL_WAIT = Link.function("epoll_wait", 4);
    private static final MethodHandle TIMERFD_CREATE = Link.function("timerfd_create", 2);
    private static final MethodHandle TIMERFD_SETTIME = Link.function("timerfd_settime", 4);
    private static final MethodHandle POLL = Link.function("poll", 3);
    private static final MethodHandle SIGNALFD = Link.function("signalfd", 3);
    private static final MethodHandle PTHREAD_SIGMASK = Link.function("pthread_sigmask", 3);

    WaitCalls(Arena arena) {
        super(arena);
    }

    /** eventfd(2). @return the fd, or -EMFILE, -ENFILE, -EINVAL (unknown flag) */
    public final int eventfd(int initval, int flags) {
        try {
            return result((int) (long) EVENTFD.invokeExact(errno, (long) initval, (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** epoll_create1(2) with EPOLL_CLOEXEC. @return the fd, or -EMFILE, -ENFILE */
    public final int epollCreate() {
        try {
            return result((int) (long) EPOLL_CREATE1.invokeExact(errno, (long) EPOLL_CLOEXEC));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * epoll_ctl(2).
     *
     * @param event one {@code struct epoll_event}; ignored by EPOLL_CTL_DEL
     * @return 0, or -EEXIST (added twice), -ENOENT (never added), -EPERM (the file cannot be waited on), -ENOSPC
     */
    public final int epollCtl(int epfd, int op, int fd, MemorySegment event) {
        try {
            return result((int) (long) EPOLL_CTL.invokeExact(errno, (long) epfd, (long) op, (long) fd, at(event)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * epoll_wait(2).
     *
     * @param events room for {@code max} events; the caller answers for its size
     * @param timeoutMs -1 waits for ever, 0 does not wait
     * @return number of events, 0 at the timeout, or -EINTR
     */
    public final int epollWait(int epfd, MemorySegment events, int max, int timeoutMs) {
        try {
            return result((int) (long) EPOLL_WAIT.invokeExact(errno, (long) epfd, at(events), (long) max, (long) timeoutMs));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** timerfd_create(2). @return the fd, or -EMFILE, -EINVAL (unknown clock or flag) */
    public final int timerfdCreate(int clock, int flags) {
        try {
            return result((int) (long) TIMERFD_CREATE.invokeExact(errno, (long) clock, (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** timerfd_settime(2) without the old value. @return 0, or -EINVAL (nanoseconds out of range) */
    public final int timerfdSettime(int fd, int flags, MemorySegment itimerspec) {
        try {
            return result((int) (long) TIMERFD_SETTIME.invokeExact(errno, (long) fd, (long) flags, at(itimerspec), 0L));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * poll(2) on {@code n} records of {@code struct pollfd}.
     *
     * @return number of ready fds, 0 at the timeout, or -EINTR
     */
    public final int poll(MemorySegment fds, int n, int timeoutMs) {
        try {
            return result((int) (long) POLL.invokeExact(errno, at(fds), (long) n, (long) timeoutMs));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * signalfd(2); {@code fd} -1 makes a new one. {@code mask} is a {@code sigset_t}.
     *
     * @return the fd, or -EMFILE, -EINVAL
     */
    public final int signalfd(int fd, MemorySegment mask, int flags) {
        try {
            return result((int) (long) SIGNALFD.invokeExact(errno, (long) fd, at(mask), (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * pthread_sigmask(3), for the calling thread only.
     *
     * @param old receives the mask so far, or {@code MemorySegment.NULL}
     * @return 0 or -EINVAL
     */
    public final int pthreadSigmask(int how, MemorySegment set, MemorySegment old) {
        try {
            return -(int) (long) PTHREAD_SIGMASK.invokeExact(errno, (long) how, at(set), at(old));
        } catch (Throwable t) {
            throw bug(t);
        }
    }
}
