package io.polypath.sim.port;

import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.Kernel;
import io.polypath.sim.kernel.SimPath;
import java.util.List;
import java.util.Objects;

/** sysfs of the simulated host; disks have no partitions. */
final class SimAttributePort implements AttributePort {

    private static final String BLOCK = "/sys/class/block/";

    private final Fabric fabric;

    SimAttributePort(Fabric fabric) {
        this.fabric = Objects.requireNonNull(fabric);
    }

    @Override
    public int write(String attribute, String text) {
        synchronized (fabric.lock()) {
            int error = fabric.kernel().attributes().write(attribute, text);
            if (error == 0 && attribute.startsWith(BLOCK)) {
                act(attribute.substring(BLOCK.length()));
            }
            return error;
        }
    }

    /** Two attributes of a disk are orders: to read its capacity again, and to send an event. */
    private void act(String attribute) {
        Kernel kernel = fabric.kernel();
        SimPath path = kernel.disks().named(attribute.substring(0, attribute.indexOf('/')));
        if (path != null) {
            switch (attribute.substring(attribute.indexOf('/'))) {
                case "/device/rescan" -> kernel.rescan(path, fabric.nowNs());
                case "/uevent" -> kernel.trigger(path, fabric.nowNs());
                default -> {} // a value that nothing here goes by
            }
        }
    }

    @Override
    public AttributeText read(String attribute) {
        synchronized (fabric.lock()) {
            String text = fabric.kernel().attributes().read(attribute);
            return text == null ? new AttributeText(-Errno.ENOENT, "") : new AttributeText(0, text);
        }
    }

    @Override
    public List<String> partitions(String disk) {
        return List.of();
    }
}
