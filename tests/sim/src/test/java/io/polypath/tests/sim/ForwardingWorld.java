package io.polypath.tests.sim;

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
import java.lang.foreign.Arena;

/** Another world's ports, of which a subclass puts some of its own in their places. */
public abstract class ForwardingWorld implements World {

    protected final World world;

    protected ForwardingWorld(World world) {
        this.world = world;
    }

    @Override
    public Clock clock() {
        return world.clock();
    }

    @Override
    public ScsiPort scsi(Arena arena, CommandSlab slab) {
        return world.scsi(arena, slab);
    }

    @Override
    public BlockingScsiPort blockingScsi(Arena arena, CommandSlab slab) {
        return world.blockingScsi(arena, slab);
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
        return world.purge(arena);
    }

    @Override
    public DeviceMapperPort deviceMapper(Arena arena) {
        return world.deviceMapper(arena);
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
        return world.description();
    }
}
