package io.polypath.udev.sysfs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An NVMe controller in sysfs (drivers/nvme/host/sysfs.c). Reads on every call. */
public final class NvmeController {
    /** No number of a controller. */
    public static final int NONE = -1;

    private static final Pattern NAME = Pattern.compile("nvme(\\d{1,9})");
    private static final Pattern PCI = Pattern.compile("\\p{XDigit}{4,8}:\\p{XDigit}{2}:\\p{XDigit}{2}\\.\\p{XDigit}");

    private final Sysfs sysfs;
    private final Path directory;

    NvmeController(Sysfs sysfs, Path directory) {
        this.sysfs = sysfs;
        this.directory = directory;
    }

    /** The number in a controller's name, or {@link #NONE} for a name that is no controller's. */
    public static int number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : NONE;
    }

    /** The kernel's name, for example {@code nvme0}. */
    public String name() {
        return directory.getFileName().toString();
    }

    /** new, live, resetting, connecting, deleting, dead. */
    public Attribute state() {
        return attribute("state");
    }

    /** pcie, rdma, fc, tcp, loop, apple-nvme. */
    public Attribute transport() {
        return attribute("transport");
    }

    /** Transport address as the kernel writes it, for example {@code traddr=10.0.0.1,trsvcid=4420}. */
    public Attribute address() {
        return attribute("address");
    }

    /** NQN of the subsystem. */
    public Attribute subsystemNqn() {
        return attribute("subsysnqn");
    }

    public Attribute serial() {
        return attribute("serial");
    }

    public Attribute model() {
        return attribute("model");
    }

    public Attribute firmware() {
        return attribute("firmware_rev");
    }

    /** Controller id within its subsystem. */
    public Attribute controllerId() {
        return attribute("cntlid");
    }

    /**
     * The hidden disk through which this controller serves a disk of the kernel's own multipathing.
     *
     * @param head name of that disk, for example {@code nvme0n1}: the path is {@code nvme0c3n1}
     */
    public Optional<BlockDisk> path(String head) {
        String number = head.substring(head.lastIndexOf('n') + 1);
        Pattern name = Pattern.compile("nvme\\d+c\\d+n" + Pattern.quote(number));
        return sysfs.list(directory).stream().filter(entry -> name.matcher(entry).matches()).findFirst()
                .flatMap(entry -> sysfs.directory(directory, entry)).map(path -> new BlockDisk(sysfs, path));
    }

    /** Address of the nearest PCI device above the controller, for example {@code 0000:3b:00.0}; empty for none. */
    public String pciAddress() {
        for (Path above = directory; above != null && above.getFileName() != null; above = above.getParent()) {
            if (PCI.matcher(above.getFileName().toString()).matches()) {
                return above.getFileName().toString();
            }
        }
        return "";
    }

    public Attribute attribute(String name) {
        return sysfs.read(directory, name);
    }

    /**
     * The name in {@code protocol} sections of multipath.conf: {@code nvme:tcp}; {@code nvme:unspec} for a transport
     * not in its list.
     */
    public String protocolName() {
        return protocolName(transport().text());
    }

    static String protocolName(String transport) {
        return switch (transport) {
            case "pcie", "rdma", "fc", "tcp", "loop", "apple-nvme" -> "nvme:" + transport;
            default -> "nvme:unspec";
        };
    }
}
