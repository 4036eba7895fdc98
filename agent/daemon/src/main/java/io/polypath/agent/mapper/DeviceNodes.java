package io.polypath.agent.mapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The names in {@code /dev/mapper}. They are udev's business; where no udev daemon runs, as in a rescue system or an initramfs, they
 * are made here: links to the {@code /dev/dm-N} that the kernel's devtmpfs has, as udev's own are. Owned by one lane.
 */
final class DeviceNodes {

    private final Path directory;
    private final Path udevSocket;

    /** This host's. */
    DeviceNodes() {
        this(Path.of("/dev/mapper"), Path.of("/run/udev/control"));
    }

    /** @param udevSocket exists while a udev daemon runs (systemd-udevd(8)) */
    DeviceNodes(Path directory, Path udevSocket) {
        this.directory = directory;
        this.udevSocket = udevSocket;
    }

    /** Whether a udev daemon looks after the names. */
    boolean udevRuns() {
        return Files.exists(udevSocket);
    }

    /**
     * A device is there.
     *
     * @param name as the kernel has it
     */
    void appeared(String name, int minor) {
        if (udevRuns()) {
            return;
        }
        try {
            Path node = directory.resolve(name);
            Files.deleteIfExists(node);
            Files.createSymbolicLink(node, Path.of("..", "dm-" + minor));
        } catch (IOException unwritable) {
            // The map works without a name, and whoever comes later makes it.
        }
    }

    /** A device is gone, or its name is. */
    void disappeared(String name) {
        if (udevRuns()) {
            return;
        }
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException unwritable) {
            // A name that leads nowhere.
        }
    }
}
