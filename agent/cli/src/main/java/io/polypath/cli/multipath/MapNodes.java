package io.polypath.cli.multipath;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The maps' names in {@code /dev/mapper}. udev makes and removes them some time after the kernel's map has changed, and whoever called
 * multipath goes on with such a name. Where no udev runs, the daemon sees to the names before it answers.
 */
final class MapNodes {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MS = 20;

    private final MapNames maps;
    private final Path directory;
    private final Path udevSocket;
    private final Set<String> before;

    /** Before the maps change. */
    MapNodes(Host host) {
        maps = new MapNames(host);
        directory = host.dev().resolve("mapper");
        udevSocket = host.root().resolve("run/udev/control");
        before = names();
    }

    /** Waits until the names are those of the maps as they are now, for at most five seconds: udev may have much else to do. */
    void await() throws InterruptedException {
        await(PATIENCE);
    }

    void await(Duration patience) throws InterruptedException {
        if (!Files.exists(udevSocket)) {
            return;
        }
        long endNs = System.nanoTime() + patience.toNanos();
        while (!follow() && System.nanoTime() - endNs < 0) {
            Thread.sleep(PAUSE_MS);
        }
    }

    private boolean follow() {
        Set<String> now = names();
        Set<String> all = new HashSet<>(before);
        all.addAll(now);
        return all.stream().allMatch(name -> Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS) == now.contains(name));
    }

    private Set<String> names() {
        return maps.all().stream().map(MapNames.Entry::name).collect(Collectors.toSet());
    }
}
