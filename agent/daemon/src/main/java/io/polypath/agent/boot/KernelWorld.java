package io.polypath.agent.boot;

import io.polypath.agent.clerk.KernelAttributePort;
import io.polypath.agent.listen.KernelTransportPort;
import io.polypath.agent.listen.KernelUeventPort;
import io.polypath.agent.mapper.KernelDeviceMapperPort;
import io.polypath.agent.mapper.KernelMapEventPort;
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
import io.polypath.agent.probe.KernelScsiPort;
import io.polypath.agent.purge.KernelPurgePort;
import io.polypath.agent.runner.KernelBlockingScsiPort;
import io.polypath.agent.survey.KernelSurveyPort;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.ReceiveSlots;
import java.lang.foreign.Arena;

/** The kernel of this host. */
public final class KernelWorld implements World {

    private final int maxDescriptors;

    /** @param maxDescriptors most open files of this process (RLIMIT_NOFILE) */
    public KernelWorld(int maxDescriptors) {
        this.maxDescriptors = maxDescriptors;
    }

    @Override
    public Clock clock() {
        return Clock.SYSTEM;
    }

    @Override
    public ScsiPort scsi(Arena arena, CommandSlab slab) {
        return new KernelScsiPort(arena, slab, maxDescriptors);
    }

    @Override
    public BlockingScsiPort blockingScsi(Arena arena, CommandSlab slab) {
        return new KernelBlockingScsiPort(arena, slab);
    }

    @Override
    public UeventPort uevents(Arena arena, ReceiveSlots slots) {
        return new KernelUeventPort(arena, slots);
    }

    @Override
    public TransportEventPort transportEvents(Arena arena, ReceiveSlots slots) {
        return new KernelTransportPort(arena, slots);
    }

    @Override
    public SurveyPort survey(Arena arena) {
        return new KernelSurveyPort(arena);
    }

    @Override
    public PurgePort purge(Arena arena) {
        return new KernelPurgePort(arena);
    }

    @Override
    public DeviceMapperPort deviceMapper(Arena arena) {
        return new KernelDeviceMapperPort(arena);
    }

    @Override
    public MapEventPort mapEvents(Arena arena) {
        return new KernelMapEventPort(arena);
    }

    @Override
    public AttributePort attributes(Arena arena) {
        return new KernelAttributePort(arena);
    }

    @Override
    public String description() {
        return "the host's SCSI paths";
    }
}
