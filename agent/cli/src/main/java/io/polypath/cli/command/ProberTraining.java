package io.polypath.cli.command;

import io.polypath.agent.port.Clock;
import io.polypath.agent.probe.KernelScsiPort;
import io.polypath.agent.probe.Prober;
import io.polypath.agent.record.Command;
import io.polypath.cli.runtime.Failure;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/**
 * Has the prober work on a FIFO, for a machine on which there is no disk: what is written to it is read from it, as the sg driver gives
 * back the header of a completed command. Otherwise its calls would be compiled to the end only minutes after a start.
 */
final class ProberTraining {

    private static final int COMMANDS = 40_000;
    private static final int TIMEOUT_MS = 1_000;

    /** Now and then there is nothing to read: code that has never seen it is compiled without it. */
    private static final int ROUNDS_EMPTY = 16;

    private ProberTraining() {}

    /** @throws Failure where the FIFO does not work as one */
    static void run(Path fifo) throws Failure {
        try (Arena arena = Arena.ofShared();
                Doorbell orderBell = new Doorbell(arena);
                Doorbell resultBell = new Doorbell(arena)) {
            Sys sys = new Sys(arena);
            int device = sys.open(CString.allocate(arena, fifo.toString()), Linux.O_RDWR() | Linux.O_NONBLOCK(), 0);
            if (device < 0) {
                throw new Failure(fifo + ": " + Errno.describe(device));
            }
            CommandSlab slab = new CommandSlab(arena, 1, 0);
            LaneQueue<Command> orders = LaneQueue.spsc("orders", 2, WhenFull.BUG, orderBell);
            LaneQueue<Command> results = LaneQueue.spsc("results", 2, WhenFull.BUG, resultBell);
            Command command = new Command(0);
            command.device = device;
            KernelScsiPort port = new KernelScsiPort(arena, slab, device + 1);
            port.attach(device);
            Prober prober = new Prober(port, Clock.SYSTEM, new Command[] {command}, orders, results);
            for (int i = 0; i < COMMANDS; i++) {
                slab.prepare(0, Cdb.testUnitReady(slab.cdb(0)), Linux.SG_DXFER_NONE(), 0, TIMEOUT_MS);
                orders.offer(command);
                prober.step(i);
                if (results.poll() == null || command.error < 0) {
                    throw new Failure(fifo + " gave nothing back: " + Errno.describe(command.error));
                }
                if (i % ROUNDS_EMPTY == 0) {
                    sys.read(device, slab.header(0), 1);
                }
            }
            sys.close(device);
        }
    }
}
