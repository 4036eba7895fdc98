package io.polypath.tests.sim.trial;

import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.agent.port.DeviceMapperPort;
import io.polypath.agent.port.PurgePort;
import io.polypath.agent.port.ScsiPort;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.port.SimWorld;
import io.polypath.tests.sim.ForwardingWorld;
import java.lang.foreign.Arena;

/** The simulated fabric with a witness at each port through which the daemon acts. */
final class WatchedWorld extends ForwardingWorld {

    private final Fabric fabric;
    private final Witness witness;

    WatchedWorld(Fabric fabric, Witness witness) {
        super(SimWorld.stepped(fabric));
        this.fabric = fabric;
        this.witness = witness;
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
    public PurgePort purge(Arena arena) {
        return new WatchedPurge(fabric, world.purge(arena), witness);
    }

    @Override
    public DeviceMapperPort deviceMapper(Arena arena) {
        return new WatchedMapper(fabric, world.deviceMapper(arena), witness);
    }

    @Override
    public String description() {
        return world.description() + ", watched";
    }
}
