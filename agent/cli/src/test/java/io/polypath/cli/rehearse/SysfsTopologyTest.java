package io.polypath.cli.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysfsTopologyTest {

    /** Designators: NAA 6 of the unit, relative port 2, target port group 1001h. */
    private static final String PAGE_83 = "00830024" + "01030010" + "6001405c0ffee0000000000000000009" + "01940004" + "00000002"
            + "01950004" + "00001001";

    @TempDir
    private Path root;

    private void file(String name, byte[] contents) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.write(root.resolve(name), contents);
    }

    private void disk(String name, String device, String page83) throws IOException {
        byte[] inquiry = new byte[36];
        inquiry[5] = 0x10;
        file(device + "/inquiry", inquiry);
        file(device + "/vpd_pg83", HexFormat.of().parseHex(page83));
        file(device + "/vendor", "ACME    \n".getBytes());
        file(device + "/model", "FabricBox       \n".getBytes());
        file(device + "/rev", "0007\n".getBytes());
        file(device + "/access_state", "standby\n".getBytes());
        file(device + "/block/" + name + "/size", "2048\n".getBytes());
        Files.createSymbolicLink(root.resolve(device + "/block/" + name + "/device"), Path.of("../.."));
        Files.createDirectories(root.resolve("block"));
        Files.createSymbolicLink(root.resolve("block/" + name), Path.of("..", device, "block", name));
    }

    @Test
    void whatTheKernelShowsOfDisksIsEnough() throws IOException {
        String port = "devices/pci0000:3a/0000:3b:00.0/host4/rport-4:0-1";
        disk("sdk", port + "/target4:0:0/4:0:0:1", PAGE_83);
        disk("sdl", port + "/target4:0:0/4:0:0:2", "00830000");
        file("class/fc_remote_ports/rport-4:0-1/node_name", "0x5001bb0000000000\n".getBytes());
        file("class/fc_remote_ports/rport-4:0-1/port_name", "0x5001bb0000000001\n".getBytes());
        file("devices/virtual/block/dm-0/size", "1\n".getBytes());
        Files.createSymbolicLink(root.resolve("block/dm-0"), Path.of("../devices/virtual/block/dm-0"));
        Topology topology = SysfsTopology.read(root, null, null);
        assertEquals(List.of(new TopologyPath("sdk", 4, "", "scsi:fcp", "0x5001bb0000000000", "0x5001bb0000000000 0x5001bb0000000001",
                "36001405c0ffee0000000000000000009", new TopologyPath.Identity("ACME", "FabricBox", "0007", 1, ""), 0x1001, 2, 1L << 20)),
                topology.paths());
        assertEquals(List.of("left out, since sysfs does not show who they are: sdl"), topology.notes());
    }

    @Test
    void withoutSysfsThereIsNothing() {
        assertEquals(List.of(), SysfsTopology.read(root.resolve("none"), null, null).paths());
    }
}
