package io.polypath.sim.port;

import io.polypath.agent.port.UeventPort;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.ringbuf.Sender;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.DeviceEvent;
import io.polypath.sim.kernel.EventListener;
import io.polypath.udev.UeventSource;
import io.polypath.udev.UeventWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * The kernel's and udev's uevents, in the bytes of the wire, in the order in which they were sent. Its receive buffer is
 * bounded: what arrives while it is full is lost, and the loss is told.
 */
public final class SimUeventPort implements UeventPort {

    /** Events that the receive buffer holds: about what 128 MiB hold, at the kernel's accounting of 2 KiB each. */
    static final int BUFFERED_EVENTS = 65_536;

    private static final int MESSAGE_BYTES = 8_192;
    private static final int UDEV_PID = 417;

    /** Udev's datagrams come from a process of root through multicast group 2. */
    private static final Sender UDEV = new Sender(UDEV_PID, UeventSource.UDEV.groupMask(), 0, UDEV_PID);

    private final Fabric fabric;
    private final ReceiveSlots slots;
    private final ReadySignal ready;
    private final ArrayDeque<DeviceEvent> buffer = new ArrayDeque<>();
    private final MemorySegment message;
    private final UeventWriter writer;
    private boolean loss;

    /**
     * Opens the socket: events from now on arrive.
     *
     * @param arena accessible from the listener's thread
     * @param ready how a lane learns that there is something to receive
     */
    public SimUeventPort(Fabric fabric, Arena arena, ReceiveSlots slots, ReadySignal ready) {
        this.fabric = Objects.requireNonNull(fabric);
        this.slots = Objects.requireNonNull(slots);
        this.ready = Objects.requireNonNull(ready);
        this.message = arena.allocate(MESSAGE_BYTES);
        this.writer = new UeventWriter(message);
        synchronized (fabric.lock()) {
            fabric.kernel().feed().listen(new Socket());
        }
    }

    @Override
    public int receive(int[] freeSlots, int count) {
        synchronized (fabric.lock()) {
            int filled = 0;
            while (filled < count && !buffer.isEmpty()) {
                fill(freeSlots[filled++], buffer.poll());
            }
            ready.set(!buffer.isEmpty() || loss);
            return filled;
        }
    }

    @Override
    public boolean takeLoss() {
        synchronized (fabric.lock()) {
            boolean lost = loss;
            loss = false;
            ready.set(!buffer.isEmpty());
            return lost;
        }
    }

    @Override
    public int[] pollFds() {
        return ready.fd() == ReadySignal.NO_FD ? new int[0] : new int[] {ready.fd()};
    }

    private void fill(int slot, DeviceEvent event) {
        UeventSource source = event.fromUdev() ? UeventSource.UDEV : UeventSource.KERNEL;
        writer.begin(source, event.action(), event.devpath());
        event.properties().forEach(writer::property);
        int length = writer.finish();
        slots.write(slot, message.asSlice(0, length), event.fromUdev() ? UDEV : Sender.KERNEL, fabric.nowNs());
    }

    private final class Socket implements EventListener {

        @Override
        public void arrived(DeviceEvent event) {
            if (buffer.size() == BUFFERED_EVENTS) {
                lost();
                return;
            }
            buffer.add(event);
            ready.set(true);
        }

        @Override
        public void lost() {
            loss = true;
            ready.set(true);
        }
    }
}
