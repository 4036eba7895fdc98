package io.polypath.cli.multipath;

import io.polypath.agent.map.StatusGroup;
import io.polypath.agent.map.StatusPath;
import io.polypath.agent.mapper.KernelDeviceMapperPort;
import io.polypath.agent.port.MapReading;
import io.polypath.cli.runtime.SysText;
import java.lang.foreign.Arena;

/** Whether I/O on a map is likely to work: {@code multipath -C} and {@code -U}. No I/O is done to find out. */
final class UsablePaths {

    private static final String RUNNING = "running";

    private final Host host;

    UsablePaths(Host host) {
        this.host = host;
    }

    /** Whether the kernel uses a path of the map whose device is there and runs. */
    boolean anyOf(MapNames.Entry map) {
        String[] numbers = SysText.read(host.block().resolve(map.node()).resolve("dev")).split(":");
        if (numbers.length != 2) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            KernelDeviceMapperPort port = new KernelDeviceMapperPort(arena);
            MapReading reading = port.read(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            return reading != null && reading.status() != null
                    && reading.status().groups().stream().map(StatusGroup::paths).flatMap(paths -> paths.stream()).anyMatch(this::works);
        }
    }

    private boolean works(StatusPath path) {
        return path.active() && SysText.read(host.sys().resolve("dev/block").resolve(path.devT()).resolve("device/state")).equals(RUNNING);
    }
}
