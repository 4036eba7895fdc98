package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.udev.DevT;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockDiskTest {
    private static final String BLOCK = "devices/pseudo_0/host3/target3:0:0/3:0:0:1/block/sdb";

    @TempDir
    private Path root;
    private Tree tree;

    @BeforeEach
    void makeDisk() {
        tree = new Tree(root).scsiDisk("devices/pseudo_0/host3/target3:0:0", "3:0:0:1", "sdb", "8:16");
    }

    @Test
    void aDiskTellsNumberSizeAndPlace() {
        BlockDisk disk = disk();
        assertEquals(List.of("sdb"), tree.sysfs().disks());
        assertEquals("sdb", disk.name());
        assertEquals("/" + BLOCK, disk.devpath());
        assertEquals(new DevT(8, 16), disk.devT());
        assertEquals(2048 * 512, disk.sizeBytes());
        assertFalse(disk.readOnly());
        assertFalse(disk.hidden());
        assertEquals(0, disk.diskSequence(), "a kernel without disk numbers");
        assertEquals("1280", disk.queue("max_sectors_kb").text());
        assertEquals(Optional.empty(), disk.nvme());
    }

    @Test
    void flagsAndSequenceAreReadEachTime() {
        BlockDisk disk = disk();
        tree.file(BLOCK + "/ro", "1\n").file(BLOCK + "/hidden", "1\n").file(BLOCK + "/diskseq", "42\n")
                .file(BLOCK + "/size", "9223372036854775807\n");
        assertTrue(disk.readOnly());
        assertTrue(disk.hidden());
        assertEquals(42, disk.diskSequence());
        assertEquals(-1, disk.sizeBytes(), "beyond what a long of bytes can tell");
    }

    @Test
    void holdersAndSlavesAreNames() {
        tree.link(BLOCK + "/holders/dm-3", "devices/pseudo_0").link(BLOCK + "/holders/dm-1", "devices/pseudo_0");
        assertEquals(List.of("dm-1", "dm-3"), disk().holders());
        assertEquals(List.of(), disk().slaves());
    }

    @Test
    void aDiskThatWentAwayIsAllAbsence() {
        BlockDisk disk = disk();
        tree.path("block/sdb").toFile().delete();
        tree.path(BLOCK + "/dev").toFile().delete();
        assertEquals(Optional.empty(), tree.sysfs().disk("sdb"));
        assertNull(disk.devT());
    }

    private BlockDisk disk() {
        return tree.sysfs().disk("sdb").orElseThrow();
    }
}
