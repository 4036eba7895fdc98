package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.udev.DevT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScsiDeviceTest {
    private static final String TARGET = "devices/pseudo_0/adapter0/host3/target3:0:0";
    private static final String DEVICE = TARGET + "/3:0:0:1";
    private static final String BLOCK = DEVICE + "/block/sdb";

    @TempDir
    private Path root;
    private Tree tree;
    private Sysfs sysfs;

    @BeforeEach
    void makeDisk() {
        tree = new Tree(root).scsiDisk(TARGET, "3:0:0:1", "sdb", "8:16");
        sysfs = tree.sysfs();
    }

    @Test
    void aDiskTellsNumberSizeAndPlace() {
        BlockDisk disk = disk();
        assertEquals(List.of("sdb"), sysfs.disks());
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
    void theDeviceTellsItsAddressIdentityAndState() {
        ScsiDevice device = device();
        assertEquals("3:0:0:1", device.address());
        assertEquals(3, device.host());
        assertEquals("LIO-ORG", device.vendor().text());
        assertEquals("disk0", device.model().text());
        assertEquals("4.0", device.revision().text());
        assertEquals("running", device.state().text());
        assertEquals(0, device.type().number(-1));
        assertEquals(30, device.timeoutSeconds());
        assertEquals("running", device.hostAttribute("state").text());
        assertEquals(128, device.hostAttribute("can_queue").number(0));
    }

    @Test
    void aLunWithAllItsDigitsIsAnAddress() {
        tree.scsiDisk("devices/host9/target9:0:0", "9:0:0:4647714815446351872", "sdc", "8:32");
        assertEquals("9:0:0:4647714815446351872", sysfs.disk("sdc").flatMap(BlockDisk::scsi).orElseThrow().address());
    }

    @Test
    void theAluaAttributesAreThereOnlyWithAHandler() {
        assertEquals(Absence.MISSING, device().accessState().absence());
        tree.file(DEVICE + "/access_state", "active/optimized\n").file(DEVICE + "/preferred_path", "1\n")
                .file(DEVICE + "/dh_state", "alua\n");
        assertEquals("active/optimized", device().accessState().text());
        assertTrue(device().preferredPath().flag());
        assertEquals("alua", device().deviceHandler().text());
    }

    @Test
    void vitalProductDataComesAsTheDeviceSentIt() {
        byte[] page83 = new byte[5000];
        page83[1] = (byte) 0x83;
        tree.file(DEVICE + "/vpd_pg83", page83).file(DEVICE + "/vpd_pg80", new byte[] {0, (byte) 0x80, 0, 2, 'A', 'B'})
                .file(DEVICE + "/vpd_pg0", new byte[] {0, 0, 0, 0}).file(DEVICE + "/inquiry", new byte[36]);
        assertArrayEquals(page83, device().vitalProductData(0x83).bytes(), "longer than a page of memory");
        assertEquals(6, device().vitalProductData(0x80).bytes().length);
        assertTrue(device().vitalProductData(0).isPresent());
        assertFalse(device().vitalProductData(0x89).isPresent());
        assertEquals(36, device().inquiry().bytes().length);
    }

    @Test
    void theGenericNodesTellTheirNumbers() {
        assertEquals(Optional.of(new DeviceNode("sg3", new DevT(21, 3))), device().generic());
        assertEquals(Optional.of(new DeviceNode("3:0:0:1", new DevT(250, 3))), device().bsg());
    }

    @Test
    void aDeviceWithoutTheSgDriverHasNoGenericNode() {
        tree.scsiDisk("devices/host4/target4:0:0", "4:0:0:0", "sdd", "8:48");
        delete("devices/host4/target4:0:0/4:0:0:0/scsi_generic/sg4/dev");
        assertEquals(Optional.empty(), sysfs.disk("sdd").flatMap(BlockDisk::scsi).flatMap(ScsiDevice::generic));
    }

    @Test
    void aDiskThatIsNotScsiHasNoScsiDevice() {
        tree.file("devices/virtual/block/dm-0/dev", "253:0\n").link("block/dm-0", "devices/virtual/block/dm-0")
                .file("devices/virtio1/block/vda/dev", "252:0\n").link("devices/virtio1/block/vda/device", "devices/virtio1")
                .link("block/vda", "devices/virtio1/block/vda");
        assertEquals(Optional.empty(), sysfs.disk("dm-0").flatMap(BlockDisk::scsi));
        assertEquals(Optional.empty(), sysfs.disk("vda").flatMap(BlockDisk::scsi));
    }

    @Test
    void aDiskThatWentAwayIsAllAbsence() {
        BlockDisk disk = disk();
        ScsiDevice device = device();
        tree.path("block/sdb").toFile().delete();
        delete(BLOCK + "/dev");
        delete(DEVICE + "/state");
        assertEquals(Optional.empty(), sysfs.disk("sdb"));
        assertNull(disk.devT());
        assertEquals(Absence.MISSING, device.state().absence());
    }

    private void delete(String name) {
        try {
            Files.delete(tree.path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BlockDisk disk() {
        return sysfs.disk("sdb").orElseThrow();
    }

    private ScsiDevice device() {
        return disk().scsi().orElseThrow();
    }
}
