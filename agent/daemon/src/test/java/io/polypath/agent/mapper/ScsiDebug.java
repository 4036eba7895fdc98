package io.polypath.agent.mapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What scsi_debug lets a test do to its disks. */
final class ScsiDebug {

    private static final Path WRITE_PROTECT = Path.of("/sys/module/scsi_debug/parameters/wp");

    private ScsiDebug() {}

    /** @param disks {@code MAJOR:MINOR} of the disks that look again */
    static void protect(String[] disks, boolean on) throws IOException {
        Files.writeString(WRITE_PROTECT, on ? "1" : "0");
        for (String disk : disks) {
            Files.writeString(Path.of("/sys/dev/block", disk, "device/rescan"), "1");
        }
    }
}
