package io.polypath.sim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A SCSI host of the simulated machine.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class HostAdapter {

    private static final long NODE_NAMES = 0x2000_5020_5000_0000L;
    private static final long PORT_NAMES = 0x2100_5020_5000_0000L;

    private final int number;
    private final Transport transport;
    private final int canQueue;
    private final List<Link> links = new ArrayList<>();

    /**
     * @param number SCSI host number, 0 or more
     * @param canQueue how many commands the adapter carries at once, 1 or more
     */
    public HostAdapter(int number, Transport transport, int canQueue) {
        if (number < 0 || canQueue < 1) {
            throw new IllegalArgumentException("host " + number + " with " + canQueue + " tags");
        }
        this.number = number;
        this.transport = Objects.requireNonNull(transport);
        this.canQueue = canQueue;
    }

    /** Connects the adapter to a target port, which becomes its next target. */
    public Link connect(TargetPort port) {
        Link link = new Link(this, port, links.size());
        links.add(link);
        return link;
    }

    public int number() {
        return number;
    }

    public Transport transport() {
        return transport;
    }

    /** What the adapter hangs from: a PCI port, or for iSCSI the initiator's address. */
    public String adapterName() {
        return switch (transport) {
            case FCP, SAS -> String.format("0000:%02x:00.0", number);
            case ISCSI -> "10.1.0." + number;
        };
    }

    /** Node name of an FC host; empty for other transports. */
    public String nodeName() {
        return fibreChannelName(NODE_NAMES);
    }

    /** Port name of an FC host; empty for other transports. */
    public String portName() {
        return fibreChannelName(PORT_NAMES);
    }

    private String fibreChannelName(long first) {
        return transport == Transport.FCP ? String.format("0x%016x", first + number) : "";
    }

    public int canQueue() {
        return canQueue;
    }

    /** The adapter's I_T nexuses by target id. Only {@link #connect} adds to it. */
    public List<Link> links() {
        return links;
    }

    /** The adapter's name in sysfs, for instance {@code host3}. */
    @Override
    public String toString() {
        return "host" + number;
    }
}
