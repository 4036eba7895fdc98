package io.polypath.agent.listen;

import io.polypath.agent.port.UeventPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.NetlinkSocket;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.udev.SenderRejection;
import io.polypath.udev.SenderRule;
import io.polypath.udev.UeventSource;
import java.lang.foreign.Arena;

/** stand-in */
public final class KernelUeventPort implements UeventPort {

    private static final int BUFFER_BYTES = 128 << 20;

    private final Sys sys;
    private final ReceiveSlots slots;
    private final int[] fds = new int[2];
    private boolean lost;

    public KernelUeventPort(Arena arena, ReceiveSlots slots) {
        sys = new Sys(arena);
        this.slots = slots;
        fds[0] = open(UeventSource.KERNEL);
        fds[1] = open(UeventSource.UDEV);
    }

    private int open(UeventSource source) {
        int fd = NetlinkSocket.open(sys, Linux.NETLINK_KOBJECT_UEVENT(), source.groupMask(), BUFFER_BYTES);
        if (fd < 0) {
            throw new IllegalStateException("cannot listen to uevents: " + Errno.describe(fd));
        }
        return fd;
    }

    @Override
    public int receive(int[] free, int count) {
        int got = 0;
        for (int i = 0; i < 2 && got < count; i++) {
            int[] rest = java.util.Arrays.copyOfRange(free, got, count);
            int n = slots.arm(rest, count - got);
            int r = sys.recvmmsg(fds[i], slots.messages(), n, Linux.MSG_DONTWAIT());
            if (r == -Errno.ENOBUFS) {
                lost = true;
            }
            if (r > 0) {
                slots.received(r, System.nanoTime());
                for (int k = 0; k < r; k++) {
                    lost |= slots.truncated(rest[k]);
                }
                got += r;
            }
        }
        return got;
    }

    @Override
    public boolean takeLoss() {
        boolean was = lost;
        lost = false;
        return was;
    }

    @Override
    public int[] pollFds() {
        return fds.clone();
    }
}
