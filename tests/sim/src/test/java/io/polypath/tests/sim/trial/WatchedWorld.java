package io.polypath.tests.sim.trial;

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
import io.polypath.sim.port.SimWorld;
import java.lang.foreign.Arena;

/** The simulated fabric with a witness at each port through which the daemon acts. */
final class WatchedWorld implements World {

    private final Fabric fabric;
    private final World world;
    private final Witness witness;

    WatchedWorld(Fabric fabric, Witness witness) {
        this.fabric = fabric;
        this.witness = witness;
        world = SimWorld.stepped(fabric);
    }

    @Override
    public Clock clock() {
        return world.clock();
    }

    @Override
    public ScsiPort scsi(Arena arena, CommandSlab slab) {
        return new WatchedScsi(fabric, world.scsi(arena, slab), slab, witness);
    }

    @Override
    public BlockingScsiPort blockingScsi(Arena arena, CommandSlab slab) {
        return new WatchedBlockingScsi(fabric, world.blockingScsi(arena, slab), slab, witness);
    }

    @Override
    public UeventPort uevents(Arena arena, ReceiveSlots slots) {
        return world.uevents(arena, slots);
    }

    @Override
    public TransportEventPort transportEvents(Arena arena, ReceiveSlots slots) {
        return world.transportEvents(arena, slots);
    }

    @Override
    public SurveyPort survey(Arena arena) {
        return world.survey(arena);
    }

    @Override
    public PurgePort purge(Arena arena) {
        return new WatchedPurge(fabric, world.purge(arena), witness);
    }

    @Override
    public DeviceMapperPort deviceMapper(Arena arena) {
        return new WatchedMapper(fabric, world.deviceMapper(arena), witness);
    }

    @Override
    public MapEventPort mapEvents(Arena arena) {
        return world.mapEvents(arena);
    }

    @Override
    public AttributePort attributes(Arena arena) {
        return world.attributes(arena);
    }

    @Override
    public String description() {
        return world.description() + ", watched";
    }
}
