package io.polypath.ffm.sys;

import static io.polypath.ffm.sys.Link.A;
import static io.polypath.ffm.sys.Link.I;
import static io.polypath.ffm.sys.Link.L;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls on sockets. */
abstract sealed class SocketCalls extends WaitCalls permits ProcessCalls {
    private static final MethodHandle SOCKET = Link.toInt("socket", I, I, I);
    private static final MethodHandle SOCKETPAIR = Link.toInt("socketpair", I, I, I, A);
    private static final MethodHandle BIND = Link.toInt("bind", I, A, I);
    private static final MethodHandle CONNECT = Link.toInt("connect", I, A, I);
    private static final MethodHandle LISTEN = Link.toInt("listen", I, I);
    private static final MethodHandle ACCEPT4 = Link.toInt("accept4", I, A, A, I);
    private static final MethodHandle SETSOCKOPT = Link.toInt("setsockopt", I, I, I, A, I);
    private static final MethodHandle GETSOCKOPT = Link.toInt("getsockopt", I, I, I, A, A);
    private static final MethodHandle GETSOCKNAME = Link.toInt("getsockname", I, A, A);
    private static final MethodHandle SEND = Link.toLong("send", I, A, L, I);
    private static final MethodHandle SENDTO = Link.toLong("sendto", I, A, L, I, A, I);
    private static final MethodHandle RECV = Link.toLong("recv", I, A, L, I);
    private static final MethodHandle RECVMSG = Link.toLong("recvmsg", I, A, I);
    private static final MethodHandle SENDMSG = Link.toLong("sendmsg", I, A, I);
    private static final MethodHandle RECVMMSG = Link.toInt("recvmmsg", I, A, I, I, A);

    SocketCalls(Arena arena) {
        super(arena);
    }

    /** socket(2). @return the fd, or -EMFILE, -EAFNOSUPPORT, -EPROTONOSUPPORT, -EPERM */
    public final int socket(int domain, int type, int proto) {
        try {
            return result((int) SOCKET.invokeExact(errno, domain, type, proto));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** socketpair(2); writes two ints to {@code fds}. @return 0, or -EMFILE, -EAFNOSUPPORT */
    public final int socketpair(int domain, int type, int proto, MemorySegment fds) {
        checkLength(fds, 2L * Integer.BYTES);
        try {
            return result((int) SOCKETPAIR.invokeExact(errno, domain, type, proto, fds));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** bind(2). @return 0, or -EADDRINUSE, -EACCES, -EINVAL, -EPERM */
    public final int bind(int fd, MemorySegment addr, int len) {
        checkLength(addr, len);
        try {
            return result((int) BIND.invokeExact(errno, fd, addr, len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** connect(2). @return 0, or -ECONNREFUSED, -ENOENT, -EAGAIN (backlog full), -EINPROGRESS, -EINTR */
    public final int connect(int fd, MemorySegment addr, int len) {
        checkLength(addr, len);
        try {
            return result((int) CONNECT.invokeExact(errno, fd, addr, len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** listen(2). @return 0, or -EADDRINUSE, -EOPNOTSUPP */
    public final int listen(int fd, int backlog) {
        try {
            return result((int) LISTEN.invokeExact(errno, fd, backlog));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * accept4(2).
     *
     * @param addr receives the peer's address, or {@code MemorySegment.NULL}
     * @param lenPtr int, in: room in {@code addr}, out: its length; or {@code MemorySegment.NULL}
     * @return the connection's fd, or -EAGAIN, -EINTR, -ECONNABORTED, -EMFILE
     */
    public final int accept4(int fd, MemorySegment addr, MemorySegment lenPtr, int flags) {
        try {
            return result((int) ACCEPT4.invokeExact(errno, fd, addr, lenPtr, flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** setsockopt(2). @return 0, or -ENOPROTOOPT, -EINVAL, -EPERM, -ENOMEM */
    public final int setsockopt(int fd, int level, int name, MemorySegment val, int len) {
        checkLength(val, len);
        try {
            return result((int) SETSOCKOPT.invokeExact(errno, fd, level, name, val, len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** getsockopt(2); {@code lenPtr} as in {@link #accept4}. @return 0, or -ENOPROTOOPT, -EINVAL */
    public final int getsockopt(int fd, int level, int name, MemorySegment val, MemorySegment lenPtr) {
        try {
            return result((int) GETSOCKOPT.invokeExact(errno, fd, level, name, val, lenPtr));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** getsockname(2); {@code lenPtr} as in {@link #accept4}. @return 0, or -EBADF, -ENOTSOCK */
    public final int getsockname(int fd, MemorySegment addr, MemorySegment lenPtr) {
        try {
            return result((int) GETSOCKNAME.invokeExact(errno, fd, addr, lenPtr));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** send(2). @return bytes sent, or -EAGAIN, -EPIPE (use MSG_NOSIGNAL), -ECONNRESET, -EINTR, -EMSGSIZE */
    public final long send(int fd, MemorySegment buf, long len, int flags) {
        checkLength(buf, len);
        try {
            return result((long) SEND.invokeExact(errno, fd, buf, len, flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** sendto(2). @return as {@link #send}, or -ECONNREFUSED, -ENOENT */
    public final long sendto(int fd, MemorySegment buf, long len, int flags, MemorySegment addr, int addrLen) {
        checkLength(buf, len);
        checkLength(addr, addrLen);
        try {
            return result((long) SENDTO.invokeExact(errno, fd, buf, len, flags, addr, addrLen));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * recv(2).
     *
     * @return bytes received, 0 when the peer closed, or -EAGAIN, -EINTR, -ECONNRESET, -ENOBUFS (netlink: loss)
     */
    public final long recv(int fd, MemorySegment buf, long len, int flags) {
        checkLength(buf, len);
        try {
            return result((long) RECV.invokeExact(errno, fd, buf, len, flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** recvmsg(2) into a {@code struct msghdr}. @return as {@link #recv}; truncation shows in {@code msg_flags} */
    public final long recvmsg(int fd, MemorySegment msghdr, int flags) {
        try {
            return result((long) RECVMSG.invokeExact(errno, fd, msghdr, flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** sendmsg(2) of a {@code struct msghdr}. @return as {@link #send} */
    public final long sendmsg(int fd, MemorySegment msghdr, int flags) {
        try {
            return result((long) SENDMSG.invokeExact(errno, fd, msghdr, flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * recvmmsg(2) without a timeout (its timeout is broken, see the manual page).
     *
     * @param mmsg {@code count} records of {@code struct mmsghdr}
     * @return messages received, or -EAGAIN, -EINTR, -ENOBUFS (netlink: messages were lost; those that survived come
     *     next)
     */
    public final int recvmmsg(int fd, MemorySegment mmsg, int count, int flags) {
        try {
            return result((int) RECVMMSG.invokeExact(errno, fd, mmsg, count, flags, MemorySegment.NULL));
        } catch (Throwable t) {
            throw bug(t);
        }
    }
}
