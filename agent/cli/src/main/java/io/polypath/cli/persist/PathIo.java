package io.polypath.cli.persist;

import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.TurVerdict;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.probe.CommandFacts;
import io.polypath.agent.runner.KernelBlockingScsiPort;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Opcode;
import io.polypath.ffm.scsi.PersistentReserve;
import io.polypath.ffm.scsi.ReserveParameters;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.ToIntFunction;

/** An open path and room for one command. Of one thread; blocks in the kernel until the device has answered. */
final class PathIo implements AutoCloseable {

    /** When the kernel aborts a command: much longer than a device that works takes, PREEMPT AND ABORT included. */
    private static final int TIMEOUT_MS = 10_000;
    private static final int TRIES = 6;
    private static final int SLOT = 0;

    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    private final CheckFacts facts = new CheckFacts();
    private final CommandSlab slab;
    private final KernelBlockingScsiPort port;
    private final int fd;

    /**
     * Opens it.
     *
     * @param name of the disk, {@code sda}
     * @param dataBytes room for data, at least 1
     */
    PathIo(String name, int dataBytes) {
        slab = new CommandSlab(arena, 1, dataBytes);
        port = new KernelBlockingScsiPort(arena, slab);
        fd = sys.open(CString.allocate(arena, "/dev/" + name), Linux.O_RDONLY() | Linux.O_NONBLOCK() | Linux.O_CLOEXEC(), 0);
    }

    /** TEST UNIT READY: whether the path is up, or on standby. */
    boolean answers() {
        Verdict verdict = new Verdict();
        for (int left = TRIES - 1; left >= 0; left--) {
            int cdbBytes = Cdb.testUnitReady(slab.cdb(SLOT));
            slab.prepare(SLOT, cdbBytes, Linux.SG_DXFER_NONE(), 0, TIMEOUT_MS);
            execute(Opcode.TEST_UNIT_READY);
            TurVerdict.decide(facts, left, verdict);
            if (!verdict.asks(Verdict.RETRY_NOW)) {
                break;
            }
        }
        return verdict.state().usable();
    }

    InReply in(int action, int allocationBytes) {
        PrStatus status = repeat(Opcode.PERSISTENT_RESERVE_IN, Linux.SG_DXFER_FROM_DEV(), allocationBytes,
                cdb -> Cdb.persistentReserveIn(cdb, action, allocationBytes));
        byte[] data = slab.data(SLOT).asSlice(0, Math.min(facts.transferredBytes, allocationBytes)).toArray(ValueLayout.JAVA_BYTE);
        return status == PrStatus.SUCCESS ? new InReply(status, data) : InReply.none(status);
    }

    PrStatus out(OutOrder order) {
        int bytes = ReserveParameters.write(slab.data(SLOT), order.key(), order.actionKey(), order.flags(), order.ports());
        return repeat(Opcode.PERSISTENT_RESERVE_OUT, Linux.SG_DXFER_TO_DEV(), bytes,
                cdb -> Cdb.persistentReserveOut(cdb, order.action(), PersistentReserve.LU_SCOPE, order.type(), bytes));
    }

    private PrStatus repeat(int opcode, int direction, int bytes, ToIntFunction<MemorySegment> cdb) {
        if (fd < 0) {
            return PrStatus.UNREACHABLE;
        }
        for (int left = TRIES; left > 0; left--) {
            slab.prepare(SLOT, cdb.applyAsInt(slab.cdb(SLOT)), direction, bytes, TIMEOUT_MS);
            execute(opcode);
            if (!PrStatus.passes(facts)) {
                break;
            }
        }
        PrStatus status = PrStatus.of(facts);
        boolean otherPathMay = status == PrStatus.NOT_READY && opcode == Opcode.PERSISTENT_RESERVE_OUT;
        return otherPathMay ? PrStatus.UNREACHABLE : status;
    }

    private void execute(int opcode) {
        int error = fd < 0 ? fd : port.execute(fd, SLOT);
        CommandFacts.read(slab, SLOT, error, opcode, facts);
    }

    @Override
    public void close() {
        if (fd >= 0) {
            sys.close(fd);
        }
        arena.close();
    }
}
