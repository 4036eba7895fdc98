package io.polypath.udev;

import io.polypath.ffm.sys.Sys;
import java.util.List;

/**
 * The two sockets of NETLINK_KOBJECT_UEVENT. The kernel's group is earlier and also tells of SCSI unit attentions
 * (subsystem scsi), of Fibre Channel and iSCSI objects and of dm path failures before udevd has run its rules. udevd's
 * group brings what the rules found: the identity of a disk. Owned by one lane; has no thread of its own.
 */
public final class UeventMonitor implements AutoCloseable {
    /** A storm of 4,096 paths is 8 MB on the wire and several times that in the kernel's accounting. */
    public static final int RECEIVE_BUFFER_BYTES = 128 << 20;

    private final Sys sys;
    private final EventSocket kernel;
    private final EventSocket udev;

    /** A closed monitor. */
    public UeventMonitor(Sys sys) {
        this.sys = sys;
        kernel = new EventSocket(sys, NetlinkGroup.KERNEL_UEVENTS);
        udev = new EventSocket(sys, NetlinkGroup.UDEV_UEVENTS);
    }

    /**
     * Opens both sockets, or none. Events of the moment between joining udevd's group and filtering it may get through
     * unfiltered.
     *
     * @param receiveBufferBytes wish for each socket, normally {@link #RECEIVE_BUFFER_BYTES}; see {@link
     *     EventSocket#receiveBufferBytes}
     * @param udevSubsystems what to hear from udevd, for example {@code block}; empty for everything. The kernel's
     *     group has no filter.
     * @return 0, or minus errno
     */
    public int open(int receiveBufferBytes, List<String> udevSubsystems) {
        int result = kernel.open(receiveBufferBytes);
        if (result == 0) {
            result = udev.open(receiveBufferBytes);
        }
        if (result == 0 && !udevSubsystems.isEmpty()) {
            result = SubsystemFilter.attach(sys, udev.fd(), udevSubsystems);
        }
        if (result < 0) {
            close();
        }
        return result;
    }

    /** The socket in the kernel's group. */
    public EventSocket kernel() {
        return kernel;
    }

    /** The socket in udevd's group, which stays silent where no udevd runs. */
    public EventSocket udev() {
        return udev;
    }

    @Override
    public void close() {
        kernel.close();
        udev.close();
    }
}
