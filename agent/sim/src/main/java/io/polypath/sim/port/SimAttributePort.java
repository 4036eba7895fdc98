package io.polypath.sim.port;

import io.polypath.agent.port.AttributePort;
import java.util.List;

/** sysfs of the simulated host: takes everything, keeps nothing; disks have no partitions. */
final class SimAttributePort implements AttributePort {

    @Override
    public int write(String attribute, String text) {
        return 0;
    }

    @Override
    public List<String> partitions(String disk) {
        return List.of();
    }
}
