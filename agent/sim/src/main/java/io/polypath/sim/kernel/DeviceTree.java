package io.polypath.sim.kernel;

import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.Transport;

/** Paths of simulated devices in sysfs, below {@code /sys}. */
public final class DeviceTree {

    private DeviceTree() {}

    static String target(Link link) {
        HostAdapter host = link.host();
        String above = host.transport() == Transport.SAS
                ? String.format("/port-%d:%d", host.number(), link.target()) : "";
        return adapter(host) + "/host" + host.number() + above + "/" + portDevice(link) + "/" + link;
    }

    /** Name of what stands for the target's port or session. */
    public static String portDevice(Link link) {
        int number = link.host().number();
        return switch (link.host().transport()) {
            case FCP -> String.format("rport-%d:0-%d", number, link.target());
            case ISCSI -> "session" + (number * 64 + link.target() + 1);
            case SAS -> String.format("end_device-%d:%d", number, link.target());
        };
    }

    static String device(SimPath path) {
        return target(path.nexus().link()) + "/" + path.address();
    }

    static String disk(SimPath path) {
        return device(path) + "/block/" + path.name();
    }

    private static String adapter(HostAdapter host) {
        return switch (host.transport()) {
            case FCP, SAS -> String.format("/devices/pci0000:00/0000:00:%02x.0", 0x10 + host.number() % 0x10);
            case ISCSI -> "/devices/platform";
        };
    }
}
