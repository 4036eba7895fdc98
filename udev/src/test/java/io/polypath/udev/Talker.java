package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.cmsghdr;
import io.polypath.ffm.gen.iovec;
import io.polypath.ffm.gen.msghdr;
import io.polypath.ffm.gen.sockaddr_nl;
import io.polypath.ffm.gen.ucred;
import io.polypath.ffm.net.ControlMessage;
import io.polypath.ffm.net.NetlinkAddress;
import io.polypath.ffm.net.NetlinkSocket;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The other end of a uevent socket: sends as udevd does, as the kernel does, and as those who should not. */
final class Talker implements AutoCloseable {
    private static final short SOME_MESSAGE_TYPE = 16;
    private static final short NLM_F_REQUEST = 1;
    private static final int NLMSG_HDRLEN = 16;

    private final Sys sys;
    private final Arena arena;
    private final int fd;

    Talker(Sys sys, Arena arena) {
        this.sys = sys;
        this.arena = arena;
        fd = NetlinkSocket.open(sys, Linux.NETLINK_KOBJECT_UEVENT(), 0, 1 << 20);
        assertTrue(fd >= 0, () -> "socket: " + fd);
    }

    /** To a group, from this process's port, as udevd sends to group 2. */
    void toGroup(int groups, MemorySegment datagram) {
        send(0, groups, datagram);
    }

    /** To one socket alone. */
    void toPort(int port, MemorySegment datagram) {
        send(port, 0, datagram);
    }

    /**
     * Asks the kernel to send a uevent to its group, with a SEQNUM of its own (uevent_net_rcv_skb in
     * lib/kobject_uevent.c).
     */
    void throughKernel(MemorySegment datagram) {
        MemorySegment request = arena.allocate(NLMSG_HDRLEN + datagram.byteSize(), Integer.BYTES);
        request.set(ValueLayout.JAVA_INT, 0, (int) request.byteSize());
        request.set(ValueLayout.JAVA_SHORT, 4, SOME_MESSAGE_TYPE);
        request.set(ValueLayout.JAVA_SHORT, 6, NLM_F_REQUEST);
        MemorySegment.copy(datagram, 0, request, NLMSG_HDRLEN, datagram.byteSize());
        send(0, 0, request);
    }

    /** To a group, with the credentials of another user; root may claim to be anybody (unix(7)). */
    void toGroupAs(int uid, int groups, MemorySegment datagram) {
        MemorySegment control = arena.allocate(ControlMessage.space(ucred.sizeof()), Long.BYTES);
        cmsghdr.cmsg_len(control, ControlMessage.length(ucred.sizeof()));
        cmsghdr.cmsg_level(control, Linux.SOL_SOCKET());
        cmsghdr.cmsg_type(control, Linux.SCM_CREDENTIALS());
        MemorySegment credentials = control.asSlice(ControlMessage.length(0), ucred.sizeof());
        ucred.pid(credentials, sys.getpid());
        ucred.uid(credentials, uid);
        ucred.gid(credentials, 0);
        MemorySegment vector = iovec.allocate(arena);
        MemorySegment bytes = nativeCopy(datagram);
        iovec.iov_base(vector, bytes);
        iovec.iov_len(vector, bytes.byteSize());
        MemorySegment message = msghdr.allocate(arena);
        msghdr.msg_name(message, address(0, groups));
        msghdr.msg_namelen(message, NetlinkAddress.SIZE_BYTES);
        msghdr.msg_iov(message, vector);
        msghdr.msg_iovlen(message, 1);
        msghdr.msg_control(message, control);
        msghdr.msg_controllen(message, control.byteSize());
        assertEquals(bytes.byteSize(), sys.sendmsg(fd, message, 0));
    }

    /** The port of another socket of this process. */
    int portOf(int otherFd) {
        MemorySegment address = arena.allocate(sockaddr_nl.layout());
        MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, NetlinkAddress.SIZE_BYTES);
        assertEquals(0, sys.getsockname(otherFd, address, length));
        return NetlinkAddress.pid(address);
    }

    private void send(int port, int groups, MemorySegment datagram) {
        MemorySegment bytes = nativeCopy(datagram);
        long sent = sys.sendto(fd, bytes, bytes.byteSize(), 0, address(port, groups), NetlinkAddress.SIZE_BYTES);
        assertEquals(bytes.byteSize(), sent);
    }

    private MemorySegment nativeCopy(MemorySegment datagram) {
        return arena.allocate(datagram.byteSize()).copyFrom(datagram);
    }

    private MemorySegment address(int port, int groups) {
        MemorySegment address = arena.allocate(sockaddr_nl.layout());
        NetlinkAddress.write(address, port, groups);
        return address;
    }

    @Override
    public void close() {
        sys.close(fd);
    }
}
