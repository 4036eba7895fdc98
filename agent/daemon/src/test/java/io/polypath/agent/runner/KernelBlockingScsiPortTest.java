package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/** What can be asked of the kernel without a SCSI device; the lab asks the rest. */
class KernelBlockingScsiPortTest {

    @Test
    void aDeviceThatTakesNoScsiCommandsSaysSo() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            int device = sys.open(CString.allocate(arena, "/dev/null"), Linux.O_RDONLY(), 0);
            assertEquals(-Errno.ENOTTY, port(arena).execute(device, 0));
            sys.close(device);
            assertEquals(-Errno.EBADF, port(arena).execute(device, 0));
        }
    }

    private static KernelBlockingScsiPort port(Arena arena) {
        CommandSlab slab = new CommandSlab(arena, 1, 0);
        slab.prepare(0, Cdb.testUnitReady(slab.cdb(0)), Linux.SG_DXFER_NONE(), 0, 60_000);
        return new KernelBlockingScsiPort(arena, slab);
    }
}
