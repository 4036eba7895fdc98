package io.polypath.cli.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Whether a directory lies in memory, where the daemon's mapped files never make it wait for a disk. */
public final class MemoryFiles {

    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private MemoryFiles() {}

    /** What there is to say about the runtime directory, which need not exist yet. */
    public static List<Finding> findings(Path directory) {
        String type = type(directory);
        if (type == null || IN_MEMORY.contains(type)) {
            return List.of();
        }
        return List.of(Finding.warning(directory + " is on " + type + " and not on tmpfs: the kernel writes the daemon's mapped files"
                + " back to a disk there, and the daemon may have to wait for a disk that it manages. Choose a directory below /run"
                + " with --runtime-dir; here it works as long as the disk does"));
    }

    /** The type of the file system, or null when it cannot be told. */
    private static String type(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing == null ? null : Files.getFileStore(existing).type();
        } catch (IOException unknown) {
            return null;
        }
    }
}
