package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * The fds that a lane waits for, and the events of its last wait. Owned by one lane.
 *
 * <p>Each fd carries 64 bits of the lane's choice, which come back with its events: usually a slot and a generation.
 */
public final class Epoll implements AutoCloseable {
    private final Sys sys;
    private final int epfd;
    private final int capacity;
    private final MemorySegment ready;
    private final MemorySegment request;
    private int readyCount;

    /**
     * @param maxEvents most events that one {@link #await} reports, at least 1; further ones stay for the next call
     * @throws IllegalStateException when the process has no fd left
     */
    public Epoll(Sys sys, Arena arena, int maxEvents) {
        this.sys = sys;
        this.capacity = maxEvents;
        this.ready = arena.allocate(maxEvents * EpollEvent.SIZE_BYTES, Long.BYTES);
        this.request = arena.allocate(EpollEvent.SIZE_BYTES, Long.BYTES);
        this.epfd = Errno.require("epoll_create1", sys.epollCreate());
    }

    /** For nesting in another epoll: readable while an event waits here. */
    public int fd() {
        return epfd;
    }

    /**
     * Waits for {@code fd} from now on.
     *
     * @param events EPOLLIN, EPOLLOUT, EPOLLET and so on; EPOLLERR and EPOLLHUP are always reported
     * @return 0, or -EEXIST, -EPERM (not a file to wait on), -EBADF, -ENOSPC (max_user_watches)
     */
    public int add(int fd, int events, long data) {
        return control(Linux.EPOLL_CTL_ADD(), fd, events, data);
    }

    /** Replaces events and data of {@code fd}. @return 0, or -ENOENT, -EBADF */
    public int modify(int fd, int events, long data) {
        return control(Linux.EPOLL_CTL_MOD(), fd, events, data);
    }

    /**
     * Stops waiting for {@code fd}. Call it before close: a dup of the fd keeps the registration alive. Events of it
     * that the last {@link #await} already reported are still to be read, so compare generations.
     *
     * @return 0, or -ENOENT, -EBADF
     */
    public int remove(int fd) {
        return sys.epollCtl(epfd, Linux.EPOLL_CTL_DEL(), fd, request);
    }

    /**
     * Waits until an fd is ready.
     *
     * @param timeoutMs -1 without end, 0 only looks
     * @return number of events, 0 at the timeout or when a signal interrupted the wait, or another minus errno, which
     *     is a bug
     */
    public int await(int timeoutMs) {
        int count = sys.epollWait(epfd, ready, capacity, timeoutMs);
        readyCount = Math.max(count, 0);
        return count == -Errno.EINTR ? 0 : count;
    }

    /** The data of event {@code i} of the last {@link #await}. */
    public long data(int i) {
        return EpollEvent.data(ready, Objects.checkIndex(i, readyCount));
    }

    /** What happened at event {@code i} of the last {@link #await}. */
    public int events(int i) {
        return EpollEvent.events(ready, Objects.checkIndex(i, readyCount));
    }

    @Override
    public void close() {
        sys.close(epfd);
    }

    private int control(int operation, int fd, int events, long data) {
        EpollEvent.events(request, 0, events);
        EpollEvent.data(request, 0, data);
        return sys.epollCtl(epfd, operation, fd, request);
    }
}
