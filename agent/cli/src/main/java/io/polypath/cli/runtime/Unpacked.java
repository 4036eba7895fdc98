package io.polypath.cli.runtime;

import java.nio.file.Path;
import java.util.UUID;

/** What is different about a runtime directory that was unpacked from a recording. */
public final class Unpacked {

    /** Boot id of its files: their times are those of no boot. */
    public static final UUID BOOT = new UUID(0, 0);

    private Unpacked() {}

    /** Where it has its tables as they were some time before, so that there are rates; it need not be there. */
    public static Path before(Path directory) {
        return directory.resolve("before");
    }
}
