package io.polypath.agent.listen;

import io.polypath.udev.Uevent;
import io.polypath.udev.UeventAction;
import io.polypath.udev.UeventKey;
import io.polypath.udev.UeventSource;
import java.nio.charset.StandardCharsets;

/**
 * Which uevents the owner needs to see. Of about nine that a SCSI path causes when it appears, three: its disk's from the kernel and from
 * udev, and its sg node's. Pure.
 */
final class Relevance {

    private static final byte[] BLOCK = ascii("block");
    private static final byte[] DISK = ascii("disk");
    private static final byte[] SCSI = ascii("scsi");
    private static final byte[] GENERIC = ascii("scsi_generic");
    private static final String NODES = "/dev/";
    private static final byte[][] TRANSPORTS = {
        ascii("fc_remote_ports"), ascii("iscsi_session"), ascii("iscsi_connection"), ascii("fc_host"), ascii("iscsi_host"),
        ascii("nvme")
    };

    private Relevance() {}

    static boolean relevant(Uevent uevent) {
        if (uevent.equals(UeventKey.SUBSYSTEM, BLOCK)) {
            String node = uevent.text(UeventKey.DEVNAME);
            return uevent.equals(UeventKey.DEVTYPE, DISK) && (isDisk(node) || isMap(node, uevent));
        }
        if (uevent.equals(UeventKey.SUBSYSTEM, SCSI)) {
            return uevent.has(UeventKey.SDEV_UA);
        }
        if (uevent.equals(UeventKey.SUBSYSTEM, GENERIC)) {
            return uevent.source() == UeventSource.KERNEL && uevent.action() == UeventAction.ADD;
        }
        for (byte[] transport : TRANSPORTS) {
            if (uevent.equals(UeventKey.SUBSYSTEM, transport)) {
                return true;
            }
        }
        return false;
    }

    /** The kernel names the node {@code sdc}, udev {@code /dev/sdc}. */
    private static boolean isDisk(String devname) {
        int name = devname != null && devname.startsWith(NODES) ? NODES.length() : 0;
        return devname != null && (devname.startsWith("sd", name) || devname.startsWith("nvme", name));
    }

    /** Of a device-mapper device udev tells that its names are there, or gone; what it repeats of paths, the kernel has said already. */
    private static boolean isMap(String devname, Uevent uevent) {
        if (devname == null) {
            return false;
        }
        return uevent.source() == UeventSource.KERNEL
                ? devname.startsWith("dm-")
                : devname.startsWith("/dev/dm-") && uevent.action() != UeventAction.ADD && !uevent.has(UeventKey.DM_ACTION);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
