package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvmeNamespaceTest {
    private static final String SUBSYSTEM = "devices/virtual/nvme-subsystem/nvme-subsys0";
    private static final String HEAD = SUBSYSTEM + "/nvme0n1";

    @TempDir
    private Path root;
    private Tree tree;

    @BeforeEach
    void makeNativeMultipath() {
        tree = new Tree(root).file(HEAD + "/nsid", "1\n").file(HEAD + "/wwid", "uuid.2d5c\n").file(HEAD + "/hidden", "0\n")
                .link(HEAD + "/device", SUBSYSTEM).link("block/nvme0n1", HEAD);
        for (int i = 0; i < 2; i++) {
            String controller = "devices/virtual/nvme-fabrics/ctl/nvme" + i;
            String path = controller + "/nvme0c" + i + "n1";
            tree.file(controller + "/state", i == 0 ? "live\n" : "connecting\n").file(controller + "/transport", i == 0 ? "tcp\n" : "new\n")
                    .file(controller + "/address", "traddr=10.0.0." + i + ",trsvcid=4420\n").file(controller + "/serial", "S1  \n")
                    .file(controller + "/model", "Array  \n").file(controller + "/firmware_rev", "1.0\n")
                    .file(controller + "/subsysnqn", "nqn.2014-08.org:x\n").file(controller + "/cntlid", i + 1 + "\n")
                    .file(path + "/ana_state", i == 0 ? "optimized\n" : "inaccessible\n").file(path + "/ana_grpid", "1\n")
                    .file(path + "/hidden", "1\n").link(path + "/device", controller).link("block/nvme0c" + i + "n1", path)
                    .link(SUBSYSTEM + "/nvme" + i, controller);
        }
    }

    @Test
    void aNativeMultipathDiskHasTheControllersOfItsSubsystem() {
        NvmeNamespace head = namespace("nvme0n1");
        assertEquals("uuid.2d5c", head.wwid().text());
        assertEquals(1, head.namespaceId().number(0));
        assertEquals(Optional.empty(), head.controller().map(NvmeController::name));
        assertEquals(List.of("nvme0", "nvme1"), head.controllers().stream().map(NvmeController::name).toList());
    }

    @Test
    void aPathHasOneControllerAndAnAnaState() {
        NvmeNamespace path = namespace("nvme0c1n1");
        assertEquals("inaccessible", path.anaState().text());
        assertEquals(1, path.anaGroup().number(0));
        assertEquals(Optional.of("nvme1"), path.controller().map(NvmeController::name));
        assertEquals(1, path.controllers().size());
    }

    @Test
    void aControllerTellsIdentityStateAndTransport() {
        NvmeController controller = namespace("nvme0c0n1").controller().orElseThrow();
        assertEquals("live", controller.state().text());
        assertEquals("nvme:tcp", controller.protocolName());
        assertEquals("traddr=10.0.0.0,trsvcid=4420", controller.address().text());
        assertEquals("S1", controller.serial().text());
        assertEquals("Array", controller.model().text());
        assertEquals("1.0", controller.firmware().text());
        assertEquals("nqn.2014-08.org:x", controller.subsystemNqn().text());
        assertEquals(1, controller.controllerId().number(0));
    }

    @Test
    void aTransportThatTheConfigurationCannotNameIsUnspecified() {
        assertEquals("nvme:unspec", namespace("nvme0c1n1").controller().orElseThrow().protocolName());
    }

    private NvmeNamespace namespace(String name) {
        return tree.sysfs().disk(name).flatMap(BlockDisk::nvme).orElseThrow();
    }
}
