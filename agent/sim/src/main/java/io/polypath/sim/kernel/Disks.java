package io.polypath.sim.kernel;

import io.polypath.agent.port.Hctl;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The disks that the simulated kernel has found, by name and by address.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class Disks {

    private final DiskNumbers numbers = new DiskNumbers();
    private final Map<String, SimPath> byName = new HashMap<>();
    private final Map<String, SimPath> byNumbers = new HashMap<>();
    private final Map<Hctl, SimPath> byAddress = new HashMap<>();
    private final TreeMap<Long, SimPath> bySequence = new TreeMap<>();
    private final Map<HostAdapter, HostQueue> queues = new HashMap<>();

    Disks(List<HostAdapter> hosts) {
        hosts.forEach(host -> queues.put(host, new HostQueue(host)));
    }

    /** All disks that are present, oldest first. */
    public List<SimPath> all() {
        return new ArrayList<>(bySequence.values());
    }

    /** The disk with a kernel name, or null. */
    public SimPath named(String name) {
        return byName.get(name);
    }

    /** The disk with a device number {@code MAJOR:MINOR}, or null. */
    public SimPath numbered(String devT) {
        return byNumbers.get(devT);
    }

    /** The disk at an address, or null. */
    public SimPath at(Hctl address) {
        return byAddress.get(address);
    }

    /** The disk of a nexus, or null when the host has none for it. */
    public SimPath of(Nexus nexus) {
        return at(SimPath.addressOf(nexus));
    }

    /** The tags of a host. */
    public HostQueue queue(HostAdapter host) {
        return queues.get(host);
    }

    /** The present disk with a {@code diskseq}, or null. */
    SimPath ofSequence(long diskSequence) {
        return bySequence.get(diskSequence);
    }

    /** Gives a nexus its disk. The kernel's probing answers and so forgets pending unit attentions. */
    SimPath add(Nexus nexus) {
        SimPath path = new SimPath(nexus, numbers.take(nexus.wishedName()), numbers.nextSequence(), queue(nexus.link().host()));
        path.setSizeBytes(nexus.unit().blocks() * LogicalUnit.BLOCK_BYTES);
        while (nexus.attentions().take() != null) {
            // Each TEST UNIT READY of the probe takes one.
        }
        byName.put(path.name(), path);
        byNumbers.put(numbers(path), path);
        byAddress.put(path.address(), path);
        bySequence.put(path.key().diskSequence(), path);
        return path;
    }

    private static String numbers(SimPath path) {
        return path.key().major() + ":" + path.key().minor();
    }

    void remove(SimPath path) {
        path.setRemoved();
        byName.remove(path.name());
        byNumbers.remove(numbers(path));
        byAddress.remove(path.address());
        bySequence.remove(path.key().diskSequence());
        giveNameBack(path);
    }

    /** Frees the name of a removed disk once nobody has it open. */
    void giveNameBack(SimPath path) {
        if (path.forgotten()) {
            numbers.release(path.index());
        }
    }
}
