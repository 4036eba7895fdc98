package io.polypath.agent.runner;

import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;

/**
 * The SG_IO ioctl, on a SCSI disk's own block device or on its sg node. One runner's.
 *
 * <p>On a block device the kernel waits for the command where no signal reaches. On an sg node a signal ends the wait
 * with EINTR and orphans the command: the driver drops its outcome and copies nothing to the slot, so it is safe to
 * send the command again.
 *
 * <p>Source: {@code <scsi/sg.h>}; behaviour on EINTR measured on Linux 6.1.
 */
public final class KernelBlockingScsiPort implements BlockingScsiPort {

    /** Each orphan keeps one of the sg node's 16 places for commands. */
    private static final int TRIES = 3;

    private final Sys sys;
    private final CommandSlab slab;

    /** @param arena the process's: a call that hangs still refers to it when everything else has ended */
    public KernelBlockingScsiPort(Arena arena, CommandSlab slab) {
        this.sys = new Sys(arena);
        this.slab = slab;
    }

    @Override
    public int execute(int device, int slot) {
        int result = -Errno.EINTR;
        for (int tries = 0; tries < TRIES && result == -Errno.EINTR; tries++) {
            result = sys.ioctl(device, Linux.SG_IO(), slab.header(slot));
        }
        return Math.min(result, 0);
    }
}
