package io.polypath.tests.sim;

import io.polypath.agent.listen.KernelUeventPort;
import io.polypath.agent.port.UeventPort;
import io.polypath.agent.port.World;
import io.polypath.ringbuf.ReceiveSlots;
import java.lang.foreign.Arena;

/**
 * A simulated fabric whose events come over the real kernel's netlink sockets, those of the network namespace of the thread that
 * makes the port. What happens to the fabric is told to nobody; a test sends the events that it wants.
 */
final class NetlinkWorld extends ForwardingWorld {

    private final int bufferBytes;

    NetlinkWorld(World fabric, int bufferBytes) {
        super(fabric);
        this.bufferBytes = bufferBytes;
    }

    @Override
    public UeventPort uevents(Arena arena, ReceiveSlots slots) {
        return new KernelUeventPort(arena, slots, bufferBytes);
    }

    @Override
    public String description() {
        return world.description() + ", told over netlink";
    }
}
