package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.sys.Errno;
import io.polypath.udev.DevT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScsiDisksTest {
    private static final String TARGET = "devices/pseudo_0/adapter0/host3/target3:0:0";
    private static final String DEVICE = TARGET + "/3:0:0:1";
    private static final String BLOCK = DEVICE + "/block/sdb";

    private final Arena arena = Arena.ofConfined();
    private final AttributeReader files = new AttributeReader(arena);

    @TempDir
    private Path root;
    private Tree tree;
    private ScsiDisks disks;
    private int device;

    @BeforeEach
    void makeDisk() {
        tree = new Tree(root).scsiDisk(TARGET, "3:0:0:1", "sdb", "8:16");
        disks = new ScsiDisks(arena, files, tree.root());
        device = disks.open("sdb");
    }

    @AfterEach
    void endLane() {
        files.close(device);
        arena.close();
    }

    @Test
    void aDiskTellsEverythingAtOnce() {
        tree.file(BLOCK + "/uevent", "MAJOR=8\nMINOR=16\nDEVNAME=sdb\nDEVTYPE=disk\nDISKSEQ=42\n")
                .file(DEVICE + "/vpd_pg80", "\0\u0080\0\10  SN 7  ").file(BLOCK + "/queue/logical_block_size", "4096\n")
                .file(DEVICE + "/access_state", "active/optimized\n")
                .file(DEVICE + "/dh_state", "alua\n")
                .file(DEVICE + "/preferred_path", "1\n");
        assertEquals(
                new ScsiDisk(
                        new DiskNumbers("sdb", new DevT(8, 16), 42),
                        new ScsiDisk.Product("LIO-ORG", "disk0", "4.0"),
                        "SN 7",
                        2048 * 512,
                        false,
                        1280,
                        4096,
                        "running",
                        30,
                        "active/optimized",
                        true,
                        "alua"),
                disks.read(device, "sdb"));
    }

    @Test
    void whatADeviceDoesNotHaveIsEmpty() {
        for (String name : List.of("inquiry", "vendor", "model", "rev", "state", "timeout")) {
            delete(DEVICE + "/" + name);
        }
        tree.file(DEVICE + "/dh_state", "detached\n");
        delete(BLOCK + "/size");
        delete(BLOCK + "/queue/max_sectors_kb");
        assertEquals(
                new ScsiDisk(new DiskNumbers("sdb", new DevT(8, 16), 0), new ScsiDisk.Product("", "", ""), "", 0, false, 0, 512, "", 0,
                        "", false, ""),
                disks.read(device, "sdb"));
    }

    @Test
    void withoutTheInquiryDataTheTextsAreReadOneByOne() {
        tree.file(DEVICE + "/inquiry", "\0\0\5\2short").file(DEVICE + "/model", "older kernel    \n");
        assertEquals(new ScsiDisk.Product("LIO-ORG", "older kernel", "4.0"), disks.read(device, "sdb").product());
    }

    @Test
    void flagsAndSizesAreReadEachTime() {
        disks.read(device, "sdb");
        tree.file(BLOCK + "/ro", "1\n").file(BLOCK + "/size", "4096\n");
        assertTrue(disks.read(device, "sdb").readOnly());
        assertEquals(4096 * 512, disks.read(device, "sdb").sizeBytes());
        tree.file(BLOCK + "/size", "9223372036854775807\n");
        assertEquals(0, disks.read(device, "sdb").sizeBytes(), "beyond what a long of bytes can tell");
    }

    @Test
    void aDamagedSerialPageIsNoSerial() {
        tree.file(DEVICE + "/vpd_pg80", "\0\u0083\0\4SN 7");
        assertEquals("", disks.read(device, "sdb").serial(), "another page");
        tree.file(DEVICE + "/vpd_pg80", "\0\u0080");
        assertEquals("", disks.read(device, "sdb").serial(), "half a header");
        tree.file(DEVICE + "/vpd_pg80", "\0\u0080\0\4    ");
        assertEquals("", disks.read(device, "sdb").serial(), "blanks");
    }

    @Test
    void theGenericNodeIsNamedByTheDevicesLink() {
        assertEquals("sg3", disks.generic(device));
        delete(DEVICE + "/generic");
        assertEquals("", disks.generic(device));
    }

    @Test
    void aDiskWhoseDeviceLostItIsNotRead() {
        tree.scsiDisk(TARGET, "3:0:0:2", "sdc", "8:32");
        assertNull(disks.read(device, "sdc"), "the name is another device's");
        delete(BLOCK + "/uevent");
        assertNull(disks.read(device, "sdb"));
    }

    @Test
    void allScsiDisksWithANumberAreListed() {
        tree.scsiDisk(TARGET, "3:0:0:0", "sda", "8:0").file(TARGET + "/3:0:0:0/block/sda/uevent", "MINOR=0\nDISKSEQ=7\nMAJOR=8")
                .file("devices/virtual/block/dm-0/uevent", "MAJOR=253\nMINOR=0\n").link("block/dm-0", "devices/virtual/block/dm-0")
                .rawLink("block/sdgone", "../devices/gone")
                .file("devices/odd/uevent", "DEVNAME=sdodd\n").link("block/sdodd", "devices/odd");
        assertEquals(
                Set.of(new DiskNumbers("sda", new DevT(8, 0), 7), new DiskNumbers("sdb", new DevT(8, 16), 0)),
                Set.copyOf(disks.list()));
    }

    @Test
    void onlyTheNameOfAScsiDiskIsOpened() {
        tree.file("devices/virtio1/block/vda/dev", "252:0\n").link("devices/virtio1/block/vda/device", "devices/virtio1")
                .link("block/vda", "devices/virtio1/block/vda");
        for (String name : List.of("", "sd", "vda", "sd/../sdb", "../sdb", "sdB", "sdb1", "sdzz")) {
            assertEquals(-Errno.ENOENT, disks.open(name), name);
        }
        assertNull(disks.place("sdzz"));
        assertEquals("3:0:0:1", disks.place("sdb").address());
    }

    private void delete(String name) {
        try {
            Files.delete(tree.path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
