package io.polypath.sim.port;

import static io.polypath.sim.Console.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.port.DiskSurvey;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.Console;
import io.polypath.sim.model.Opcodes;
import org.junit.jupiter.api.Test;

class SimBlockingScsiPortTest {

    private final Console console = new Console();
    private final SimBlockingScsiPort port = new SimBlockingScsiPort(console.fabric, console.slab);
    private final DiskSurvey seen = console.survey.survey("sda");

    @Test
    void theCallTakesAsLongAsItsCommand() {
        long before = console.clock.nanoTime();
        assertEquals(0, execute(seen.pinDevice()));
        assertEquals("GOOD", console.outcome(1));
        assertEquals(200_000, console.clock.nanoTime() - before);
        assertEquals(0, execute(seen.checkDevice()));
    }

    @Test
    void aHungCommandEndsWithItsTimeout() {
        console.fabric.faults().hang(console.fabric.nexuses(nexus -> true), Opcodes.ANY);
        long before = console.clock.nanoTime();
        assertEquals(0, execute(seen.pinDevice()));
        assertEquals("host 03", console.outcome(1));
        assertEquals(30 * SECOND, console.clock.nanoTime() - before);
    }

    @Test
    void aRemovedDeviceAndAForeignHandleAreErrors() {
        assertEquals(-Errno.EBADF, execute(seen.sysfsDirectory()));
        console.fabric.faults().delete(console.path("sda"));
        assertEquals(-Errno.ENODEV, execute(seen.pinDevice()));
    }

    private int execute(int device) {
        console.slab.prepare(1, Cdb.testUnitReady(console.slab.cdb(1)), Linux.SG_DXFER_NONE(), 0, 30_000);
        return port.execute(device, 1);
    }
}
