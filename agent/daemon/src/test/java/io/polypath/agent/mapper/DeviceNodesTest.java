package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceNodesTest {

    @TempDir
    private Path place;
    private DeviceNodes nodes;

    @BeforeEach
    void make() {
        nodes = new DeviceNodes(place, place.resolve("udev-control"));
    }

    @Test
    void withoutUdevNamesLeadToTheKernelsNodes() throws IOException {
        nodes.appeared("mpatha", 3);
        assertEquals(Path.of("../dm-3"), Files.readSymbolicLink(place.resolve("mpatha")));
        nodes.appeared("mpatha", 5);
        assertEquals(Path.of("../dm-5"), Files.readSymbolicLink(place.resolve("mpatha")));
        nodes.disappeared("mpatha");
        assertFalse(Files.exists(place.resolve("mpatha"), LinkOption.NOFOLLOW_LINKS));
        nodes.disappeared("mpatha");
    }

    @Test
    void whatUdevLooksAfterIsNotTouched() throws IOException {
        Files.createFile(place.resolve("udev-control"));
        nodes.appeared("mpatha", 3);
        assertFalse(Files.exists(place.resolve("mpatha"), LinkOption.NOFOLLOW_LINKS));
        Files.createFile(place.resolve("mpathb"));
        nodes.disappeared("mpathb");
        assertEquals(true, Files.exists(place.resolve("mpathb")));
    }
}
