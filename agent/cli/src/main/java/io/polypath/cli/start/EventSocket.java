package io.polypath.cli.start;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.NetlinkSocket;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.util.List;

/** Whether the kernel's device events can be had: tries it, because a sandbox may forbid what the rights would allow. */
public final class EventSocket {

    private static final int KERNEL_GROUP = 1;
    private static final int BUFFER_BYTES = 65_536;

    private EventSocket() {}

    public static List<Finding> findings() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            int fd = NetlinkSocket.open(sys, Linux.NETLINK_KOBJECT_UEVENT(), KERNEL_GROUP, BUFFER_BYTES);
            if (fd >= 0) {
                sys.close(fd);
                return List.of();
            }
            return List.of(Finding.fatal("the kernel's device events cannot be received, " + Errno.describe(fd) + ": a sandbox forbids"
                    + " netlink sockets (systemd: RestrictAddressFamilies needs AF_NETLINK). \"polypath sim\" works without"));
        }
    }
}
