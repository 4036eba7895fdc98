package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls on sockets. */
abstract sealed class SocketCalls extends WaitCalls permits ProcessCalls {
    private static final MethodHandle SOCKET = Link.function("socket", 3);
    private static final MethodHandle SOCKETPAIR = Link.function("socketpair", 4);
    private static final MethodHandle BIND = Link.function("bind", 3);
    private static final MethodHandle CONNECT = Link.function("connect", 3);
    private static final MethodHandle LISTEN = Link.function("listen", 2);
    private static final MethodHandle ACCEPT4 = Link.function("accept4", 4);
    private static final MethodHandle SETSOCKOPT = Link.function("setsockopt", 5);
    private static final MethodHandle GETSOCKOPT = Link.function("getsockopt", 5);
    private static final MethodHandle GETSOCKNAME = Link.function("getsockname", 3);
    private static final MethodHandle SEND = Link.function("send", 4);
    private static final MethodHandle SENDTO = Link.function("sendto", 6);
    private static final MethodHandle RECV = Link.function("recv", 4);
    private static final MethodHandle RECVMSG = Link.function("recvmsg", 3);
    private static final MethodHandle SENDMSG = Link.function("sendmsg", 3);
    private static final MethodHandle RECVMMSG = Link.function("recvmmsg", 5);

    SocketCalls(Arena arena) {
        super(arena);
    }

    /** socket(2). @return the fd, or -EMFILE, -EAFNOSUPPORT, -EPROTONOSUPPORT, -EPERM */
    public final int socket(int domain, int type, int proto) {
        try {
            return result((int) (long) SOCKET.invokeExact(errno, (long) domain, (long) type, (long) proto));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** socketpair(2); writes two ints to {@code fds}. @return 0, or -EMFILE, -EAFNOSUPPORT */
    public final int socketpair(int domain, int type, int proto, MemorySegment fds) {
        checkLength(fds, 2L * Integer.BYTES);
        try {
            return result((int) (long) SOCKETPAIR.invokeExact(errno, (long) domain, (long) type, (long) proto, at(fds)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** bind(2). @return 0, or -EADDRINUSE, -EACCES, -EINVAL, -EPERM */
    public final int bind(int fd, MemorySegment addr, int len) {
        checkLength(addr, len);
        try {
            return result((int) (long) BIND.invokeExact(errno, (long) fd, at(addr), (long) len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** connect(2). @return 0, or -ECONNREFUSED, -ENOENT, -EAGAIN (backlog full), -EINPROGRESS, -EINTR */
    public final int connect(int fd, MemorySegment addr, int len) {
        checkLength(addr, len);
        try {
            return result((int) (long) CONNECT.invokeExact(errno, (long) fd, at(addr), (long) len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** listen(2). @return 0, or -EADDRINUSE, -EOPNOTSUPP */
    public final int listen(int fd, int backlog) {
        try {
            return result((int) (long) LISTEN.invokeExact(errno, (long) fd, (long) backlog));
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
            return result((int) (long) ACCEPT4.invokeExact(errno, (long) fd, at(addr), at(lenPtr), (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** setsockopt(2). @return 0, or -ENOPROTOOPT, -EINVAL, -EPERM, -ENOMEM */
    public final int setsockopt(int fd, int level, int name, MemorySegment val, int len) {
        checkLength(val, len);
        try {
            return result((int) (long) SETSOCKOPT.invokeExact(errno, (long) fd, (long) level, (long) name, at(val), (long) len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** getsockopt(2); {@code lenPtr} as in {@link #accept4}. @return 0, or -ENOPROTOOPT, -EINVAL */
    public final int getsockopt(int fd, int level, int name, MemorySegment val, MemorySegment lenPtr) {
        try {
            return result((int) (long) GETSOCKOPT.invokeExact(errno, (long) fd, (long) level, (long) name, at(val), at(lenPtr)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** getsockname(2); {@code lenPtr} as in {@link #accept4}. @return 0, or -EBADF, -ENOTSOCK */
    public final int getsockname(int fd, MemorySegment addr, MemorySegment lenPtr) {
        try {
            return result((int) (long) GETSOCKNAME.invokeExact(errno, (long) fd, at(addr), at(lenPtr)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** send(2). @return bytes sent, or -EAGAIN, -EPIPE (use MSG_NOSIGNAL), -ECONNRESET, -EINTR, -EMSGSIZE */
    public final long send(int fd, MemorySegment buf, long len, int flags) {
        checkLength(buf, len);
        try {
            return result((long) SEND.invokeExact(errno, (long) fd, at(buf), len, (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** sendto(2). @return as {@link #send}, or -ECONNREFUSED, -ENOENT */
    public final long sendto(int fd, MemorySegment buf, long len, int flags, MemorySegment addr, int addrLen) {
        checkLength(buf, len);
        checkLength(addr, addrLen);
        try {
            return result((long) SENDTO.invokeExact(errno, (long) fd, at(buf), len, (long) flags, at(addr), (long) addrLen));
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
            return result((long) RECV.invokeExact(errno, (long) fd, at(buf), len, (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** recvmsg(2) into a {@code struct msghdr}. @return as {@link #recv}; truncation shows in {@code msg_flags} */
    public final long recvmsg(int fd, MemorySegment msghdr, int flags) {
        try {
            return result((long) RECVMSG.invokeExact(errno, (long) fd, at(msghdr), (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** sendmsg(2) of a {@code struct msghdr}. @return as {@link #send} */
    public final long sendmsg(int fd, MemorySegment msghdr, int flags) {
        try {
            return result((long) SENDMSG.invokeExact(errno, (long) fd, at(msghdr), (long) flags));
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
            return result((int) (long) RECVMMSG.invokeExact(errno, (long) fd, at(mmsg), (long) count, (long) flags, 0L));
        } catch (Throwable t) {
            throw bug(t);
        }
    }
}
