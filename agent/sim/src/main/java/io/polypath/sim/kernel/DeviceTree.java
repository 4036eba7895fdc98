package io.polypath.sim.kernel;

import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Link;

/** Paths of simulated devices in sysfs, below {@code /sys}. */
final class DeviceTree {

    private DeviceTree() {}

    static String target(Link link) {
        HostAdapter host = link.host();
        int number = host.number();
        String between = switch (host.transport()) {
            case FCP -> String.format("/rport-%d:0-%d", number, link.target());
            case ISCSI -> String.format("/session%d", number * 64 + link.target() + 1);
            case SAS -> String.format("/port-%d:%d/end_device-%d:%d", number, link.target(), number, link.target());
        };
        return adapter(host) + "/host" + number + between + "/" + link;
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
