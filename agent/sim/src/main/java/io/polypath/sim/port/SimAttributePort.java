package io.polypath.sim.port;

import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.fabric.Fabric;
import java.util.List;
import java.util.Objects;

/** sysfs of the simulated host; disks have no partitions. */
final class SimAttributePort implements AttributePort {

    private final Fabric fabric;

    SimAttributePort(Fabric fabric) {
        this.fabric = Objects.requireNonNull(fabric);
    }

    @Override
    public int write(String attribute, String text) {
        synchronized (fabric.lock()) {
            return fabric.kernel().attributes().write(attribute, text);
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
