package io.polypath.cli.persist;

import io.polypath.agent.map.StatusGroup;
import io.polypath.agent.map.StatusPath;
import io.polypath.agent.mapper.KernelDeviceMapperPort;
import io.polypath.agent.port.MapReading;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the map that a device node belongs to, and which of its paths can be used. */
final class MapFinder {

    private static final Path DEVICES = Path.of("/sys/dev/block");
    private static final Pattern ADDRESS = Pattern.compile("/(\\d+):\\d+:\\d+:\\d+/");
    private static final int TYPE_BITS = 0170000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int UUID_PREFIX_CHARACTERS = "mpath-".length();

    private final KernelDeviceMapperPort mapper;
    private final Predicate<String> answers;

    /**
     * @param arena as long-lived as this object
     * @param answers whether the disk of this name can be used
     */
    MapFinder(Arena arena, Predicate<String> answers) {
        mapper = new KernelDeviceMapperPort(arena);
        this.answers = answers;
    }

    /**
     * What a device node is.
     *
     * @param map null unless the status is SUCCESS
     */
    record Found(PrStatus status, PersistMap map) {

        private static Found not(PrStatus status) {
            return new Found(status, null);
        }
    }

    Found find(String node) {
        long device;
        try {
            int mode = (int) Files.getAttribute(Path.of(node), "unix:mode");
            device = (long) Files.getAttribute(Path.of(node), "unix:rdev");
            if ((mode & TYPE_BITS) != BLOCK_DEVICE) {
                return Found.not(PrStatus.FILE_ERROR);
            }
        } catch (IOException notThere) {
            return Found.not(PrStatus.FILE_ERROR);
        }
        MapReading reading = mapper.read(major(device), minor(device));
        if (reading == null || reading.status() == null) {
            return Found.not(PrStatus.MAP_ERROR);
        }
        return new Found(PrStatus.SUCCESS,
                new PersistMap(reading.name(), reading.uuid().substring(UUID_PREFIX_CHARACTERS), paths(reading)));
    }

    /** glibc's {@code gnu_dev_major}, from bits/sysmacros. */
    private static int major(long device) {
        return (int) (device >>> 8 & 0xFFF | device >>> 32 & 0xFFFF_F000L);
    }

    private static int minor(long device) {
        return (int) (device & 0xFF | device >>> 12 & 0xFFFF_FF00L);
    }

    private List<PersistPath> paths(MapReading reading) {
        List<PersistPath> paths = new ArrayList<>();
        for (StatusGroup group : reading.status().groups()) {
            group.paths().forEach(path -> paths.add(path(path)));
        }
        return paths;
    }

    private PersistPath path(StatusPath path) {
        String target;
        try {
            target = Files.readSymbolicLink(DEVICES.resolve(path.devT())).toString();
        } catch (IOException gone) {
            return new PersistPath(path.devT(), path.devT(), -1, path.active(), false);
        }
        Matcher address = ADDRESS.matcher(target);
        int host = address.find() ? Integer.parseInt(address.group(1)) : -1;
        String name = target.substring(target.lastIndexOf('/') + 1);
        return new PersistPath(name, path.devT(), host, path.active(), answers.test(name));
    }
}
