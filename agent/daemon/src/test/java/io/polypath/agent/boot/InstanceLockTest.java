package io.polypath.agent.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @TempDir
    private Path directory;

    @Test
    void thePidIsInTheFileWithoutANewlineAndGoneAtTheEnd() throws IOException {
        Path file = directory.resolve("multipathd.pid");
        Files.writeString(file, "1234567890 of a daemon that died");
        InstanceLock lock = InstanceLock.ofMaps(file);
        assertEquals(Long.toString(ProcessHandle.current().pid()), Files.readString(file));
        lock.release();
        assertTrue(Files.notExists(file));
    }

    @Test
    void whoeverComesSecondIsToldWhoKeepsTheMaps() throws IOException {
        Path file = directory.resolve("multipathd.pid");
        InstanceLock first = InstanceLock.ofMaps(file);
        MapsKeptException kept = assertThrows(MapsKeptException.class, () -> InstanceLock.ofMaps(file));
        assertTrue(kept.getMessage().startsWith("another daemon, process " + ProcessHandle.current().pid() + ", keeps"), kept::getMessage);
        first.release();
        InstanceLock.ofMaps(file).release();
    }

    @Test
    void aDirectoryHasOneDaemon() throws IOException {
        Path file = directory.resolve("polypath.pid");
        InstanceLock first = InstanceLock.ofDirectory(file);
        assertTrue(assertThrows(IOException.class, () -> InstanceLock.ofDirectory(file)).getMessage().endsWith(" uses " + directory));
        first.release();
    }

    @Test
    void aPlantedLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "precious");
        Path file = Files.createSymbolicLink(directory.resolve("polypath.pid"), elsewhere);
        assertThrows(IOException.class, () -> InstanceLock.ofDirectory(file));
        assertEquals("precious", Files.readString(elsewhere));
    }

    @Test
    void whoKeepsNoMapsLocksNothing() throws IOException {
        assertNull(InstanceLock.ofMaps(null));
    }
}
