package io.polypath.agent.listen;

import io.polypath.agent.port.Clock;
import io.polypath.agent.port.UeventPort;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.udev.EventSocket;
import io.polypath.udev.UeventMonitor;
import java.lang.foreign.Arena;
import java.util.List;

/** The kernel's and udev's uevent groups of this network namespace. Listener lane only. */
public final class KernelUeventPort implements UeventPort {

    private final ReceiveSlots slots;
    private final UeventMonitor monitor;
    private boolean udevFirst;

    /** @throws IllegalStateException when the sockets cannot be opened */
    public KernelUeventPort(Arena arena, ReceiveSlots slots) {
        this(arena, slots, UeventMonitor.RECEIVE_BUFFER_BYTES);
    }

    /**
     * @param bufferBytes what the kernel may keep for each group before it drops events
     * @throws IllegalStateException when the sockets cannot be opened
     */
    public KernelUeventPort(Arena arena, ReceiveSlots slots, int bufferBytes) {
        this.slots = slots;
        monitor = new UeventMonitor(new Sys(arena));
        int result = monitor.open(bufferBytes, List.of("block"));
        if (result < 0) {
            throw new IllegalStateException("cannot listen to uevents: " + Errno.describe(result));
        }
    }

    /** The groups take turns in being asked first, so that a storm in one does not silence the other. */
    @Override
    public int receive(int[] freeSlots, int count) {
        udevFirst = !udevFirst;
        int received = receive(udevFirst ? monitor.udev() : monitor.kernel(), freeSlots, count);
        return received > 0 ? received : receive(udevFirst ? monitor.kernel() : monitor.udev(), freeSlots, count);
    }

    private int receive(EventSocket socket, int[] freeSlots, int count) {
        int received = socket.receive(slots, freeSlots, count, Clock.SYSTEM.nanoTime());
        if (received < 0) {
            throw new IllegalStateException("the uevent socket is broken: " + Errno.describe(received));
        }
        return received;
    }

    @Override
    public boolean takeLoss() {
        boolean kernelLost = monitor.kernel().takeLoss();
        return monitor.udev().takeLoss() || kernelLost;
    }

    @Override
    public int[] pollFds() {
        return new int[] {monitor.kernel().fd(), monitor.udev().fd()};
    }
}
