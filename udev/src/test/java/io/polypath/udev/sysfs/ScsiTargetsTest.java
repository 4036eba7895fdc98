package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScsiTargetsTest {
    private static final String PCI = "devices/pci0000:00/0000:00:05.0";

    @TempDir
    private Path root;
    private final Arena arena = Arena.ofConfined();
    private Tree tree;
    private ScsiDisks disks;
    private ScsiTargets targets;

    @BeforeEach
    void makeTree() {
        tree = new Tree(root).directory("devices");
        AttributeReader files = new AttributeReader(arena);
        disks = new ScsiDisks(arena, files, tree.root());
        targets = new ScsiTargets(files, tree.root());
    }

    @AfterEach
    void endLane() {
        arena.close();
    }

    @Test
    void fibreChannelTellsBothPorts() {
        tree.scsiDisk(PCI + "/host4/rport-4:0-1/target4:0:0", "4:0:0:1", "sda", "8:0")
                .file(PCI + "/host4/rport-4:0-1/fc_remote_ports/rport-4:0-1/port_name", "0x500a098299999999\n")
                .file(PCI + "/host4/rport-4:0-1/fc_remote_ports/rport-4:0-1/node_name", "0x500a098280000000\n")
                .file(PCI + "/host4/fc_host/host4/port_name", "0x10000090fa000001\n")
                .link("class/fc_remote_ports/rport-4:0-1", PCI + "/host4/rport-4:0-1/fc_remote_ports/rport-4:0-1")
                .link("class/fc_host/host4", PCI + "/host4/fc_host/host4");
        assertEquals(new Transport(TransportProtocol.FCP, "rport-4:0-1", "0x500a098280000000", "0x500a098299999999"), transport());
        assertEquals("scsi:fcp", transport().protocol().protocolName());
    }

    @Test
    void iscsiTellsTargetAndPortal() {
        String session = "devices/platform/host3/session3";
        tree.scsiDisk(session + "/target3:0:0", "3:0:0:1", "sda", "8:0")
                .file(session + "/iscsi_session/session3/targetname", "iqn.2003-01.org.linux-iscsi:t1\n")
                .file(session + "/connection3:0/iscsi_connection/connection3:0/persistent_address", "10.0.0.1\n")
                .file(session + "/connection3:0/iscsi_connection/connection3:0/persistent_port", "3260\n")
                .link("class/iscsi_session/session3", session + "/iscsi_session/session3")
                .link("class/iscsi_connection/connection3:0", session + "/connection3:0/iscsi_connection/connection3:0");
        assertEquals(new Transport(TransportProtocol.ISCSI, "session3", "iqn.2003-01.org.linux-iscsi:t1", "10.0.0.1,3260"), transport());
    }

    @Test
    void aSessionWithoutAConnectionHasNoPortal() {
        tree.scsiDisk("devices/platform/host3/session3/target3:0:0", "3:0:0:1", "sda", "8:0");
        assertEquals(new Transport(TransportProtocol.ISCSI, "session3", "", ""), transport());
    }

    @Test
    void sasTellsTheAddressOfTheEndDevice() {
        String end = PCI + "/host6/port-6:0/expander-6:0/port-6:0:2/end_device-6:0:2";
        tree.scsiDisk(end + "/target6:0:2", "6:0:2:0", "sda", "8:0")
                .file(end + "/sas_device/end_device-6:0:2/sas_address", "0x5000c50012345678\n")
                .link("class/sas_device/end_device-6:0:2", end + "/sas_device/end_device-6:0:2");
        assertEquals(new Transport(TransportProtocol.SAS, "end_device-6:0:2", "0x5000c50012345678", "0x5000c50012345678"),
                transport());
    }

    @Test
    void srpIsToldFromSasByTheClassOfThePort() {
        tree.scsiDisk(PCI + "/host5/port-5:1/target5:0:0", "5:0:0:0", "sda", "8:0");
        assertEquals(TransportProtocol.UNSPECIFIED, transport().protocol(), "a port of no known class");
        targets.forget();
        tree.file("class/srp_remote_ports/port-5:1/port_id", "fe:80:00:00\n");
        assertEquals(new Transport(TransportProtocol.SRP, "port-5:1", "fe:80:00:00", "fe:80:00:00"), transport());
    }

    @Test
    void usbTellsThePlugNotTheInterface() {
        tree.scsiDisk(PCI + "/usb1/1-1/1-1.4/1-1.4:1.0/host7/target7:0:0", "7:0:0:0", "sda", "8:0");
        assertEquals(new Transport(TransportProtocol.USB, "1-1.4", "1-1.4", ""), transport());
    }

    @Test
    void ataTellsThePort() {
        tree.scsiDisk(PCI + "/ata3/host2/target2:0:0", "2:0:0:0", "sda", "8:0");
        assertEquals(new Transport(TransportProtocol.ATA, "ata3", "ata-3.00", ""), transport());
    }

    @Test
    void parallelScsiIsToldByTheClassOfTheHost() {
        tree.scsiDisk(PCI + "/host2/target2:0:0", "2:0:0:0", "sda", "8:0").directory("class/spi_host/host2");
        assertEquals(new Transport(TransportProtocol.SPI, "", "", ""), transport());
    }

    @Test
    void whatNothingTellsIsUnspecified() {
        tree.scsiDisk(PCI + "/virtio2/host0/target0:0:0", "0:0:0:1", "sda", "8:0");
        assertEquals(new Transport(TransportProtocol.UNSPECIFIED, "", "", ""), transport());
        assertEquals("scsi:unspec", transport().protocol().protocolName());
    }

    @Test
    void aFibreChannelHostTellsItsNamesAndThePciPortThatItsCardHangsFrom() {
        String port = "devices/pci0000:3a/0000:3a:00.0";
        String host = port + "/0000:3b:00.1/host4";
        tree.scsiDisk(host + "/rport-4:0-1/target4:0:0", "4:0:0:1", "sda", "8:0")
                .link(port + "/0000:3b:00.1/driver", "bus/pci/drivers/qla2xxx").link(port + "/driver", "bus/pci/drivers/pcieport")
                .file("class/fc_host/host4/node_name", "0x20000090fa000001\n")
                .file("class/fc_host/host4/port_name", "0x10000090fa000001\n");
        assertEquals(new ScsiHost(4, 128, "0000:3a:00.0", "", "0x20000090fa000001", "0x10000090fa000001"), host());
    }

    @Test
    void aHostOnAMainframeHangsFromItsCcwDevice() {
        tree.scsiDisk("devices/css0/0.0.0012/0.0.1700/host0/rport-0:0-1/target0:0:0", "0:0:0:1", "sda", "8:0")
                .link("devices/css0/0.0.0012/0.0.1700/subsystem", "bus/ccw")
                .link("devices/css0/0.0.0012/subsystem", "bus/css");
        assertEquals("0.0.1700", host().busAddress());
    }

    @Test
    void theNameOfTheAdapterDependsOnTheTransport() {
        ScsiHost host = new ScsiHost(1, 1, "0000:3a:00.0", "10.1.0.1", "", "");
        assertEquals("0000:3a:00.0", host.adapter(TransportProtocol.FCP));
        assertEquals("0000:3a:00.0", host.adapter(TransportProtocol.SAS));
        assertEquals("10.1.0.1", host.adapter(TransportProtocol.ISCSI));
        assertEquals("", host.adapter(TransportProtocol.UNSPECIFIED));
    }

    @Test
    void aHostThatTellsNothingIsAllAbsence() {
        tree.scsiDisk("devices/pseudo_0/adapter0/host0/target0:0:0", "0:0:0:1", "sda", "8:0");
        assertEquals(new ScsiHost(0, 128, "", "", "", ""), host());
    }

    @Test
    void whatWasReadOnceIsRememberedUntilItIsForgotten() {
        tree.scsiDisk("devices/pseudo_0/adapter0/host0/target0:0:0", "0:0:0:1", "sda", "8:0");
        assertEquals(128, host().queueDepth());
        assertEquals(TransportProtocol.UNSPECIFIED, transport().protocol());
        tree.directory("class/spi_host/host0");
        assertEquals(TransportProtocol.UNSPECIFIED, transport().protocol());
        tree.scsiDisk("devices/pseudo_0/adapter0/host0/target0:0:1", "0:0:1:1", "sdb", "8:16")
                .file("class/scsi_host/host0/can_queue", "7\n");
        assertEquals(128, targets.host(disks.place("sdb")).queueDepth(), "a host is one for all its targets");
        assertEquals(TransportProtocol.SPI, targets.transport(disks.place("sdb")).protocol());
        targets.forget();
        assertEquals(7, host().queueDepth());
        assertEquals(TransportProtocol.SPI, transport().protocol());
    }

    private ScsiHost host() {
        return targets.host(disks.place("sda"));
    }

    private Transport transport() {
        return targets.transport(disks.place("sda"));
    }
}
