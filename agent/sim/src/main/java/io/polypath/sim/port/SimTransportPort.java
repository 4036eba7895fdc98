package io.polypath.sim.port;

import io.polypath.agent.port.TransportEventPort;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.ringbuf.Sender;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.TransportFeed;
import io.polypath.udev.NetlinkGroup;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** What the simulated transports tell, in the bytes of the wire. */
final class SimTransportPort implements TransportEventPort {

    private final Fabric fabric;
    private final TransportFeed feed;
    private final ReceiveSlots slots;
    private final ReadySignal ready;

    SimTransportPort(Fabric fabric, ReceiveSlots slots, ReadySignal ready) {
        this.fabric = Objects.requireNonNull(fabric);
        this.slots = Objects.requireNonNull(slots);
        this.ready = Objects.requireNonNull(ready);
        synchronized (fabric.lock()) {
            feed = fabric.kernel().transports();
            feed.listen(() -> ready.set(true));
        }
    }

    @Override
    public int receiveFibreChannel(int[] freeSlots) {
        return receive(NetlinkGroup.FC_EVENTS, freeSlots);
    }

    @Override
    public int receiveIscsi(int[] freeSlots) {
        return receive(NetlinkGroup.ISCSI_EVENTS, freeSlots);
    }

    private int receive(NetlinkGroup group, int[] freeSlots) {
        synchronized (fabric.lock()) {
            int filled = 0;
            while (filled < freeSlots.length) {
                byte[] datagram = feed.take(group);
                if (datagram == null) {
                    break;
                }
                slots.write(freeSlots[filled++], MemorySegment.ofArray(datagram), Sender.KERNEL, fabric.nowNs());
            }
            ready.set(!feed.isEmpty());
            return filled;
        }
    }

    @Override
    public boolean takeLoss() {
        synchronized (fabric.lock()) {
            boolean lost = feed.takeLoss();
            ready.set(!feed.isEmpty());
            return lost;
        }
    }

    @Override
    public boolean openMissing() {
        return false;
    }

    @Override
    public int pollFd() {
        return ready.fd();
    }
}
