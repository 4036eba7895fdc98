package io.polypath.cli.persist;

import io.polypath.agent.config.effective.EffectiveConfig;
import io.polypath.agent.config.effective.MapSettings;
import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.config.effective.PathKey;
import io.polypath.agent.config.effective.ReservationSettings;
import io.polypath.agent.state.Prkey;
import io.polypath.agent.state.PrkeysFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the configuration and the prkeys file say about a map. */
final class MapSettingsOf {

    private static final Path DISKS = Path.of("/sys/class/block");

    private final EffectiveConfig config;
    private final PrkeysFile prkeys;

    /** @param prkeys {@code /etc/multipath/prkeys} */
    MapSettingsOf(MultipathConf conf, Path prkeys) {
        config = new EffectiveConfig(conf);
        this.prkeys = new PrkeysFile(prkeys);
    }

    MapSettings settings(PersistMap map) {
        String disk = map.paths().isEmpty() ? "" : map.paths().getFirst().name();
        PathKey key = new PathKey(
                disk, attribute(disk, "vendor"), attribute(disk, "model"), attribute(disk, "rev"), "", map.wwid());
        return config.forPath(key).mapSettings();
    }

    private static String attribute(String disk, String name) {
        try {
            return Files.readString(DISKS.resolve(disk).resolve("device").resolve(name), StandardCharsets.ISO_8859_1).stripTrailing();
        } catch (IOException unknown) {
            return "";
        }
    }

    /** The map's key. One that cannot be read from the prkeys file is none. */
    MapKey key(PersistMap map) {
        ReservationSettings says = settings(map).reservation();
        if (!says.fromFile()) {
            return new MapKey(says.key(), says.aptpl(), false, says.allTargetPorts());
        }
        Optional<Prkey> filed = prkeys.get(map.wwid()).orNull();
        if (filed == null || filed.isEmpty()) {
            return new MapKey(0, false, true, says.allTargetPorts());
        }
        return new MapKey(filed.get().key(), filed.get().aptpl(), true, says.allTargetPorts());
    }
}
