package io.polypath.udev.sysfs;

import java.nio.file.Path;

/** An NVMe controller in sysfs (drivers/nvme/host/sysfs.c). Reads on every call. */
public final class NvmeController {
    private final Sysfs sysfs;
    private final Path directory;

    NvmeController(Sysfs sysfs, Path directory) {
        this.sysfs = sysfs;
        this.directory = directory;
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

    public Attribute attribute(String name) {
        return sysfs.read(directory, name);
    }

    /**
     * The name in {@code protocol} sections of multipath.conf: {@code nvme:tcp}; {@code nvme:unspec} for a transport
     * not in its list.
     */
    public String protocolName() {
        String transport = transport().text();
        return switch (transport) {
            case "pcie", "rdma", "fc", "tcp", "loop", "apple-nvme" -> "nvme:" + transport;
            default -> "nvme:unspec";
        };
    }
}
