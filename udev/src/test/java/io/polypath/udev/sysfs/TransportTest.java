package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {
    private static final String PCI = "devices/pci0000:00/0000:00:05.0";

    @TempDir
    private Path root;
    private Tree tree;

    @BeforeEach
    void makeTree() {
        tree = new Tree(root).directory("devices");
    }

    @Test
    void fibreChannelTellsBothPorts() {
        tree.scsiDisk(PCI + "/host4/rport-4:0-1/target4:0:0", "4:0:0:1", "sda", "8:0")
                .file(PCI + "/host4/rport-4:0-1/fc_remote_ports/rport-4:0-1/port_name", "0x500a098299999999\n")
                .file(PCI + "/host4/rport-4:0-1/fc_remote_ports/rport-4:0-1/node_name", "0x500a098280000000\n")
                .file(PCI + "/host4/rport-4:0-1/fc_remote_ports/rport-4:0-1/port_state", "Blocked\n")
                .file(PCI + "/host4/fc_host/host4/port_name", "0x10000090fa000001\n")
                .file(PCI + "/host4/fc_host/host4/port_state", "Online\n")
                .link("class/fc_remote_ports/rport-4:0-1", PCI + "/host4/rport-4:0-1/fc_remote_ports/rport-4:0-1")
                .link("class/fc_host/host4", PCI + "/host4/fc_host/host4");
        assertEquals(new Transport(TransportProtocol.FCP, 4, "rport-4:0-1", "0x500a098280000000", "0x500a098299999999", "Blocked",
                "0x10000090fa000001", "Online"), transport());
        assertEquals("scsi:fcp", transport().protocol().protocolName());
    }

    @Test
    void iscsiTellsTargetPortalAndSessionState() {
        String session = "devices/platform/host3/session3";
        tree.scsiDisk(session + "/target3:0:0", "3:0:0:1", "sda", "8:0")
                .file(session + "/iscsi_session/session3/targetname", "iqn.2003-01.org.linux-iscsi:t1\n")
                .file(session + "/iscsi_session/session3/state", "FAILED\n")
                .file(session + "/connection3:0/iscsi_connection/connection3:0/persistent_address", "10.0.0.1\n")
                .file(session + "/connection3:0/iscsi_connection/connection3:0/persistent_port", "3260\n")
                .link("class/iscsi_session/session3", session + "/iscsi_session/session3")
                .link("class/iscsi_connection/connection3:0", session + "/connection3:0/iscsi_connection/connection3:0");
        assertEquals(new Transport(TransportProtocol.ISCSI, 3, "session3", "iqn.2003-01.org.linux-iscsi:t1", "10.0.0.1,3260", "FAILED",
                "", ""), transport());
    }

    @Test
    void aSessionWithoutAConnectionHasNoPortal() {
        tree.scsiDisk("devices/platform/host3/session3/target3:0:0", "3:0:0:1", "sda", "8:0");
        assertEquals(new Transport(TransportProtocol.ISCSI, 3, "session3", "", "", "", "", ""), transport());
    }

    @Test
    void sasTellsTheAddressOfTheEndDevice() {
        String end = PCI + "/host6/port-6:0/expander-6:0/port-6:0:2/end_device-6:0:2";
        tree.scsiDisk(end + "/target6:0:2", "6:0:2:0", "sda", "8:0")
                .file(end + "/sas_device/end_device-6:0:2/sas_address", "0x5000c50012345678\n")
                .link("class/sas_device/end_device-6:0:2", end + "/sas_device/end_device-6:0:2");
        assertEquals(new Transport(TransportProtocol.SAS, 6, "end_device-6:0:2", "0x5000c50012345678", "0x5000c50012345678", "", "", ""),
                transport());
    }

    @Test
    void srpIsToldFromSasByTheClassOfThePort() {
        tree.scsiDisk(PCI + "/host5/port-5:1/target5:0:0", "5:0:0:0", "sda", "8:0");
        assertEquals(TransportProtocol.UNSPECIFIED, transport().protocol(), "a port of no known class");
        tree.file("class/srp_remote_ports/port-5:1/port_id", "fe:80:00:00\n");
        assertEquals(new Transport(TransportProtocol.SRP, 5, "port-5:1", "fe:80:00:00", "fe:80:00:00", "", "", ""), transport());
    }

    @Test
    void usbTellsThePlugNotTheInterface() {
        tree.scsiDisk(PCI + "/usb1/1-1/1-1.4/1-1.4:1.0/host7/target7:0:0", "7:0:0:0", "sda", "8:0");
        assertEquals(Transport.of(TransportProtocol.USB, 7, "1-1.4", "1-1.4"), transport());
    }

    @Test
    void ataTellsThePort() {
        tree.scsiDisk(PCI + "/ata3/host2/target2:0:0", "2:0:0:0", "sda", "8:0");
        assertEquals(Transport.of(TransportProtocol.ATA, 2, "ata3", "ata-3.00"), transport());
    }

    @Test
    void parallelScsiIsToldByTheClassOfTheHost() {
        tree.scsiDisk(PCI + "/host2/target2:0:0", "2:0:0:0", "sda", "8:0").directory("class/spi_host/host2");
        assertEquals(Transport.of(TransportProtocol.SPI, 2, "", ""), transport());
    }

    @Test
    void whatNothingTellsIsUnspecified() {
        tree.scsiDisk(PCI + "/virtio2/host0/target0:0:0", "0:0:0:1", "sda", "8:0");
        assertEquals(Transport.of(TransportProtocol.UNSPECIFIED, 0, "", ""), transport());
        assertEquals("scsi:unspec", transport().protocol().protocolName());
    }

    private Transport transport() {
        return tree.sysfs().disk("sda").flatMap(BlockDisk::scsi).orElseThrow().transport();
    }
}
