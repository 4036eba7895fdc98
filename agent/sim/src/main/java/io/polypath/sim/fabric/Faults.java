package io.polypath.sim.fabric;

import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.mapper.MapperCall;
import io.polypath.sim.mapper.MapperGate;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Effect;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.Layers;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Mapping;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Rule;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.model.TargetPortGroup;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What can go wrong, one method each. Every method takes effect now and returns the way back.
 *
 * <p>Any thread; the fabric's lock is taken.
 */
public final class Faults {

    private final Fabric fabric;

    Faults(Fabric fabric) {
        this.fabric = fabric;
    }

    /** A port of an array loses its link, to all hosts. Heals to a link that is up again. */
    public Fault portDown(TargetPort port, LinkLoss loss) {
        return linksDown("port down: " + port, linksOf(port), _ -> loss);
    }

    /** As {@link #portDown(TargetPort, LinkLoss)}, as long as the host's time-outs say at that moment. */
    public Fault portLost(TargetPort port) {
        return linksDown("port lost: " + port, linksOf(port), this::configured);
    }

    /** As {@link #portDown(TargetPort, LinkLoss)}, with what is usual for the transport. */
    public Fault portDown(TargetPort port) {
        return portDown(port, LinkLoss.usual(fabric.hosts().getFirst().transport()));
    }

    /** A host adapter loses its link, to all targets. */
    public Fault hostDown(HostAdapter host, LinkLoss loss) {
        return linksDown("host down: " + host, host.links(), _ -> loss);
    }

    /** As {@link #hostDown}, as long as its time-outs say at that moment. */
    public Fault hostLost(HostAdapter host) {
        return linksDown("host lost: " + host, host.links(), this::configured);
    }

    /** One host loses one target port, as a changed zone does. */
    public Fault linkDown(Link link, LinkLoss loss) {
        return linksDown("link down: " + link, List.of(link), _ -> loss);
    }

    /** A logical unit is no longer mapped: its disks stay, and get 05/25/00 or what {@code absent} says. */
    public Fault unmap(Collection<Nexus> nexuses, AbsentUnit absent, Notice notice) {
        return remapped("unmapped: " + nexuses, nexuses, new Mapping(null, absent), notice);
    }

    /** As {@link #unmap(Collection, AbsentUnit, Notice)}, on all paths and with the standard's answer. */
    public Fault unmap(LogicalUnit unit) {
        return locked(() -> unmap(fabric.nexuses(unit), AbsentUnit.NOT_SUPPORTED, Notice.SILENT));
    }

    /** The same logical unit number now leads to another logical unit, whose data are somebody else's. */
    public Fault remap(Collection<Nexus> nexuses, LogicalUnit other, Notice notice) {
        Mapping mapping = new Mapping(other, AbsentUnit.NOT_SUPPORTED);
        return remapped("remapped to " + other + ": " + nexuses, nexuses, mapping, notice);
    }

    /**
     * A target port group changes its state for one logical unit. Every nexus of the unit gets 2A/06 when the transition begins
     * and when it ends.
     *
     * @param transitionNs how long the group is transitioning, 0 for not at all
     */
    public Fault transition(LogicalUnit unit, TargetPortGroup group, AccessState to, long transitionNs) {
        return locked(() -> {
            AccessTransition transition = new AccessTransition(fabric, unit, group);
            transition.begin(to, transitionNs);
            return fault(unit + " " + group + " becomes " + to, transition::undo);
        });
    }

    /** A target port group changes its state for all logical units of its array. */
    public Fault transition(Array array, TargetPortGroup group, AccessState to, long transitionNs) {
        return locked(() -> {
            List<Fault> parts =
                    array.units().stream().map(unit -> transition(unit, group, to, transitionNs)).toList();
            return Fault.together(fabric, array + ":" + group + " becomes " + to, parts);
        });
    }

    /** Commands are not answered. Healing answers those that still hang; what hangs longer ends at the kernel's timeout. */
    public Fault hang(Collection<Nexus> nexuses, Opcodes opcodes) {
        return locked(() -> {
            Rule rule = new Rule(opcodes, new Effect.Hang(), Rule.ALWAYS);
            nexuses.forEach(nexus -> nexus.rules().add(rule));
            return fault("hangs: " + nexuses, () -> unhang(nexuses, rule));
        });
    }

    /** Answers take longer. With a wide range they also come in another order than the commands were sent. */
    public Fault slow(Collection<Nexus> nexuses, Latency extra) {
        return impose("slow: " + nexuses, nexuses, new Rule(Opcodes.ANY, new Effect.Delay(extra), Rule.ALWAYS));
    }

