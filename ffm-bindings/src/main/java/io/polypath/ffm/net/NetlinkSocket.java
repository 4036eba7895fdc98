package io.polypath.ffm.net;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sockaddr_nl;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Opens netlink sockets; what is received is decoded elsewhere. */
public final class NetlinkSocket {
    private NetlinkSocket() {}

    /**
     * A bound, non-blocking, close-on-exec socket that gets the sender's credentials with each message. Allocates; for
     * start-up.
     *
     * <p>A burst of events is only as survivable as the receive buffer is large (9 uevents of 216 bytes for each path
     * that appears). With CAP_NET_ADMIN the wish is granted in full; otherwise {@code net.core.rmem_max} cuts it
     * silently, so ask {@link #receiveBufferBytes} and say so.
     *
     * @param protocol NETLINK_KOBJECT_UEVENT, NETLINK_SCSITRANSPORT, NETLINK_ISCSI and so on
     * @param groups bit mask of multicast groups, 0 for none
     * @param receiveBufferBytes wish; the kernel books its own overhead per message on it
     * @return the fd, or -EPROTONOSUPPORT (not in this kernel), -EPERM (groups of this protocol are privileged),
     *     -EMFILE
     */
    public static int open(Sys sys, int protocol, int groups, int receiveBufferBytes) {
        int type = Linux.SOCK_DGRAM() | Linux.SOCK_CLOEXEC() | Linux.SOCK_NONBLOCK();
        int fd = sys.socket(Linux.AF_NETLINK(), type, protocol);
        if (fd < 0) {
            return fd;
        }
        int result = prepare(sys, fd, groups, receiveBufferBytes);
        if (result < 0) {
            sys.close(fd);
            return result;
        }
        return fd;
    }

    /** The bytes that the kernel really grants, half of what it reports (socket(7), SO_RCVBUF), or minus errno. */
    public static int receiveBufferBytes(Sys sys, int fd) {
        try (Arena once = Arena.ofConfined()) {
            int doubled = new SocketOptions(sys, once).get(fd, Linux.SOL_SOCKET(), Linux.SO_RCVBUF());
            return doubled < 0 ? doubled : doubled / 2;
        }
    }

    private static int prepare(Sys sys, int fd, int groups, int receiveBufferBytes) {
        try (Arena once = Arena.ofConfined()) {
            SocketOptions options = new SocketOptions(sys, once);
            int result = enlarge(options, fd, receiveBufferBytes);
            if (result == 0) {
                result = options.set(fd, Linux.SOL_SOCKET(), Linux.SO_PASSCRED(), 1);
            }
            if (result < 0) {
                return result;
            }
            MemorySegment address = once.allocate(sockaddr_nl.layout());
            NetlinkAddress.write(address, 0, groups);
            return sys.bind(fd, address, NetlinkAddress.SIZE_BYTES);
        }
    }

    private static int enlarge(SocketOptions options, int fd, int receiveBufferBytes) {
        int result = options.set(fd, Linux.SOL_SOCKET(), Linux.SO_RCVBUFFORCE(), receiveBufferBytes);
        return result == -Errno.EPERM
                ? options.set(fd, Linux.SOL_SOCKET(), Linux.SO_RCVBUF(), receiveBufferBytes)
                : result;
    }
}
