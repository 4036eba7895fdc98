package io.polypath.tests.sim;

import io.polypath.agent.listen.KernelUeventPort;
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

/**
 * A simulated fabric whose events come over the real kernel's netlink sockets, those of the network namespace of the thread that
 * makes the port. What happens to the fabric is told to nobody; a test sends the events that it wants.
 */
record NetlinkWorld(World fabric, int bufferBytes) implements World {

    @Override
    public UeventPort uevents(Arena arena, ReceiveSlots slots) {
        return new KernelUeventPort(arena, slots, bufferBytes);
    }

    @Override
    public Clock clock() {
        return fabric.clock();
    }

    @Override
    public ScsiPort scsi(Arena arena, CommandSlab slab) {
        return fabric.scsi(arena, slab);
    }

    @Override
    public BlockingScsiPort blockingScsi(Arena arena, CommandSlab slab) {
        return fabric.blockingScsi(arena, slab);
    }

    @Override
    public TransportEventPort transportEvents(Arena arena, ReceiveSlots slots) {
        return fabric.transportEvents(arena, slots);
    }

    @Override
    public SurveyPort survey(Arena arena) {
        return fabric.survey(arena);
    }

    @Override
    public PurgePort purge(Arena arena) {
        return fabric.purge(arena);
    }

    @Override
    public DeviceMapperPort deviceMapper(Arena arena) {
        return fabric.deviceMapper(arena);
    }

    @Override
    public MapEventPort mapEvents(Arena arena) {
        return fabric.mapEvents(arena);
    }

    @Override
    public AttributePort attributes(Arena arena) {
        return fabric.attributes(arena);
    }

    @Override
    public String description() {
        return fabric.description() + ", told over netlink";
    }
}
