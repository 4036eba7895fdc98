package io.polypath.sim.port;

import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.kernel.Command;
import io.polypath.sim.kernel.OpenFile;
import java.util.Objects;

/**
 * SG_IO on the simulated kernel: the call returns when the command has ended. One runner's; under virtual time that runner is a
 * lane that may block.
 *
 * <p>Beyond the errnos of {@link BlockingScsiPort}, -EBADF answers a handle that is not open.
 */
public final class SimBlockingScsiPort implements BlockingScsiPort {

    private final Fabric fabric;
    private final Command[] commands;
    private Command ended;

    /** @param slab the slab whose slot numbers are executed */
    public SimBlockingScsiPort(Fabric fabric, CommandSlab slab) {
        this.fabric = Objects.requireNonNull(fabric);
        this.commands = new Command[slab.slots()];
        for (int slot = 0; slot < commands.length; slot++) {
            commands[slot] = new Command(fabric.kernel().midlayer(), slab, slot, command -> ended = command);
        }
    }

    @Override
    public int execute(int device, int slot) {
        synchronized (fabric.lock()) {
            OpenFile file = fabric.kernel().files().commandable(device);
            if (file == null) {
                return -Errno.EBADF;
            }
            ended = null;
            int error = fabric.kernel().midlayer().submit(commands[slot], file, fabric.nowNs());
            if (error == 0) {
                fabric.await(() -> ended != null);
            }
            return error;
        }
    }
}
