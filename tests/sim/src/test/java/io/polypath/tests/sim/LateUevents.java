package io.polypath.tests.sim;

import io.polypath.agent.port.UeventPort;
import io.polypath.agent.port.World;
import io.polypath.ringbuf.ReceiveSlots;
import java.lang.foreign.Arena;

/** A world whose uevents can be kept in the socket for a while, as on a host that is too busy to read them. */
final class LateUevents extends ForwardingWorld {

    private volatile boolean held;

    LateUevents(World world) {
        super(world);
    }

    void hold() {
        held = true;
    }

    void release() {
        held = false;
    }

    @Override
    public UeventPort uevents(Arena arena, ReceiveSlots slots) {
        UeventPort port = world.uevents(arena, slots);
        return new UeventPort() {
            @Override
            public int receive(int[] freeSlots, int count) {
                return held ? 0 : port.receive(freeSlots, count);
            }

            @Override
            public boolean takeLoss() {
                return !held && port.takeLoss();
            }

            @Override
            public int[] pollFds() {
                return port.pollFds();
            }
        };
    }

    @Override
    public String description() {
        return world.description() + ", told late";
    }
}
