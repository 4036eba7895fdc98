package io.polypath.agent.config;

import io.polypath.agent.config.effective.LoadedConf;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Whether and how multipath maps are kept.
 *
 * @param active whether maps are made, changed and removed; otherwise device-mapper is not even looked at
 * @param stateDirectory where bindings and wwids are; null where maps are not kept
 * @param source reads the configuration again; blocks
 */
public record MapKeeping(boolean active, Path stateDirectory, Supplier<LoadedConf> source) {

    /** Maps are left alone. */
    public static final MapKeeping NONE = new MapKeeping(false, null, null);

    /** Maps are kept. */
    public static MapKeeping in(Path stateDirectory, Supplier<LoadedConf> source) {
        return new MapKeeping(true, stateDirectory, source);
    }
}
