package io.polypath.agent.config;

import java.nio.file.Path;

/**
 * Whether and how multipath maps are kept.
 *
 * @param active whether maps are made, changed and removed; otherwise device-mapper is not even looked at
 * @param stateDirectory where bindings and wwids are; null where maps are not kept
 */
public record MapKeeping(boolean active, Path stateDirectory) {

    /** Maps are left alone. */
    public static final MapKeeping NONE = new MapKeeping(false, null);

    /** Maps are kept. */
    public static MapKeeping in(Path stateDirectory) {
        return new MapKeeping(true, stateDirectory);
    }
}
