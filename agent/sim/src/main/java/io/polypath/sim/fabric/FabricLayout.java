package io.polypath.sim.fabric;

import io.polypath.agent.port.Clock;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.TargetPortGroup;
import io.polypath.sim.model.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A fabric of any shape: arrays that differ from each other, and ports that not every host reaches. Everything but groups counts from 0.
 *
 * @param adapters how each host adapter is connected
 * @param boxes the arrays, at most 256
 * @param paths what the hosts see, in the order in which the kernel finds it
 * @param latency of every port
 */
public record FabricLayout(List<Transport> adapters, List<Box> boxes, List<Way> paths, Latency latency) implements FabricModel {

    private static final int CAN_QUEUE = 1_024;

    /**
     * An array.
     *
     * @param profile of all its units
     * @param portGroups for each port its group, from 1 on without gaps
     * @param units at most 16,384
     */
    public record Box(ArrayProfile profile, List<Integer> portGroups, List<Unit> units) {

        public Box {
            portGroups = List.copyOf(portGroups);
            units = List.copyOf(units);
        }

        int groups() {
            return portGroups.stream().mapToInt(Integer::intValue).max().orElse(1);
        }
    }

    /**
     * A logical unit.
     *
     * @param wwid one that {@link LogicalUnit#canBe} is true of, or empty for one of the simulation's own
     * @param blocks its capacity, 1 or more
     * @param states its access state in each group of its array
     */
    public record Unit(String wwid, long blocks, List<AccessState> states) {

        public Unit {
            states = List.copyOf(states);
        }
    }

    /**
     * A path.
     *
     * @param name of the disk in the kernel, {@code sdk}, where it is free; or empty for whichever is
     */
    public record Way(int host, int array, int port, int unit, String name) {}

    public FabricLayout {
        adapters = List.copyOf(adapters);
        boxes = List.copyOf(boxes);
        paths = List.copyOf(paths);
    }

    @Override
    public int hosts() {
        return adapters.size();
    }

    @Override
    public int arrays() {
        return boxes.size();
    }

    @Override
    public int ports(int array) {
        return boxes.get(array).portGroups().size();
    }

    @Override
    public int units(int array) {
        return boxes.get(array).units().size();
    }

    @Override
    public int groups(int array) {
        return boxes.get(array).groups();
    }

    @Override
    public int groupOf(int array, int port) {
        return boxes.get(array).portGroups().get(port);
    }

    @Override
    public Fabric build(Clock clock, RandomGenerator random, KernelOptions options) {
        List<Array> built = new ArrayList<>();
        for (int index = 0; index < boxes.size(); index++) {
            built.add(array(index, boxes.get(index)));
        }
        List<HostAdapter> hosts = new ArrayList<>();
        for (int number = 0; number < adapters.size(); number++) {
            hosts.add(new HostAdapter(number, adapters.get(number), CAN_QUEUE));
        }
        Map<List<Integer>, Link> links = new HashMap<>();
        for (Way path : paths) {
            Array array = built.get(path.array());
            Link link = links.computeIfAbsent(List.of(path.host(), path.array(), path.port()),
                    _ -> hosts.get(path.host()).connect(array.ports().get(path.port())));
            link.map(Luns.kernelForm(path.unit()), array.units().get(path.unit())).wishName(path.name());
        }
        return new Fabric(clock, random, options, built, hosts);
    }

    private Array array(int index, Box box) {
        Array array = new Array(index, box.profile());
        List<TargetPortGroup> groups = new ArrayList<>();
        for (int id = 1; id <= box.groups(); id++) {
            groups.add(array.addGroup(id));
        }
        box.portGroups().forEach(id -> array.addPort(groups.get(id - 1), latency));
        for (Unit each : box.units()) {
            LogicalUnit unit = array.addUnit(each.blocks(), each.wwid());
            for (int place = 0; place < each.states().size(); place++) {
                unit.setState(groups.get(place), each.states().get(place));
            }
        }
        return array;
    }
}
