package io.polypath.agent.probe;

import io.polypath.agent.path.Check;
import io.polypath.agent.port.ScsiPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sg_io_hdr;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The SCSI generic driver's asynchronous interface (sg version 3): {@code write()} of a header starts a command, {@code epoll}
 * tells that one has completed, {@code read()} collects it. Prober lane only.
 *
 * <p>Devices are descriptors of {@code /dev/sgN}, opened with O_NONBLOCK. Their readiness is edge-triggered: a device that was
 * removed hangs up for as long as it is open, and must not keep the lane awake.
 */
public final class KernelScsiPort implements ScsiPort {

    /** The driver takes 16 commands per descriptor (SG_MAX_QUEUE) and refuses more with EDOM. */
    public static final int MAX_PER_DEVICE = 16;

    private static final int MAX_EVENTS = 64;
    private static final long HEADER_BYTES = sg_io_hdr.sizeof();

    private final Sys sys;
    private final CommandSlab slab;
    private final Epoll epoll;
    private final MemorySegment completion;
    private final byte[] outstanding;
    private int events;
    private int nextEvent;

    /** @param maxDescriptors descriptor numbers are below this (RLIMIT_NOFILE) */
    public KernelScsiPort(Arena arena, CommandSlab slab, int maxDescriptors) {
        this.sys = new Sys(arena);
        this.slab = slab;
        this.epoll = new Epoll(sys, arena, MAX_EVENTS);
        this.completion = arena.allocate(HEADER_BYTES, ValueLayout.JAVA_LONG.byteAlignment());
        this.outstanding = new byte[maxDescriptors];
    }

    @Override
    public int attach(int device) {
        if (device >= outstanding.length) {
            return -Errno.EMFILE;
        }
        outstanding[device] = 0;
        return epoll.add(device, Linux.EPOLLIN() | Linux.EPOLLET(), device);
    }

    @Override
    public void detach(int device) {
        epoll.remove(device);
        outstanding[device] = 0;
    }

    @Override
    public int submit(int device, int slot) {
        long written = sys.write(device, slab.header(slot), HEADER_BYTES);
        if (written < 0) {
            return (int) written;
        }
        Check.that(written == HEADER_BYTES, "the sg driver takes a whole header or none");
        outstanding[device]++;
        return 0;
    }

    @Override
    public int reap(int[] slots) {
        int count = 0;
        while (count < slots.length) {
            if (nextEvent == events && !awaitEvents()) {
                break;
            }
            int device = (int) epoll.data(nextEvent);
            int slot = outstanding[device] == 0 ? -1 : collect(device);
            if (slot < 0) {
                nextEvent++;
            } else {
                slots[count] = slot;
                count++;
            }
        }
        return count;
    }

    private boolean awaitEvents() {
        nextEvent = 0;
        events = Math.max(0, epoll.await(0));
        return events > 0;
    }

    /** The slot of the device's oldest completed command, or -1 when none has completed. */
    private int collect(int device) {
        long got = sys.read(device, completion, HEADER_BYTES);
        if (got < 0) {
            return -1;
        }
        int slot = sg_io_hdr.pack_id(completion);
        Check.that(slot >= 0 && slot < slab.slots(), "the sg driver returns the pack id it was given");
        outstanding[device]--;
        MemorySegment.copy(completion, 0, slab.header(slot), 0, HEADER_BYTES);
        return slot;
    }

    @Override
    public int pollFd() {
        return epoll.fd();
    }
}
