package io.polypath.cli.rehearse;

import io.polypath.sim.fabric.FabricLayout;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A simulated fabric of a host's shape: the same arrays, ports, logical units and paths, under the numbers that scripts use. The first
 * array is the one with most paths, and the first host, port and unit belong together, so that scenarios, which begin there, meet
 * something. Immutable once made.
 */
public final class Likeness {

    /** As many as a fabric takes. */
    private static final int MOST_ARRAYS = 256;

    private static final int MOST_UNITS = 16_384;

    private final Topology topology;
    private final List<LikeArray> arrays = new ArrayList<>();
    private final Map<TopologyPath, LikeArray> arrayOf = new HashMap<>();
    private final Map<Integer, Integer> hosts = new LinkedHashMap<>();
    private final Map<String, String> standIns = new HashMap<>();
    private final List<String> notes;

    /**
     * A part of the fabric.
     *
     * @param name in scripts, for instance {@code array0:port1}
     * @param standsFor what it is on the host
     */
    public record Part(String name, String standsFor) {}

    private Likeness(Topology topology) {
        this.topology = topology;
        notes = new ArrayList<>(topology.notes());
    }

    public static Likeness of(Topology topology) {
        Likeness likeness = new Likeness(topology);
        likeness.findArrays();
        likeness.numberHosts();
        likeness.arrays.forEach(array -> array.number(likeness.firstHostOf(array)));
        likeness.arrays.stream().flatMap(array -> array.units().stream()).forEach(likeness::standIn);
        if (!likeness.standIns.isEmpty()) {
            likeness.notes.add("have another WWID in the rehearsal: " + String.join(" ", new TreeSet<>(likeness.standIns.keySet())));
        }
        return likeness;
    }

    /** Where the shape comes from, in words. */
    public String source() {
        return topology.source();
    }

    /** What is not as on the host, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    public boolean isEmpty() {
        return arrays.isEmpty();
    }

    /** The fabric. */
    public FabricLayout layout(Latency latency) {
        Map<Integer, Transport> transports = new TreeMap<>();
        List<FabricLayout.Way> ways = new ArrayList<>();
        Set<List<Integer>> seen = new HashSet<>();
        for (TopologyPath path : topology.paths()) {
            LikeArray array = arrayOf.get(path);
            if (array == null) {
                continue;
            }
            int host = hosts.get(path.host());
            transports.putIfAbsent(host, transport(path.protocol()));
            FabricLayout.Way way = new FabricLayout.Way(host, arrays.indexOf(array), array.port(path), array.unit(path), path.name());
            if (seen.add(List.of(way.host(), way.array(), way.port(), way.unit()))) {
                ways.add(way);
            }
        }
        List<FabricLayout.Box> boxes = arrays.stream().map(array -> array.layout(this::wwid)).toList();
        return new FabricLayout(List.copyOf(transports.values()), boxes, ways, latency);
    }

    /** What the names in scripts stand for: hosts, arrays, their ports and logical units. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        hosts.forEach((number, index) -> parts.add(new Part("host" + index, ("host" + number + " " + adapter(number)).strip())));
        for (int index = 0; index < arrays.size(); index++) {
            String name = "array" + index;
            LikeArray array = arrays.get(index);
            parts.add(new Part(name, array.title()));
            List<String> ports = array.ports();
            List<String> units = array.units();
            for (int port = 0; port < ports.size(); port++) {
                parts.add(new Part(name + ":port" + port, ports.get(port)));
            }
            for (int unit = 0; unit < units.size(); unit++) {
                parts.add(new Part(name + ":lun" + unit, units.get(unit)));
            }
        }
        return parts;
    }

    /** Lines of {@code bindings} for the rehearsal. */
    List<String> bindings() {
        return topology.bindings().stream().map(line -> line.split("\\s+")).map(words -> words[0] + " " + wwid(words[1])).toList();
    }

    /** WWIDs that count as known in the rehearsal; empty for all. */
    Set<String> known() {
        Set<String> known = new TreeSet<>();
        topology.known().forEach(wwid -> known.add(wwid(wwid)));
        return known;
    }

    private String wwid(String wwid) {
        return standIns.getOrDefault(wwid, wwid);
    }

    private void standIn(String wwid) {
        if (!LogicalUnit.canBe(wwid)) {
            standIns.putIfAbsent(wwid, "3602050600000ffff%016x".formatted(standIns.size() + 1));
        }
    }

    private void findArrays() {
        Map<String, String> above = new HashMap<>();
        for (TopologyPath path : topology.paths()) {
            join(above, "port " + path.port(), "unit " + path.wwid());
        }
        Map<List<Object>, LikeArray> found = new LinkedHashMap<>();
        for (TopologyPath path : topology.paths()) {
            List<Object> key = List.of(root(above, "port " + path.port()), path.identity());
            found.computeIfAbsent(key, _ -> new LikeArray(path.identity())).add(path);
        }
        found.values().stream().sorted((a, b) -> Integer.compare(b.paths().size(), a.paths().size())).forEach(array -> {
            long units = array.paths().stream().map(TopologyPath::wwid).distinct().count();
            if (arrays.size() < MOST_ARRAYS && units <= MOST_UNITS) {
                arrays.add(array);
                array.paths().forEach(path -> arrayOf.put(path, array));
            } else {
                notes.add("left out, since a fabric takes no more: " + array.title());
            }
        });
    }

    private void numberHosts() {
        for (LikeArray array : arrays) {
            array.paths().stream().map(TopologyPath::host).sorted().forEach(host -> hosts.putIfAbsent(host, hosts.size()));
        }
    }

    private int firstHostOf(LikeArray array) {
        return array.paths().stream().map(TopologyPath::host).min((a, b) -> Integer.compare(hosts.get(a), hosts.get(b))).orElseThrow();
    }

    private String adapter(int host) {
        return topology.paths().stream().filter(path -> path.host() == host).findFirst().orElseThrow().adapter();
    }

    /** What is neither Fibre Channel nor iSCSI has no transport that gives up by itself, like SAS. */
    private static Transport transport(String protocol) {
        return switch (protocol) {
            case "scsi:fcp" -> Transport.FCP;
            case "scsi:iscsi" -> Transport.ISCSI;
            default -> Transport.SAS;
        };
    }

    private static void join(Map<String, String> above, String one, String other) {
        String root = root(above, one);
        String under = root(above, other);
        if (!root.equals(under)) {
            above.put(under, root);
        }
    }

    private static String root(Map<String, String> above, String each) {
        String root = each;
        while (above.containsKey(root)) {
            root = above.get(root);
        }
        if (!root.equals(each)) {
            above.put(each, root);
        }
        return root;
    }
}