    /** The next commands are refused with a sense. */
    public Fault refuse(Collection<Nexus> nexuses, Opcodes opcodes, Sense sense, int times) {
        return impose("answers " + sense + ": " + nexuses, nexuses, new Rule(opcodes, new Effect.Refuse(sense), times));
    }

    /** The next commands end with a status and no sense. */
    public Fault answerStatus(Collection<Nexus> nexuses, Opcodes opcodes, int status, int times) {
        return impose("status: " + nexuses, nexuses, new Rule(opcodes, new Effect.AnswerStatus(status), times));
    }

    /** The next commands are ended by the host adapter. */
    public Fault failInHost(Collection<Nexus> nexuses, Opcodes opcodes, int hostStatus, int times) {
        return impose("host status: " + nexuses, nexuses, new Rule(opcodes, new Effect.FailInHost(hostStatus), times));
    }

    /** Data arrive damaged. */
    public Fault damageData(Collection<Nexus> nexuses, Opcodes opcodes, Damage damage) {
        Rule rule = new Rule(opcodes, new Effect.DamageData(damage), Rule.ALWAYS);
        return impose("damaged data: " + nexuses, nexuses, rule);
    }

    /** Sense arrives damaged. */
    public Fault damageSense(Collection<Nexus> nexuses, Opcodes opcodes, Damage damage) {
        Rule rule = new Rule(opcodes, new Effect.DamageSense(damage), Rule.ALWAYS);
        return impose("damaged sense: " + nexuses, nexuses, rule);
    }

    /** A unit attention condition is established. It is not undone: healing forgets it where it has not been reported. */
    public Fault attention(Collection<Nexus> nexuses, Sense condition) {
        return locked(() -> {
            nexuses.forEach(nexus -> nexus.attentions().raise(condition));
            return fault(condition + ": " + nexuses, () -> nexuses.forEach(n -> n.attentions().clear(condition)));
        });
    }

    /** Another initiator reserves a logical unit. */
    public Fault reserve(LogicalUnit unit) {
        return locked(() -> {
            unit.reserve(null);
            return fault("reserved elsewhere: " + unit, unit::releaseReservation);
        });
    }

    /** A logical unit changes its size; every nexus gets 2A/09. The kernel's view changes only when it reads it again. */
    public Fault resize(LogicalUnit unit, long blocks) {
        return locked(() -> {
            long before = unit.blocks();
            setBlocks(unit, blocks);
            return fault("resized: " + unit, () -> setBlocks(unit, before));
        });
    }

    /** An administrator, or error handling, sets the device's state to {@code offline}. */
    public Fault offline(SimPath path) {
        return locked(() -> {
            fabric.kernel().setOffline(path, true, fabric.nowNs());
            return fault("offline: " + path, () -> fabric.kernel().setOffline(path, false, fabric.nowNs()));
        });
    }

    /** The disk has no SCSI generic node. Handles that are open stay so. */
    public Fault withoutGeneric(SimPath path) {
        return locked(() -> {
            path.setGeneric(false);
            return fault("no sg node: " + path, () -> path.setGeneric(true));
        });
    }

    /** The kernel removes a disk. Healing scans for it; it comes back under another name and sequence number. */
    public Fault delete(SimPath path) {
        return locked(() -> {
            fabric.kernel().remove(path, fabric.nowNs());
            return fault("deleted: " + path, () -> fabric.kernel().scan(path.nexus(), fabric.nowNs()));
        });
    }

    /** The array gets one more logical unit, which is mapped everywhere and found. Healing unmaps and removes it. */
    public Fault hotAdd(Array array, long blocks) {
        return locked(() -> {
            LogicalUnit unit = array.addUnit(blocks);
            List<Nexus> nexuses = fabric.links().stream()
                    .filter(link -> link.port().array() == array)
                    .map(link -> link.map(Luns.kernelForm(unit.number()), unit))
                    .toList();
            nexuses.forEach(nexus -> fabric.kernel().scan(nexus, fabric.nowNs()));
            return fault("added: " + unit, () -> nexuses.forEach(this::withdraw));
        });
    }

    /** Submissions fail. */
    public Fault submitError(SimPath path, int errno, int times) {
        return locked(() -> {
            path.failSubmissions(errno, times);
            return fault("submit error " + errno + ": " + path, () -> path.failSubmissions(0, 0));
        });
    }

    /** The next device events are lost; the sockets report an overrun when {@code told}. */
    public Fault loseEvents(int count, boolean told) {
        return locked(() -> {
            fabric.kernel().feed().lose(count, told);
            return fault(count + " events lost", () -> fabric.kernel().feed().lose(0, false));
        });
    }

