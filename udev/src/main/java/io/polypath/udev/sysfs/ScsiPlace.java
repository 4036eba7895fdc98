package io.polypath.udev.sysfs;

import java.util.regex.Pattern;

/**
 * Where a SCSI disk is in the tree of devices, from the text of its link in {@code /sys/block}:
 *
 * <pre>
 *   ../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/host4/rport-4:0-1/target4:0:0/4:0:0:1/block/sdc
 *      |—————————————————————————— target ———————————————————————————————————————| address
 * </pre>
 *
 * @param address host, channel, target and LUN as the kernel writes them: {@code 4:0:0:1}
 * @param target the directory of the target, {@code devices/…/target4:0:0}: whatever has it has the same ports
 */
public record ScsiPlace(String address, String target) {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,9}:\\d{1,9}:\\d{1,9}:\\d{1,19}");
    private static final String BLOCK = "/block/";
    private static final String UP = "../";

    /** @return null when the link is not that of a SCSI disk */
    static ScsiPlace of(String link) {
        int block = link.lastIndexOf(BLOCK);
        int slash = block < 0 ? -1 : link.lastIndexOf('/', block - 1);
        if (slash < 0 || !link.startsWith(UP)) {
            return null;
        }
        String address = link.substring(slash + 1, block);
        return ADDRESS.matcher(address).matches() ? new ScsiPlace(address, link.substring(UP.length(), slash)) : null;
    }

    /** The SCSI host's number. */
    public int host() {
        return Integer.parseInt(address, 0, address.indexOf(':'), 10);
    }

    /** Directory of the SCSI host, {@code devices/…/host4}; empty when it is not above the target. */
    String hostDirectory() {
        String name = "/host" + host();
        int at = (target + '/').indexOf(name + '/');
        return at < 0 ? "" : target.substring(0, at + name.length());
    }
}
