package io.polypath.agent.desk;

import io.polypath.agent.lane.Lane;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.Credentials;
import io.polypath.ffm.net.SocketOptions;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Lets clients in. While the process has no descriptor left, it looks again only after a pause: the listening sockets would
 * report the same clients without end. Owned by the desk lane.
 */
final class Door {

    /** Nobody waits outside. */
    static final int NOBODY = -1;

    private static final long PAUSE_NS = 100_000_000L;

    private final Sys sys;
    private final Epoll epoll;
    private final SocketOptions options;
    private final List<ListeningSocket> sockets;
    private final boolean hasPath;
    private long openAgainNs = Lane.NEVER;
    private boolean peerIsRoot;

    Door(Sys sys, Arena arena, Epoll epoll, List<ListeningSocket> sockets) {
        this.sys = sys;
        this.epoll = epoll;
        this.sockets = List.copyOf(sockets);
        hasPath = sockets.stream().anyMatch(socket -> !socket.isAbstract());
        options = new SocketOptions(sys, arena);
        this.sockets.forEach(socket -> neverWait(socket.fd()));
        open();
    }

    /** An inherited socket may wait in accept(2), and the lane with it. */
    private void neverWait(int fd) {
        int flags = Errno.require("F_GETFL", sys.fcntl(fd, Linux.F_GETFL(), 0));
        Errno.require("F_SETFL", sys.fcntl(fd, Linux.F_SETFL(), flags | Linux.O_NONBLOCK()));
    }

    private void open() {
        openAgainNs = Lane.NEVER;
        for (int i = 0; i < sockets.size(); i++) {
            Errno.require("epoll_ctl", epoll.add(sockets.get(i).fd(), Linux.EPOLLIN(), key(i)));
        }
    }

    /** A key that no client has. */
    private static long key(int socket) {
        return -1L - socket;
    }

    private ListeningSocket socket(long key) {
        return sockets.get((int) (-1L - key));
    }

    /**
     * Whether who comes in here is taken for a client of multipath-tools 0.9 or older: those know the abstract address alone, newer
     * ones try the path first.
     */
    boolean isForOlder(long key) {
        return hasPath && socket(key).isAbstract();
    }

    static boolean isDoor(long key) {
        return key < 0;
    }

    /**
     * Lets one client in.
     *
     * @return its descriptor, or {@link #NOBODY}, or -EMFILE and the like when there is no descriptor for it
     */
    int accept(long key) {
        int listening = socket(key).fd();
        int fd = sys.accept4(
                listening, MemorySegment.NULL, MemorySegment.NULL, Linux.SOCK_NONBLOCK() | Linux.SOCK_CLOEXEC());
        if (fd >= 0) {
            peerIsRoot = options.readPeer(fd) == 0 && Credentials.uid(options.peer(), 0) == 0;
            return fd;
        }
        boolean exhausted = fd == -Errno.EMFILE || fd == -Errno.ENFILE || fd == -Errno.ENOBUFS || fd == -Errno.ENOMEM;
        return exhausted ? fd : NOBODY;
    }

    /** Whether the latest client was root when it connected; a peer that cannot be known is not. */
    boolean peerIsRoot() {
        return peerIsRoot;
    }

    /** Lets nobody in for a while. */
    void pause(long nowNs) {
        if (openAgainNs == Lane.NEVER) {
            sockets.forEach(socket -> epoll.remove(socket.fd()));
            openAgainNs = nowNs + PAUSE_NS;
        }
    }

    /** Ends a pause that is over. */
    void reopen(long nowNs) {
        if (openAgainNs <= nowNs) {
            open();
        }
    }

    /** When a pause ends, or {@link Lane#NEVER}. */
    long deadlineNs() {
        return openAgainNs;
    }

    /** Nobody comes in any more. */
    void close() {
        SocketAddresses.close(sys, sockets);
    }
}
