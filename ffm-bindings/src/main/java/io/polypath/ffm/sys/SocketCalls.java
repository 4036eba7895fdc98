package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Calls on sockets. */
abstract sealed class SocketCalls extends WaitCalls permits ProcessCalls {
    private static final MemorySegment SOCKET = Link.function("socket");
    private static final MemorySegment SOCKETPAIR = Link.function("socketpair");
    private static final MemorySegment BIND = Link.function("bind");
    private static final MemorySegment CONNECT = Link.function("connect");
    private static final MemorySegment LISTEN = Link.function("listen");
    private static final MemorySegment ACCEPT4 = Link.function("accept4");
    private static final MemorySegment SETSOCKOPT = Link.function("setsockopt");
    private static final MemorySegment GETSOCKOPT = Link.function("getsockopt");
    private static final MemorySegment GETSOCKNAME = Link.function("getsockname");
    private static final MemorySegment SEND = Link.function("send");
    private static final MemorySegment SENDTO = Link.function("sendto");
    private static final MemorySegment RECV = Link.function("recv");
    private static final MemorySegment RECVMSG = Link.function("recvmsg");
    private static final MemorySegment SENDMSG = Link.function("sendmsg");
    private static final MemorySegment RECVMMSG = Link.function("recvmmsg");

    SocketCalls(Arena arena) {
        super(arena);
    }

    /** socket(2). @return the fd, or -EMFILE, -EAFNOSUPPORT, -EPROTONOSUPPORT, -EPERM */
    public final int socket(int domain, int type, int proto) {
        return result((int) call(SOCKET, domain, type, proto));
    }

    /** socketpair(2); writes two ints to {@code fds}. @return 0, or -EMFILE, -EAFNOSUPPORT */
    public final int socketpair(int domain, int type, int proto, MemorySegment fds) {
        checkLength(fds, 2L * Integer.BYTES);
        return result((int) call(SOCKETPAIR, domain, type, proto, at(fds)));
    }

    /** bind(2). @return 0, or -EADDRINUSE, -EACCES, -EINVAL, -EPERM */
    public final int bind(int fd, MemorySegment addr, int len) {
        checkLength(addr, len);
        return result((int) call(BIND, fd, at(addr), len));
    }

    /** connect(2). @return 0, or -ECONNREFUSED, -ENOENT, -EAGAIN (backlog full), -EINPROGRESS, -EINTR */
    public final int connect(int fd, MemorySegment addr, int len) {
        checkLength(addr, len);
        return result((int) call(CONNECT, fd, at(addr), len));
    }

    /** listen(2). @return 0, or -EADDRINUSE, -EOPNOTSUPP */
    public final int listen(int fd, int backlog) {
        return result((int) call(LISTEN, fd, backlog));
    }

    /**
     * accept4(2).
     *
     * @param addr receives the peer's address, or {@code MemorySegment.NULL}
     * @param lenPtr int, in: room in {@code addr}, out: its length; or {@code MemorySegment.NULL}
     * @return the connection's fd, or -EAGAIN, -EINTR, -ECONNABORTED, -EMFILE
     */
    public final int accept4(int fd, MemorySegment addr, MemorySegment lenPtr, int flags) {
        return result((int) call(ACCEPT4, fd, at(addr), at(lenPtr), flags));
    }

    /** setsockopt(2). @return 0, or -ENOPROTOOPT, -EINVAL, -EPERM, -ENOMEM */
    public final int setsockopt(int fd, int level, int name, MemorySegment val, int len) {
        checkLength(val, len);
        return result((int) call(SETSOCKOPT, fd, level, name, at(val), len));
    }

    /** getsockopt(2); {@code lenPtr} as in {@link #accept4}. @return 0, or -ENOPROTOOPT, -EINVAL */
    public final int getsockopt(int fd, int level, int name, MemorySegment val, MemorySegment lenPtr) {
        return result((int) call(GETSOCKOPT, fd, level, name, at(val), at(lenPtr)));
    }

    /** getsockname(2); {@code lenPtr} as in {@link #accept4}. @return 0, or -EBADF, -ENOTSOCK */
    public final int getsockname(int fd, MemorySegment addr, MemorySegment lenPtr) {
        return result((int) call(GETSOCKNAME, fd, at(addr), at(lenPtr)));
    }

    /** send(2). @return bytes sent, or -EAGAIN, -EPIPE (use MSG_NOSIGNAL), -ECONNRESET, -EINTR, -EMSGSIZE */
    public final long send(int fd, MemorySegment buf, long len, int flags) {
        checkLength(buf, len);
        return result(call(SEND, fd, at(buf), len, flags));
    }

    /** sendto(2). @return as {@link #send}, or -ECONNREFUSED, -ENOENT */
    public final long sendto(int fd, MemorySegment buf, long len, int flags, MemorySegment addr, int addrLen) {
        checkLength(buf, len);
        checkLength(addr, addrLen);
        return result(call(SENDTO, fd, at(buf), len, flags, at(addr), addrLen));
    }

    /**
     * recv(2).
     *
     * @return bytes received, 0 when the peer closed, or -EAGAIN, -EINTR, -ECONNRESET, -ENOBUFS (netlink: loss)
     */
    public final long recv(int fd, MemorySegment buf, long len, int flags) {
        checkLength(buf, len);
        return result(call(RECV, fd, at(buf), len, flags));
    }

    /** recvmsg(2) into a {@code struct msghdr}. @return as {@link #recv}; truncation shows in {@code msg_flags} */
    public final long recvmsg(int fd, MemorySegment msghdr, int flags) {
        return result(call(RECVMSG, fd, at(msghdr), flags));
    }

    /** sendmsg(2) of a {@code struct msghdr}. @return as {@link #send} */
    public final long sendmsg(int fd, MemorySegment msghdr, int flags) {
        return result(call(SENDMSG, fd, at(msghdr), flags));
    }

    /**
     * recvmmsg(2) without a timeout (its timeout is broken, see the manual page).
     *
     * @param mmsg {@code count} records of {@code struct mmsghdr}
     * @return messages received, or -EAGAIN, -EINTR, -ENOBUFS (netlink: messages were lost; those that survived come
     *     next)
     */
    public final int recvmmsg(int fd, MemorySegment mmsg, int count, int flags) {
        return result((int) call(RECVMMSG, fd, at(mmsg), count, flags, 0L));
    }
}
