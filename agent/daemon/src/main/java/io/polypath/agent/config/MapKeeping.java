package io.polypath.agent.config;

import io.polypath.agent.claim.ClaimPlaces;
import io.polypath.agent.config.effective.LoadedConf;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether and how multipath maps are kept.
 *
 * @param active whether maps are made, changed and removed; otherwise device-mapper is not even looked at
 * @param stateDirectory where bindings and wwids are; null where nobody looks into them
 * @param source reads the configuration again; blocks. Null where it is read once
 * @param sockets names on which clients connect, see {@code SocketAddresses}; empty for none
 * @param claims where udev's rules look; null where they are not to be told
 * @param pidFile locked for as long as maps are kept, with the process id as its text: multipathd does the same, and neither starts
 *     beside the other. Null where nothing is locked
 */
public record MapKeeping(
        boolean active, Path stateDirectory, Supplier<LoadedConf> source, List<String> sockets, ClaimPlaces claims, Path pidFile) {

    /** Maps are left alone, and the configuration is as it was at the start. */
    public static final MapKeeping NONE = new MapKeeping(false, null, null, List.of(), null, null);

    /** Maps are left alone; what the configuration says about paths can be read again. */
    public static MapKeeping watching(Path stateDirectory, Supplier<LoadedConf> source) {
        return new MapKeeping(false, stateDirectory, source, List.of(), null, null);
    }

    /** Maps are kept. */
    public static MapKeeping in(Path stateDirectory, Supplier<LoadedConf> source, List<String> sockets) {
        return new MapKeeping(true, stateDirectory, source, List.copyOf(sockets), null, null);
    }

    /** Whether the configuration can be read again. */
    public boolean rereads() {
        return source != null;
    }

    /** The same, telling udev's rules which disks are ours. */
    public MapKeeping telling(ClaimPlaces places) {
        return new MapKeeping(active, stateDirectory, source, sockets, places, pidFile);
    }

    /** The same, keeping others who keep maps from starting. */
    public MapKeeping locking(Path file) {
        return new MapKeeping(active, stateDirectory, source, sockets, claims, file);
    }
}
