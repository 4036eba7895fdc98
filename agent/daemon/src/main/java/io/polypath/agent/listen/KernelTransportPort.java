package io.polypath.agent.listen;

import io.polypath.agent.port.Clock;
import io.polypath.agent.port.TransportEventPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.udev.EventSocket;
import io.polypath.udev.NetlinkGroup;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The transports' netlink groups of this host. Opening the iSCSI group would load the kernel's module, so it waits until the module is
 * there. The sockets hang in an epoll of their own, so that one may be added later. One lane only.
 */
public final class KernelTransportPort implements TransportEventPort {

    /** Events are under 2 KiB and come in bursts of one per remote port. */
    private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

    private static final Path ISCSI_MODULE = Path.of("/sys/class/iscsi_transport");

    private final ReceiveSlots slots;
    private final Epoll epoll;
    private final EventSocket fibreChannel;
    private final EventSocket iscsi;
    private boolean refused;

    public KernelTransportPort(Arena arena, ReceiveSlots slots) {
        this.slots = slots;
        Sys sys = new Sys(arena);
        epoll = new Epoll(sys, arena, 1);
        fibreChannel = new EventSocket(sys, NetlinkGroup.FC_EVENTS);
        iscsi = new EventSocket(sys, NetlinkGroup.ISCSI_EVENTS);
    }

    @Override
    public boolean openMissing() {
        boolean missing = !open(fibreChannel);
        if (Files.exists(ISCSI_MODULE)) {
            missing |= !open(iscsi);
        } else {
            missing = true;
        }
        return missing && !refused;
    }

    /** A kernel without the protocol may get it with a module; one that refuses us will go on to. */
    private boolean open(EventSocket socket) {
        if (socket.fd() >= 0) {
            return true;
        }
        int result = socket.open(RECEIVE_BUFFER_BYTES);
        refused |= result < 0 && result != -Errno.EPROTONOSUPPORT;
        return result >= 0 && epoll.add(socket.fd(), Linux.EPOLLIN(), socket.fd()) >= 0;
    }

    @Override
    public int receiveFibreChannel(int[] freeSlots) {
        return receive(fibreChannel, freeSlots);
    }

    @Override
    public int receiveIscsi(int[] freeSlots) {
        return receive(iscsi, freeSlots);
    }

    private int receive(EventSocket socket, int[] freeSlots) {
        if (socket.fd() < 0) {
            return 0;
        }
        int received = socket.receive(slots, freeSlots, freeSlots.length, Clock.SYSTEM.nanoTime());
        if (received < 0) {
            throw new IllegalStateException("the socket of " + socket.group() + " is broken: " + Errno.describe(received));
        }
        return received;
    }

    @Override
    public boolean takeLoss() {
        boolean lost = fibreChannel.takeLoss();
        return iscsi.takeLoss() || lost;
    }

    @Override
    public int pollFd() {
        return epoll.fd();
    }
}
