package io.polypath.udev.sysfs;

import java.util.HashMap;
import java.util.Map;

/**
 * SCSI hosts and targets, each read once and remembered until {@link #forget}: a thousand disks that come together hang from a
 * handful of ports. Owned by one lane; every call may block.
 */
public final class ScsiTargets {

    private static final String PCI_PORT_DRIVER = "/pcieport";
    private static final String CCW_BUS = "/ccw";

    private final AttributeReader files;
    private final String root;
    private final Map<String, ScsiHost> hosts = new HashMap<>();
    private final Map<String, Transport> transports = new HashMap<>();

    /** @param root of sysfs, with a slash at its end */
    public ScsiTargets(AttributeReader files, String root) {
        this.files = files;
        this.root = root;
    }

    /** How the target of this place is attached. */
    public Transport transport(ScsiPlace place) {
        Transport known = transports.get(place.target());
        if (known == null) {
            known = new TransportReader(files, root, place).read();
            transports.put(place.target(), known);
        }
        return known;
    }

    /** The host of this place. */
    public ScsiHost host(ScsiPlace place) {
        String directory = place.hostDirectory();
        ScsiHost known = hosts.get(directory);
        if (known == null) {
            known = read(place.host(), directory);
            hosts.put(directory, known);
        }
        return known;
    }

    /** From now on everything is read again. */
    public void forget() {
        hosts.clear();
        transports.clear();
    }

    private ScsiHost read(int number, String directory) {
        return new ScsiHost(
                number,
                (int) Decimal.parse(text("scsi_host", number, "can_queue"), 0),
                busAddress(directory),
                text("iscsi_host", number, "ipaddress"),
                text("fc_host", number, "node_name"),
                text("fc_host", number, "port_name"));
    }

    private String text(String classOfHosts, int number, String attribute) {
        return files.text(AttributeReader.ANYWHERE, root + "class/" + classOfHosts + "/host" + number + "/" + attribute);
    }

    private String busAddress(String host) {
        int end = host.lastIndexOf('/');
        while (end > 0) {
            String ancestor = root + host.substring(0, end);
            boolean isAdapter = files.link(AttributeReader.ANYWHERE, ancestor + "/driver").endsWith(PCI_PORT_DRIVER)
                    || files.link(AttributeReader.ANYWHERE, ancestor + "/subsystem").endsWith(CCW_BUS);
            int start = host.lastIndexOf('/', end - 1);
            if (isAdapter) {
                return host.substring(start + 1, end);
            }
            end = start;
        }
        return "";
    }
}
