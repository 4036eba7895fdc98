package io.polypath.cli.report;

import io.polypath.agent.mapper.KernelDeviceMapperPort;
import io.polypath.agent.port.MapReading;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the kernel has of multipath maps: tables and status, as {@code dmsetup} shows them. Root only. */
public final class KernelMaps {

    private KernelMaps() {}

    public static Part part() {
        return new Part("kernel/maps.txt", KernelMaps::read);
    }

    private static byte[] read() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            List<MapReading> maps = new KernelDeviceMapperPort(arena).list();
            if (maps == null) {
                throw new IOException("device-mapper is not there, or is for root only");
            }
            StringBuilder text = new StringBuilder();
            maps.forEach(map -> text.append(map).append('\n'));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}
