package io.polypath.sim.port;

import io.polypath.agent.port.ScsiPort;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.Command;
import io.polypath.sim.kernel.OpenFile;
import java.util.Objects;

/**
 * SCSI pass-through to the simulated kernel. Slots come back in the order in which their commands completed, each exactly once.
 *
 * <p>Beyond the errnos of {@link ScsiPort}, -EBADF answers a handle that is not open or not attached.
 */
public final class SimScsiPort implements ScsiPort {

    private final Fabric fabric;
    private final ReadySignal ready;
    private final Command[] commands;
    private final boolean[] completed;
    private final int[] ring;
    private int head;
    private int count;

    /**
     * @param slab the slab whose slot numbers are submitted
     * @param ready how a lane learns that there is something to reap
     */
    public SimScsiPort(Fabric fabric, CommandSlab slab, ReadySignal ready) {
        this.fabric = Objects.requireNonNull(fabric);
        this.ready = Objects.requireNonNull(ready);
        this.commands = new Command[slab.slots()];
        this.completed = new boolean[slab.slots()];
        this.ring = new int[slab.slots()];
        for (int slot = 0; slot < commands.length; slot++) {
            commands[slot] = new Command(fabric.kernel().midlayer(), slab, slot, this::completed);
        }
    }

    @Override
    public int attach(int device) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().get(device, OpenFile.Kind.GENERIC);
            if (file == null) {
                return -Errno.EBADF;
            }
            if (file.attached()) {
                return -Errno.EEXIST;
            }
            file.setAttached(true);
            return 0;
        }
    }

    @Override
    public void detach(int device) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().get(device, OpenFile.Kind.GENERIC);
            if (file == null || !file.attached()) {
                return;
            }
            file.setAttached(false);
            fabric.kernel().midlayer().abandon(file, fabric.nowNs());
            forgetCompleted(file);
        }
    }

    @Override
    public int submit(int device, int slot) {
        synchronized (fabric.lock()) {
            if (completed[slot]) {
                throw new IllegalStateException("slot " + slot + " has not been reaped");
            }
            OpenFile file = fabric.kernel().files().get(device, OpenFile.Kind.GENERIC);
            if (file == null || !file.attached()) {
                return -Errno.EBADF;
            }
            return fabric.kernel().midlayer().submit(commands[slot], file, fabric.nowNs());
        }
    }

    @Override
    public int reap(int[] slots) {
        synchronized (fabric.lock()) {
            int taken = Math.min(slots.length, count);
            for (int i = 0; i < taken; i++) {
                slots[i] = take();
            }
            ready.set(count > 0);
            return taken;
        }
    }

    @Override
    public int pollFd() {
        return ready.fd();
    }

    private void completed(Command command) {
        completed[command.slot()] = true;
        ring[(head + count) % ring.length] = command.slot();
        count++;
        ready.set(true);
    }

    private int take() {
        int slot = ring[head];
        head = (head + 1) % ring.length;
        count--;
        completed[slot] = false;
        return slot;
    }

    /** Drops what the file's commands left to be reaped, and keeps the order of the others. */
    private void forgetCompleted(OpenFile file) {
        for (int i = count; i > 0; i--) {
            int slot = take();
            if (commands[slot].file() != file) {
                completed[slot] = true;
                ring[(head + count) % ring.length] = slot;
                count++;
            }
        }
        ready.set(count > 0);
    }
}
