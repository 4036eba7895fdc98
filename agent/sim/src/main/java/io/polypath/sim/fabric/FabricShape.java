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
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.model.TargetPortGroup;
import io.polypath.sim.model.Tpgs;
import io.polypath.sim.model.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A regular fabric: all arrays are alike, and every host reaches every port. Ports alternate between two target port groups;
 * with ALUA, even logical units are optimized in the first group, odd ones in the second.
 *
 * @param arrays 0 to 256
 * @param unitsPerArray 0 to 16,384
 * @param pathsPerUnit 1 or more, a multiple of {@code hosts}
 * @param hosts host adapters, 1 or more
 * @param canQueue commands that each adapter carries
 * @param transport how the hosts are connected
 * @param latency of every port
 * @param profile of every array
 * @param unitBlocks capacity of every logical unit
 */
public record FabricShape(
        int arrays,
        int unitsPerArray,
        int pathsPerUnit,
        int hosts,
        int canQueue,
        Transport transport,
        Latency latency,
        ArrayProfile profile,
        long unitBlocks) implements FabricModel {

    private static final int FIRST_GROUP = 1;

    /** Two arrays with eight logical units on four paths each, over two Fibre Channel hosts. */
    public static final FabricShape DEFAULT = new FabricShape(
            2, 8, 4, 2, 1024, Transport.FCP, new Latency.Constant(200_000), ArrayProfile.DEFAULT, 20_971_520);

    public FabricShape {
        require(arrays >= 0 && arrays <= 256, "arrays", arrays);
        require(unitsPerArray >= 0 && unitsPerArray <= 16_384, "logical units", unitsPerArray);
        require(hosts >= 1, "hosts", hosts);
        require(pathsPerUnit >= 1 && pathsPerUnit % hosts == 0, "paths (a multiple of the hosts)", pathsPerUnit);
        require(canQueue >= 1, "tags", canQueue);
        require(unitBlocks >= 1, "blocks", unitBlocks);
    }

    /** Target port groups of each array: two where ports can differ, else one. */
    public int groupsPerArray() {
        return (profile.tpgs() != Tpgs.NONE || profile.controllers().comeInPairs()) && pathsPerUnit / hosts > 1 ? 2 : 1;
    }

    @Override
    public int ports(int array) {
        return pathsPerUnit / hosts;
    }

    @Override
    public int units(int array) {
        return unitsPerArray;
    }

    @Override
    public int groups(int array) {
        return groupsPerArray();
    }

    @Override
    public int groupOf(int array, int port) {
        return groupsPerArray() > 1 ? FIRST_GROUP + port % 2 : FIRST_GROUP;
    }

    @Override
    public Fabric build(Clock clock, RandomGenerator random, KernelOptions options) {
        List<Array> built = new ArrayList<>();
        for (int index = 0; index < arrays; index++) {
            built.add(array(index));
        }
        List<HostAdapter> adapters = new ArrayList<>();
        for (int number = 0; number < hosts; number++) {
            adapters.add(adapter(number, built));
        }
        return new Fabric(clock, random, options, built, adapters);
    }

    public FabricShape withSize(int newArrays, int newUnitsPerArray, int newPathsPerUnit, int newHosts) {
        return new FabricShape(
                newArrays, newUnitsPerArray, newPathsPerUnit, newHosts, canQueue, transport, latency, profile, unitBlocks);
    }

    public FabricShape withTransport(Transport newTransport) {
        return new FabricShape(
                arrays, unitsPerArray, pathsPerUnit, hosts, canQueue, newTransport, latency, profile, unitBlocks);
    }

    public FabricShape withLatency(Latency newLatency) {
        return new FabricShape(
                arrays, unitsPerArray, pathsPerUnit, hosts, canQueue, transport, newLatency, profile, unitBlocks);
    }

    public FabricShape withProfile(ArrayProfile newProfile) {
        return new FabricShape(
                arrays, unitsPerArray, pathsPerUnit, hosts, canQueue, transport, latency, newProfile, unitBlocks);
    }

    public FabricShape withCanQueue(int tags) {
        return new FabricShape(
                arrays, unitsPerArray, pathsPerUnit, hosts, tags, transport, latency, profile, unitBlocks);
    }

    private Array array(int index) {
        Array array = new Array(index, profile);
        int ports = pathsPerUnit / hosts;
        boolean asymmetric = groupsPerArray() > 1;
        TargetPortGroup first = array.addGroup(FIRST_GROUP);
        TargetPortGroup second = asymmetric ? array.addGroup(FIRST_GROUP + 1) : first;
        for (int port = 0; port < ports; port++) {
            array.addPort(port % 2 == 0 ? first : second, latency);
        }
        for (int number = 0; number < unitsPerArray; number++) {
            LogicalUnit unit = array.addUnit(unitBlocks);
            if (asymmetric) {
                unit.setState(number % 2 == 0 ? second : first, AccessState.NON_OPTIMIZED);
            }
        }
        return array;
    }

    private HostAdapter adapter(int number, List<Array> built) {
        HostAdapter adapter = new HostAdapter(number, transport, canQueue);
        for (Array array : built) {
            for (TargetPort port : array.ports()) {
                Link link = adapter.connect(port);
                array.units().forEach(unit -> link.map(Luns.kernelForm(unit.number()), unit));
            }
        }
        return adapter;
    }

    private static void require(boolean holds, String what, long value) {
        if (!holds) {
            throw new IllegalArgumentException("not a number of " + what + ": " + value);
        }
    }
}
