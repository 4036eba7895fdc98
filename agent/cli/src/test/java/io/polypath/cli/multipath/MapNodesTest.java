package io.polypath.cli.multipath;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapNodesTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    Path root;

    private FakeHost host;
    private MapNodes nodes;

    @BeforeEach
    void aMapWithItsName() throws IOException {
        host = new FakeHost(root);
        host.map("dm-0", "mpatha", "3600a");
        host.file("dev/mapper/mpatha", "");
        nodes = new MapNodes(new Host(root));
    }

    /** Whoever waits for the names without end. */
    private Thread waiting() {
        return Thread.ofPlatform().start(() -> {
            try {
                nodes.await(LONG);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void aNewMapsNameIsWaitedFor() throws Exception {
        host.map("dm-1", "mpathb", "3600b");
        Thread waiting = waiting();
        assertFalse(waiting.join(SHORT));
        host.file("dev/mapper/mpathb", "");
        assertTrue(waiting.join(LONG));
    }

    @Test
    void aRemovedMapsNameGoes() throws Exception {
        Files.delete(root.resolve("sys/class/block/dm-0"));
        Thread waiting = waiting();
        assertFalse(waiting.join(SHORT));
        Files.delete(root.resolve("dev/mapper/mpatha"));
        assertTrue(waiting.join(LONG));
    }

    @Test
    void aMapWithAnotherNameLosesItsFirst() throws Exception {
        host.file("sys/devices/virtual/block/dm-0/dm/name", "data\n");
        Thread waiting = waiting();
        host.file("dev/mapper/data", "");
        assertFalse(waiting.join(SHORT));
        Files.delete(root.resolve("dev/mapper/mpatha"));
        assertTrue(waiting.join(LONG));
    }

    @Test
    void aSlowUdevIsNotWaitedForWithoutEnd() throws Exception {
        host.map("dm-1", "mpathb", "3600b");
        nodes.await(SHORT);
    }

    @Test
    void withoutUdevNobodyWaits() throws Exception {
        Files.delete(root.resolve("run/udev/control"));
        host.map("dm-1", "mpathb", "3600b");
        nodes.await(LONG);
    }
}
