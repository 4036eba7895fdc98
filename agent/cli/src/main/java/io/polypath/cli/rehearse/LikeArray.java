package io.polypath.cli.rehearse;

import io.polypath.sim.fabric.FabricLayout;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Controllers;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Tpgs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An array in the making that is like one of a host: whatever shares target ports or logical units, and calls itself the same. Ports and
 * units are numbered in the order in which they are first seen. Owned by one thread.
 */
final class LikeArray {

    private static final int VENDOR_BYTES = 8;
    private static final int PRODUCT_BYTES = 16;
    private static final int REVISION_BYTES = 4;

    private final TopologyPath.Identity identity;
    private final List<TopologyPath> paths = new ArrayList<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Integer> units = new LinkedHashMap<>();

    LikeArray(TopologyPath.Identity identity) {
        this.identity = identity;
    }

    void add(TopologyPath path) {
        paths.add(path);
    }

    List<TopologyPath> paths() {
        return paths;
    }

    /** Numbers ports and units, those first that a host reaches. */
    void number(int firstHost) {
        for (boolean first : new boolean[] {true, false}) {
            for (TopologyPath path : paths) {
                if ((path.host() == firstHost) == first) {
                    ports.putIfAbsent(path.port(), ports.size());
                    units.putIfAbsent(path.wwid(), units.size());
                }
            }
        }
    }

    int port(TopologyPath path) {
        return ports.get(path.port());
    }

    int unit(TopologyPath path) {
        return units.get(path.wwid());
    }

    /** In their order. */
    List<String> ports() {
        return List.copyOf(ports.keySet());
    }

    /** WWIDs in their order. */
    List<String> units() {
        return List.copyOf(units.keySet());
    }

    /** What it calls itself, and its name where it has one for all its ports. */
    String title() {
        List<String> nodes = paths.stream().map(TopologyPath::node).distinct().toList();
        String name = nodes.size() == 1 ? " " + nodes.getFirst() : "";
        return (identity.vendor() + " " + identity.product() + name).strip();
    }

    /** @param wwid what a unit's WWID becomes */
    FabricLayout.Box layout(UnaryOperator<String> wwid) {
        List<Integer> groups = groups();
        Map<Integer, Integer> numbers = numbers(groups);
        List<Integer> portGroups = groups.stream().map(numbers::get).toList();
        List<FabricLayout.Unit> boxUnits = units.keySet().stream().map(unit -> unit(unit, wwid.apply(unit), portGroups)).toList();
        return new FabricLayout.Box(profile(), portGroups, boxUnits);
    }

    /** Each port's target port group: the one that most of its paths are in. Groups may have other numbers for other units. */
    private List<Integer> groups() {
        return ports.keySet().stream()
                .map(port -> paths.stream().filter(path -> path.port().equals(port))
                        .collect(Collectors.groupingBy(TopologyPath::group, LinkedHashMap::new, Collectors.counting())))
                .map(counts -> counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey())
                .toList();
    }

    /** Numbers from 1 on, in the order of the groups' own; groups that are not known are one. */
    private static Map<Integer, Integer> numbers(List<Integer> groups) {
        Map<Integer, Integer> numbers = new HashMap<>();
        new TreeSet<>(groups).forEach(group -> numbers.put(group, numbers.size() + 1));
        return numbers;
    }

    private FabricLayout.Unit unit(String unit, String wwid, List<Integer> portGroups) {
        AccessState[] states = new AccessState[portGroups.stream().mapToInt(Integer::intValue).max().orElse(1)];
        Arrays.fill(states, AccessState.OPTIMIZED);
        long bytes = LogicalUnit.BLOCK_BYTES;
        for (TopologyPath path : paths) {
            if (path.wwid().equals(unit)) {
                bytes = Math.max(bytes, path.sizeBytes());
                states[portGroups.get(port(path)) - 1] = state(path.state());
            }
        }
        return new FabricLayout.Unit(wwid, bytes / LogicalUnit.BLOCK_BYTES, List.of(states));
    }

    /** A state that is not known, or is over in a moment, is as good as the best. */
    private static AccessState state(int code) {
        return Arrays.stream(AccessState.values())
                .filter(state -> state.code() == code && state != AccessState.TRANSITIONING)
                .findFirst().orElse(AccessState.OPTIMIZED);
    }

    private ArrayProfile profile() {
        ArrayProfile profile = ArrayProfile.DEFAULT.withNames(cut(identity.vendor(), VENDOR_BYTES), cut(identity.product(), PRODUCT_BYTES),
                cut(identity.revision(), REVISION_BYTES));
        Tpgs tpgs = Arrays.stream(Tpgs.values()).filter(each -> each.code() == identity.tpgs()).findFirst().orElse(Tpgs.NONE);
        Controllers controllers = switch (identity.checker()) {
            case "rdac" -> Controllers.RDAC;
            case "emc_clariion" -> Controllers.CLARIION;
            case "hp_sw" -> Controllers.HP_SW;
            default -> Controllers.STANDARD;
        };
        return tpgs == Tpgs.NONE && controllers != Controllers.STANDARD ? profile.withControllers(controllers) : profile.withTpgs(tpgs);
    }

    private static String cut(String text, int bytes) {
        String ascii = text.replaceAll("[^ -~]", "?");
        return ascii.substring(0, Math.min(bytes, ascii.length()));
    }
}
