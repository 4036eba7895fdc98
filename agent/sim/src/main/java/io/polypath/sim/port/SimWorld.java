package io.polypath.sim.port;

import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.agent.port.Clock;
import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.MapEventPort;
import io.polypath.agent.port.PurgePort;
import io.polypath.agent.port.ScsiPort;
import io.polypath.agent.port.SurveyPort;
import io.polypath.agent.port.TransportEventPort;
import io.polypath.agent.port.UeventPort;
import io.polypath.agent.port.World;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.sim.fabric.Fabric;
import java.lang.foreign.Arena;
import java.util.Objects;
import java.util.function.Function;

/** The simulated fabric in place of the host's kernel. */
public final class SimWorld implements World {

    private final Fabric fabric;
    private final Function<Arena, ReadySignal> signals;

    private SimWorld(Fabric fabric, Function<Arena, ReadySignal> signals) {
        this.fabric = Objects.requireNonNull(fabric);
        this.signals = signals;
    }

    /** For lanes that are stepped under virtual time. */
    public static SimWorld stepped(Fabric fabric) {
        return new SimWorld(fabric, arena -> ReadySignal.none());
    }

    /** For lanes on threads of their own; the fabric is pumped. */
    public static SimWorld live(Fabric fabric) {
        return new SimWorld(fabric, ReadySignal::eventFd);
    }

    public Fabric fabric() {
        return fabric;
    }

    @Override
    public Clock clock() {
        return fabric.clock();
    }

    @Override
    public ScsiPort scsi(Arena arena, CommandSlab slab) {
        return new SimScsiPort(fabric, slab, signals.apply(arena));
    }

    @Override
    public BlockingScsiPort blockingScsi(Arena arena, CommandSlab slab) {
        return new SimBlockingScsiPort(fabric, slab);
    }

    @Override
    public UeventPort uevents(Arena arena, ReceiveSlots slots) {
        return new SimUeventPort(fabric, arena, slots, signals.apply(arena));
    }

    @Override
    public TransportEventPort transportEvents(Arena arena, ReceiveSlots slots) {
        return new SimTransportPort(fabric, slots, signals.apply(arena));
    }

    @Override
    public SurveyPort survey(Arena arena) {
        return new SimSurveyPort(fabric);
    }

    @Override
    public PurgePort purge(Arena arena) {
        return new SimPurgePort(fabric, arena);
    }

    @Override
    public DeviceMapperPort deviceMapper(Arena arena) {
        return new SimDeviceMapper(fabric);
    }

    @Override
    public MapEventPort mapEvents(Arena arena) {
        return new SimMapEventPort(fabric, signals.apply(arena));
    }

    @Override
    public AttributePort attributes(Arena arena) {
        return new SimAttributePort(fabric);
    }

    @Override
    public String description() {
        int disks;
        synchronized (fabric.lock()) {
            disks = fabric.kernel().disks().all().size();
        }
        return "a simulated fabric of " + count(fabric.arrays().size(), "array") + " and " + count(disks, "path");
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
