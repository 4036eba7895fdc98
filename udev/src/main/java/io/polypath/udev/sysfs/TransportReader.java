package io.polypath.udev.sysfs;

import java.util.List;
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
        Transport found = sas();
        found = found != null ? found : usb();
        found = found != null ? found : fibreChannel();
        found = found != null ? found : iscsi();
        found = found != null ? found : srp();
        found = found != null ? found : ata();
        found = found != null ? found : others();
        return found != null ? found : new Transport(TransportProtocol.UNSPECIFIED, "", "", "");
    }

    private Transport sas() {
        String port = nearest(END_DEVICE);
        if (port == null) {
            return null;
        }
        String address = text("sas_device", port, "sas_address");
        return new Transport(TransportProtocol.SAS, port, address, address);
    }

    private Transport usb() {
        String port = nearest(USB_BUS) == null ? null : nearest(USB_DEVICE);
        return port == null ? null : new Transport(TransportProtocol.USB, port, port, "");
    }

    private Transport fibreChannel() {
        String port = nearest(REMOTE_PORT);
        if (port == null) {
            return null;
        }
        String node = text("fc_remote_ports", port, "node_name");
        return new Transport(TransportProtocol.FCP, port, node, text("fc_remote_ports", port, "port_name"));
    }

    private Transport iscsi() {
        String session = nearest(SESSION);
        if (session == null) {
            return null;
        }
        String target = text("iscsi_session", session, "targetname");
        return new Transport(TransportProtocol.ISCSI, session, target, iscsiPortal(session));
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

    private Transport srp() {
        String port = nearest(PORT);
        if (port == null || !isOf("srp_remote_ports", port)) {
            return null;
        }
        String id = text("srp_remote_ports", port, "port_id");
        return new Transport(TransportProtocol.SRP, port, id, id);
    }

    private Transport ata() {
        String port = nearest(ATA_PORT);
        return port == null ? null : new Transport(TransportProtocol.ATA, port, "ata-" + port.substring("ata".length()) + ".00", "");
    }

    private Transport others() {
        if (isOf("spi_host", "host" + place.host())) {
            return new Transport(TransportProtocol.SPI, "", "", "");
        }
        String node = nearest(FIREWIRE);
        return node == null ? null : new Transport(TransportProtocol.SBP, node, "", "");
    }

    /** The ancestor nearest to the device whose whole name matches, or null. */
    private String nearest(Pattern name) {
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            if (name.matcher(ancestors.get(i)).matches()) {
                return ancestors.get(i);
            }
        }
        return null;
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
