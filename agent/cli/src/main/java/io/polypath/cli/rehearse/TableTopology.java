package io.polypath.cli.rehearse;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.port.Hctl;
import io.polypath.cli.picture.MapView;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.picture.PortView;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.show.PathView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes a topology from the tables of a daemon, this host's or a recorded one's. */
public final class TableTopology {

    private static final String SCSI = "scsi:";

    private final Map<Integer, PortView> ports = new HashMap<>();
    private final List<TopologyPath> paths = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private TableTopology() {}

    /**
     * Reads the tables.
     *
     * @param source whose they are, in words
     * @param bindings the state file of that name, or null
     * @param wwids the state file of that name, or null; units of maps in the tables are known without it
     * @throws Failure when they cannot be read
     */
    public static Topology read(RuntimeFiles files, String source, byte[] bindings, byte[] wwids) throws Failure {
        Picture picture = Picture.read(files);
        TableTopology topology = new TableTopology();
        picture.ports().forEach(port -> topology.ports.put(port.row(), port));
        picture.paths().forEach(topology::add);
        Set<String> known = new TreeSet<>(TopologyStates.wwids(wwids));
        picture.maps().stream().map(MapView::wwid).forEach(known::add);
        return new Topology(source, topology.paths, known, TopologyStates.bindings(bindings), topology.notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!strange.isEmpty()) {
            notes.add("left out, since only SCSI disks are simulated: " + String.join(" ", strange));
        }
        if (!unknown.isEmpty()) {
            notes.add("left out, since nothing is known of their logical units: " + String.join(" ", unknown));
        }
        return notes;
    }

    private void add(PathView path) {
        Hctl address = Hctl.parse(path.address());
        String protocol = path.text(Field.PROTOCOL);
        if (address == null || !protocol.startsWith(SCSI)) {
            strange.add(path.name());
        } else if (path.wwid().isEmpty()) {
            unknown.add(path.name());
        } else {
            paths.add(of(path, address, protocol));
        }
    }

    private TopologyPath of(PathView path, Hctl address, String protocol) {
        PortView port = ports.get(PathRow.port(path.bytes()));
        String target = path.text(Field.TARGET_PORT);
        int blank = target.indexOf(' ');
        String node = port != null ? port.text(PortRow.Field.TARGET_NODE) : blank < 0 ? target : target.substring(0, blank);
        String name = port != null ? port.text(PortRow.Field.TARGET_PORT) : target;
        return new TopologyPath(
                path.name(),
                address.host(),
                port == null ? "" : port.text(PortRow.Field.ADAPTER),
                protocol,
                node,
                TopologyPath.port(address, node, name),
                path.wwid(),
                new TopologyPath.Identity(path.text(Field.VENDOR), path.text(Field.PRODUCT), path.text(Field.REVISION),
                        PathRow.tpgs(path.bytes()), path.text(Field.CHECKER)),
                PathRow.group(path.bytes()),
                PathRow.groupState(path.bytes()),
                PathRow.sizeBytes(path.bytes()));
    }
}