    /** Udev takes longer: its events come this much after the kernel's, and its database knows later. */
    public Fault udevLate(long delayNs) {
        return locked(() -> {
            Layers.Layer<Long> layer = fabric.kernel().udev().delayNs().lay(delayNs);
            return fault("udev late", () -> fabric.kernel().udev().delayNs().lift(layer));
        });
    }

    /** Deleting a device sleeps in the kernel until this is healed. */
    public Fault blockDeletes() {
        return locked(() -> {
            fabric.kernel().deleteGate().close();
            return fault("deletes block", fabric.kernel().deleteGate()::open);
        });
    }

    /** The next calls of device-mapper fail. @param uuid of the map; null for every map */
    public Fault mapperError(MapperCall call, String uuid, int errno, int times) {
        return locked(() -> {
            MapperGate.Rule rule = fabric.kernel().mapper().gate().fail(call, uuid, errno, times);
            return fault("device-mapper " + call + " fails with " + errno, () -> fabric.kernel().mapper().gate().lift(rule));
        });
    }

    /** Calls of device-mapper sleep in the kernel until this is healed, as a suspend does behind I/O that hangs. */
    public Fault mapperHangs(MapperCall call, String uuid) {
        return locked(() -> {
            MapperGate.Rule rule = fabric.kernel().mapper().gate().hang(call, uuid);
            return fault("device-mapper " + call + " hangs", () -> fabric.kernel().mapper().gate().lift(rule));
        });
    }

    private List<Link> linksOf(TargetPort port) {
        return fabric.links().stream().filter(link -> link.port() == port).toList();
    }

    private LinkLoss configured(Link link) {
        return LinkLoss.configured(link, fabric.kernel().attributes());
    }

    private Fault linksDown(String what, Collection<Link> links, Function<Link, LinkLoss> loss) {
        return locked(() -> {
            links.forEach(link -> fabric.kernel().linkDown(link, loss.apply(link), fabric.nowNs()));
            return fault(what, () -> links.forEach(link -> fabric.kernel().linkUp(link, fabric.nowNs())));
        });
    }

    private Fault remapped(String what, Collection<Nexus> nexuses, Mapping mapping, Notice notice) {
        return locked(() -> {
            Map<Nexus, Layers.Layer<Mapping>> layers = new LinkedHashMap<>();
            nexuses.forEach(nexus -> layers.put(nexus, nexus.mapping().lay(mapping)));
            nexuses.forEach(nexus -> tell(nexus, notice));
            return fault(what, () -> layers.forEach((nexus, layer) -> {
                nexus.mapping().lift(layer);
                tell(nexus, notice);
            }));
        });
    }

    private static void tell(Nexus nexus, Notice notice) {
        switch (notice) {
            case SILENT -> {
                // That is the point of it.
            }
            case INQUIRY_CHANGED -> nexus.attentions().raise(notice.attention());
            case LUNS_CHANGED -> nexus.link().nexuses().forEach(each -> each.attentions().raise(notice.attention()));
        }
    }

    private Fault impose(String what, Collection<Nexus> nexuses, Rule rule) {
        return locked(() -> {
            nexuses.forEach(nexus -> nexus.rules().add(rule));
            return fault(what, () -> nexuses.forEach(nexus -> nexus.rules().remove(rule)));
        });
    }

    private void unhang(Collection<Nexus> nexuses, Rule rule) {
        for (Nexus nexus : nexuses) {
            nexus.rules().remove(rule);
            SimPath path = fabric.kernel().disks().of(nexus);
            if (path != null) {
                fabric.kernel().midlayer().heal(path, rule, fabric.nowNs());
            }
        }
    }

    private void setBlocks(LogicalUnit unit, long blocks) {
        unit.setBlocks(blocks);
        fabric.nexuses(unit).forEach(nexus -> nexus.attentions().raise(Sense.CAPACITY_CHANGED));
    }

    private void withdraw(Nexus nexus) {
        nexus.mapping().setBase(new Mapping(null, AbsentUnit.NOT_SUPPORTED));
        SimPath path = fabric.kernel().disks().of(nexus);
        if (path != null) {
            fabric.kernel().remove(path, fabric.nowNs());
        }
    }

    private Fault fault(String what, Runnable remedy) {
        return new Fault(fabric.lock(), what, remedy);
    }

    private Fault locked(Supplier<Fault> change) {
        synchronized (fabric.lock()) {
            Fault fault = change.get();
            fabric.lock().notifyAll();
            return fault;
        }
    }
}
