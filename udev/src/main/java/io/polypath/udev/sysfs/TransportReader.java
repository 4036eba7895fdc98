package io.polypath.udev.sysfs;

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

    private final AttributeReader files;
    private final String root;
    private final ScsiPlace place;
    private final List<String> ancestors;

    /** @param root of sysfs, with a slash at its end */
    TransportReader(AttributeReader files, String root, ScsiPlace place) {
        this.files = files;
        this.root = root;
        this.place = place;
        ancestors = List.of(place.target().split("/"));
    }

    Transport read() {
        return sas().or(this::usb).or(this::fibreChannel).or(this::iscsi).or(this::srp).or(this::ata).or(this::others)
                .orElseGet(() -> new Transport(TransportProtocol.UNSPECIFIED, "", "", ""));
    }

    private Optional<Transport> sas() {
        return nearest(END_DEVICE).map(port -> {
            String address = text("sas_device", port, "sas_address");
            return new Transport(TransportProtocol.SAS, port, address, address);
        });
    }

    private Optional<Transport> usb() {
        return nearest(USB_BUS).flatMap(bus -> nearest(USB_DEVICE))
                .map(port -> new Transport(TransportProtocol.USB, port, port, ""));
    }

    private Optional<Transport> fibreChannel() {
        return nearest(REMOTE_PORT).map(port -> new Transport(
                TransportProtocol.FCP,
                port,
                text("fc_remote_ports", port, "node_name"),
                text("fc_remote_ports", port, "port_name")));
    }

    private Optional<Transport> iscsi() {
        return nearest(SESSION).map(session -> new Transport(
                TransportProtocol.ISCSI, session, text("iscsi_session", session, "targetname"), iscsiPortal(session)));
    }

    /**
     * Address and TCP port that the session's first connection was made to, as in node records: {@code 10.0.0.1,3260}.
     */
    private String iscsiPortal(String session) {
        for (String name : AttributeReader.names(root + above(session))) {
            String address = text("iscsi_connection", name, "persistent_address");
            if (!address.isEmpty()) {
                return address + "," + text("iscsi_connection", name, "persistent_port");
            }
        }
        return "";
    }

    private Optional<Transport> srp() {
        return nearest(PORT).filter(port -> isOf("srp_remote_ports", port)).map(port -> {
            String id = text("srp_remote_ports", port, "port_id");
            return new Transport(TransportProtocol.SRP, port, id, id);
        });
    }

    private Optional<Transport> ata() {
        return nearest(ATA_PORT).map(port -> new Transport(
                TransportProtocol.ATA, port, "ata-" + port.substring("ata".length()) + ".00", ""));
    }

    private Optional<Transport> others() {
        if (isOf("spi_host", "host" + place.host())) {
            return Optional.of(new Transport(TransportProtocol.SPI, "", "", ""));
        }
        return nearest(FIREWIRE).map(node -> new Transport(TransportProtocol.SBP, node, "", ""));
    }

    /** The ancestor nearest to the device whose whole name matches. */
    private Optional<String> nearest(Pattern name) {
        return ancestors.reversed().stream().filter(ancestor -> name.matcher(ancestor).matches()).findFirst();
    }

    /** The directory of an ancestor. */
    private String above(String ancestor) {
        return String.join("/", ancestors.subList(0, ancestors.lastIndexOf(ancestor) + 1));
    }

    private boolean isOf(String classOfDevices, String name) {
        return files.exists(AttributeReader.ANYWHERE, root + "class/" + classOfDevices + "/" + name);
    }

    private String text(String classOfDevices, String name, String attribute) {
        return files.text(AttributeReader.ANYWHERE, root + "class/" + classOfDevices + "/" + name + "/" + attribute);
    }
}
