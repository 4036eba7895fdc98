package io.polypath.udev.sysfs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the transport object among the ancestors of a SCSI device, by its name and, where a name is ambiguous, by its
 * class:
 *
 * <pre>
 *   …/host4/rport-4:0-1/target4:0:0/4:0:0:1                              Fibre Channel
 *   …/host3/session3/target3:0:0/3:0:0:1                                 iSCSI
 *   …/host6/port-6:0/end_device-6:0/target6:0:0/6:0:0:0                  SAS
 *   …/host5/port-5:1/target5:0:0/5:0:0:0                                 SRP (port-5:1 is in srp_remote_ports)
 *   …/usb1/1-1/1-1.4/1-1.4:1.0/host7/target7:0:0/7:0:0:0                 USB
 *   …/ata3/host2/target2:0:0/2:0:0:0                                     ATA
 * </pre>
 */
final class TransportReader {
    private static final Pattern REMOTE_PORT = Pattern.compile("rport-\\d+:\\d+-\\d+");
    private static final Pattern SESSION = Pattern.compile("session\\d+");
    private static final Pattern END_DEVICE = Pattern.compile("end_device-[\\d:]+");
    private static final Pattern PORT = Pattern.compile("port-\\d+:\\d+");
    private static final Pattern USB_BUS = Pattern.compile("usb\\d+");
    private static final Pattern USB_DEVICE = Pattern.compile("\\d+-\\d+(\\.\\d+)*");
    private static final Pattern ATA_PORT = Pattern.compile("ata\\d+");
    private static final Pattern FIREWIRE = Pattern.compile("fw\\d+");

    private final Sysfs sysfs;
    private final ScsiDevice device;
    private final List<String> ancestors;

    TransportReader(Sysfs sysfs, ScsiDevice device) {
        this.sysfs = sysfs;
        this.device = device;
        ancestors = sysfs.namesTo(device.directory());
    }

    Transport read() {
        return sas().or(this::usb).or(this::fibreChannel).or(this::iscsi).or(this::srp).or(this::ata).or(this::others)
                .orElseGet(() -> Transport.of(TransportProtocol.UNSPECIFIED, device.host(), "", ""));
    }

    private Optional<Transport> sas() {
        return nearest(END_DEVICE).map(port -> {
            String address = text("sas_device", port, "sas_address");
            return new Transport(TransportProtocol.SAS, device.host(), port, address, address, "", "", "");
        });
    }

    private Optional<Transport> usb() {
        return nearest(USB_BUS).flatMap(bus -> nearest(USB_DEVICE))
                .map(port -> Transport.of(TransportProtocol.USB, device.host(), port, port));
    }

    private Optional<Transport> fibreChannel() {
        String host = "host" + device.host();
        return nearest(REMOTE_PORT).map(port -> new Transport(
                TransportProtocol.FCP,
                device.host(),
                port,
                text("fc_remote_ports", port, "node_name"),
                text("fc_remote_ports", port, "port_name"),
                text("fc_remote_ports", port, "port_state"),
                text("fc_host", host, "port_name"),
                text("fc_host", host, "port_state")));
    }

    private Optional<Transport> iscsi() {
        return nearest(SESSION).map(session -> new Transport(
                TransportProtocol.ISCSI,
                device.host(),
                session,
                text("iscsi_session", session, "targetname"),
                iscsiPortal(session),
                text("iscsi_session", session, "state"),
                "",
                ""));
    }

    /**
     * Address and TCP port that the session's first connection was made to, as in node records: {@code 10.0.0.1,3260}.
     */
    private String iscsiPortal(String session) {
        List<String> children = ancestor(session).map(sysfs::list).orElse(List.of());
        for (String name : children) {
            String address = text("iscsi_connection", name, "persistent_address");
            if (!address.isEmpty()) {
                return address + "," + text("iscsi_connection", name, "persistent_port");
            }
        }
        return "";
    }

    private Optional<Transport> srp() {
        return nearest(PORT).filter(this::isSrp).map(port -> {
            String id = text("srp_remote_ports", port, "port_id");
            return new Transport(TransportProtocol.SRP, device.host(), port, id, id, "", "", "");
        });
    }

    private boolean isSrp(String port) {
        return sysfs.directory("class", "srp_remote_ports", port).isPresent();
    }

    private Optional<Transport> ata() {
        return nearest(ATA_PORT).map(port -> {
            String target = "ata-" + port.substring("ata".length()) + ".00";
            return Transport.of(TransportProtocol.ATA, device.host(), port, target);
        });
    }

    private Optional<Transport> others() {
        if (sysfs.directory("class", "spi_host", "host" + device.host()).isPresent()) {
            return Optional.of(Transport.of(TransportProtocol.SPI, device.host(), "", ""));
        }
        return nearest(FIREWIRE).map(node -> Transport.of(TransportProtocol.SBP, device.host(), node, ""));
    }

    /** The ancestor nearest to the device whose whole name matches. */
    private Optional<String> nearest(Pattern name) {
        return ancestors.reversed().stream().filter(ancestor -> name.matcher(ancestor).matches()).findFirst();
    }

    private Optional<Path> ancestor(String name) {
        for (Path path = device.directory(); path != null && path.startsWith(sysfs.root()); path = path.getParent()) {
            if (name.equals(path.getFileName().toString())) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private String text(String classOfDevices, String name, String attribute) {
        return sysfs.directory("class", classOfDevices, name)
                .map(directory -> sysfs.read(directory, attribute).text())
                .orElse("");
    }
}
