package io.polypath.agent.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.ffm.sys.Errno;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tree of ordinary files in the kernel's shape. */
class KernelSurveyPortTest extends SurveyedTree {

    private static final String HOST = "sys/devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/host4";
    private static final String DEVICE = HOST + "/rport-4:0-1/target4:0:0/4:0:0:7";
    private static final String DISK = DEVICE + "/block/sdc";

    @BeforeEach
    void makePath() throws IOException {
        file(DEVICE + "/vendor", "ACME    \n");
        file(DEVICE + "/model", "FabricBox       \n");
        file(DEVICE + "/rev", "0007\n");
        file(DEVICE + "/state", "running\n");
        file(DEVICE + "/timeout", "30\n");
        file(DEVICE + "/vpd_pg80", "\0\u0080\0\10    SN 7");
        file(DISK + "/uevent", "MAJOR=8\nMINOR=32\nDEVNAME=sdc\nDEVTYPE=disk\nDISKSEQ=9\n");
        file(DISK + "/size", "2048\n");
        file(DISK + "/queue/max_sectors_kb", "1280\n");
        file(DISK + "/queue/logical_block_size", "4096\n");
        link(DEVICE + "/generic", "scsi_generic/sg3");
        link(DISK + "/device", "../..");
        link("sys/block/sdc", "../" + DISK.substring("sys/".length()));
        link(HOST + "/../../driver", "../../../bus/pci/drivers/pcieport");
        file("sys/class/scsi_host/host4/can_queue", "128\n");
        file("sys/class/fc_host/host4/node_name", "0x2000aa0000000001\n");
        file("sys/class/fc_host/host4/port_name", "0x2100aa0000000001\n");
        file("sys/class/fc_remote_ports/rport-4:0-1/node_name", "0x5000bb0000000001\n");
        file("sys/class/fc_remote_ports/rport-4:0-1/port_name", "0x5001bb0000000001\n");
        file("dev/sdc", "");
        file("dev/sg3", "");
        file("udev/data/b8:32", "I:1\nE:ID_SERIAL=3600a\nE:ID_SCSI_SERIAL=UDEV\n");
        openPort();
    }

    @Test
    void aSurveyTellsEverythingAboutAPath() {
        seen = port.survey("sdc");
        FabricNames fabric = new FabricNames("0000:3a:00.0", "0x2000aa0000000001", "0x2100aa0000000001", "0x5000bb0000000001",
                "0x5001bb0000000001", "rport-4:0-1");
        assertTrue(seen.checkDevice() >= 0 && seen.pinDevice() >= 0 && seen.sysfsDirectory() >= 0);
        assertEquals(
                new DiskSurvey(new DiskKey("sdc", 8, 32, 9), new Hctl(4, 0, 0, 7), "ACME", "FabricBox", "0007", "SN 7", "", 1 << 20,
                        false, 1280, 4096, "running", "", false, "", "scsi:fcp", "0x5000bb0000000001 0x5001bb0000000001", fabric,
                        128, 30_000, Map.of("ID_SERIAL", "3600a", "ID_SCSI_SERIAL", "UDEV"), true, seen.checkDevice(), seen.pinDevice(),
                        seen.sysfsDirectory()),
                seen);
    }

    @Test
    void withoutTheKernelsPageTheSerialIsUdevs() throws IOException {
        Files.delete(root.resolve(DEVICE + "/vpd_pg80"));
        seen = port.survey("sdc");
        assertEquals("UDEV", seen.serial());
    }

    @Test
    void withoutAnSgNodeThereIsNoCheckDevice() throws IOException {
        Files.delete(root.resolve(DEVICE + "/generic"));
        seen = port.survey("sdc");
        assertEquals(-Errno.ENOENT, seen.checkDevice());
        assertTrue(seen.pinDevice() >= 0);
    }

    @Test
    void aPathWhoseTransportTellsNothingIsNamedByItsHost() throws IOException {
        String device = "sys/devices/pseudo_0/host5/target5:0:0/5:0:0:0";
        file(device + "/block/sdd/uevent", "MAJOR=8\nMINOR=48\n");
        link(device + "/block/sdd/device", "../..");
        link("sys/block/sdd", "../" + device.substring("sys/".length()) + "/block/sdd");
        seen = port.survey("sdd");
        assertEquals("scsi:unspec", seen.protocol());
        assertEquals("host5", seen.targetPort());
        assertEquals(FabricNames.NONE, seen.fabric());
        assertEquals(Map.of(), seen.udev());
        assertFalse(seen.udevInitialised());
        assertEquals(-Errno.ENOENT, seen.pinDevice());
    }

    @Test
    void aDiskThatIsGoneIsNullAndLeavesNothingOpen() throws IOException {
        Files.delete(root.resolve(DISK + "/uevent"));
        assertNull(port.survey("sdc"));
        assertNull(port.survey("sdzz"));
        assertEquals(0, openDescriptors());
    }

    @Test
    void everyReleasedSurveyLeavesNothingOpen() {
        DiskSurvey survey = port.survey("sdc");
        assertEquals(3, openDescriptors());
        port.release(survey);
        assertEquals(0, openDescriptors());
    }

    @Test
    void portsAreReadAgainAfterARest() throws IOException {
        port.release(port.survey("sdc"));
        file("sys/class/fc_host/host4/port_name", "0x2100aa0000000002\n");
        port.release(port.survey("sdc"));
        port.rest();
        seen = port.survey("sdc");
        assertEquals("0x2100aa0000000002", seen.fabric().hostPort());
    }

    @Test
    void disksAreListedWithWhatTellsThemApart() throws IOException {
        assertEquals(List.of(new DiskKey("sdc", 8, 32, 9)), port.list());
        assertFalse(port.udevRuns());
        file("udev/control", "");
        assertTrue(port.udevRuns());
    }

    /** Descriptors of this process that lead into the tree. */
    private long openDescriptors() {
        return Stream.of(new File("/proc/self/fd").listFiles()).filter(this::leadsIntoTheTree).count();
    }

    private boolean leadsIntoTheTree(File descriptor) {
        try {
            return Files.readSymbolicLink(descriptor.toPath()).startsWith(root);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
