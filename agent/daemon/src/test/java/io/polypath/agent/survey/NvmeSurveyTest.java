package io.polypath.agent.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.Hctl;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trees as the kernel shows them without native multipathing ({@code nvme2n1}) and with it ({@code nvme5n1}). */
class NvmeSurveyTest extends SurveyedTree {

    private static final String CONTROLLER = "sys/devices/virtual/nvme-fabrics/ctl/nvme2";
    private static final String SUBSYSTEM = "sys/devices/virtual/nvme-subsystem/nvme-subsys5";

    @BeforeEach
    void makePath() throws IOException {
        file(CONTROLLER + "/state", "live\n");
        file(CONTROLLER + "/cntlid", "7\n");
        file(CONTROLLER + "/transport", "tcp\n");
        file(CONTROLLER + "/address", "traddr=10.0.0.1,trsvcid=4420\n");
        file(CONTROLLER + "/subsysnqn", "nqn.2026-01.com.acme:box\n");
        file(CONTROLLER + "/model", "ACME FabricBox                          \n");
        file(CONTROLLER + "/serial", "SN7                 \n");
        file(CONTROLLER + "/firmware_rev", "1.2     \n");
        disk(CONTROLLER + "/nvme2n1", "259:4");
        disk(SUBSYSTEM + "/nvme5n1", "259:9");
        disk(CONTROLLER + "/nvme2c2n3", "259:5");
        link("sys/block/nvme2n1", "../" + CONTROLLER.substring("sys/".length()) + "/nvme2n1");
        link("sys/block/nvme5n1", "../" + SUBSYSTEM.substring("sys/".length()) + "/nvme5n1");
        link("sys/block/nvme2c2n3", "../" + CONTROLLER.substring("sys/".length()) + "/nvme2c2n3");
        file("udev/data/b259:4", "I:1\nE:ID_WWN=uuid.6b0a\n");
        openPort();
    }

    private void disk(String directory, String numbers) throws IOException {
        String name = directory.substring(directory.lastIndexOf('/') + 1);
        String[] majorMinor = numbers.split(":");
        file(directory + "/uevent", "MAJOR=" + majorMinor[0] + "\nMINOR=" + majorMinor[1] + "\nDEVTYPE=disk\nDISKSEQ=9\n");
        file(directory + "/wwid", "uuid.6b0a\n");
        file(directory + "/nsid", "12\n");
        file(directory + "/size", "2048\n");
        file(directory + "/hidden", "0\n");
        file(directory + "/queue/max_sectors_kb", "512\n");
        file(directory + "/queue/logical_block_size", "4096\n");
        file(directory + "/queue/io_timeout", "30000\n");
        String[] above = directory.split("/");
        link(directory + "/device", "../../" + above[above.length - 2]);
        file("dev/" + name, "");
    }

    @Test
    void aNamespaceIsSurveyedLikeADisk() {
        seen = port.survey("nvme2n1");
        assertEquals(new DiskKey("nvme2n1", 259, 4, 9), seen.key());
        assertEquals(new Hctl(2, 7, 1, 12), seen.address());
        assertEquals(List.of("NVME", "ACME FabricBox", "1.2", "SN7"),
                List.of(seen.vendor(), seen.product(), seen.revision(), seen.serial()));
        assertEquals(List.of("uuid.6b0a", "live", "nvme:tcp", "traddr=10.0.0.1,trsvcid=4420"),
                List.of(seen.kernelWwid(), seen.deviceState(), seen.protocol(), seen.targetPort()));
        assertEquals(1 << 20, seen.sizeBytes());
        assertEquals(30_000, seen.commandTimeoutMs());
        assertEquals("uuid.6b0a", seen.udev().get("ID_WWN"));
        assertEquals(-Errno.ENOENT, seen.checkDevice());
        assertTrue(seen.pinDevice() >= 0);
    }

    @Test
    void whatTheKernelMultipathsItselfIsNoPath() {
        assertEquals(List.of("nvme2n1"), port.list().stream().map(DiskKey::name).toList());
        assertNull(port.survey("nvme5n1"));
        assertNull(port.survey("nvme2c2n3"));
    }

    @Test
    void aHiddenDiskIsNoPath() throws IOException {
        file(CONTROLLER + "/nvme2n1/hidden", "1\n");
        assertNull(port.survey("nvme2n1"));
    }

    @Test
    void aTransportThatNobodyKnowsIsUnspecified() throws IOException {
        file(CONTROLLER + "/transport", "pigeon\n");
        file(CONTROLLER + "/address", "\n");
        seen = port.survey("nvme2n1");
        assertEquals("nvme:unspec", seen.protocol());
        assertEquals("nvme2", seen.targetPort());
    }

    @Test
    void aControllerThatHasGoneLeavesNoPath() throws IOException {
        Files.delete(root.resolve(CONTROLLER + "/nvme2n1/device"));
        assertNull(port.survey("nvme2n1"));
    }
}
