package io.polypath.agent.purge;

import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Evidence;
import io.polypath.agent.path.InquiryVerdict;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.port.PurgePort;
import io.polypath.agent.probe.CommandFacts;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.Opcode;
import io.polypath.ffm.sys.CString;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * Deletes through sysfs, and looks first through SG_IO on the path's own descriptor. Purger lane only: every call may hang.
 */
public final class KernelPurgePort implements PurgePort {

    private static final int SLOT = 0;
    private static final int INQUIRY_BYTES = 96;
    private static final int TIMEOUT_MS = 30_000;

    private final Arena arena;
    private final Sys sys;
    private final CommandSlab slab;
    private final MemorySegment deleteName;
    private final MemorySegment one;
    private final CheckFacts facts = new CheckFacts();
    private final Verdict verdict = new Verdict();

    public KernelPurgePort(Arena arena) {
        this.arena = arena;
        sys = new Sys(arena);
        slab = new CommandSlab(arena, 1, INQUIRY_BYTES);
        deleteName = CString.allocate(arena, "delete");
        one = CString.allocate(arena, "1");
    }

    /** Only a unit that answers TEST UNIT READY like a unit, and INQUIRY like a disk, is said to answer. */
    @Override
    public Look look(int device) {
        int length = Cdb.testUnitReady(slab.cdb(SLOT));
        ask(device, length, 0, Opcode.TEST_UNIT_READY);
        if (verdict.state() == PathState.REMOVED) {
            return Look.GONE;
        }
        if (verdict.state() == PathState.DISCONNECTED) {
            return Look.DISCONNECTED;
        }
        return verdict.reason().evidence() == Evidence.WORKS || verdict.reason().evidence() == Evidence.ANSWERED
                ? inquire(device)
                : Look.UNCLEAR;
    }

    private Look inquire(int device) {
        MemorySegment cdb = slab.cdb(SLOT);
        ask(device, Cdb.inquiry(cdb, false, 0, INQUIRY_BYTES), INQUIRY_BYTES, Opcode.INQUIRY);
        int received = facts.transferredBytes;
        if (verdict.state() != PathState.UP || received < Inquiry.MINIMUM_BYTES) {
            return Look.UNCLEAR;
        }
        MemorySegment data = slab.data(SLOT);
        int qualifier = Inquiry.peripheralQualifier(data, received);
        InquiryVerdict.decide(facts, qualifier, Inquiry.peripheralType(data, received), verdict);
        return verdict.state() == PathState.DISCONNECTED ? Look.DISCONNECTED : Look.ANSWERS;
    }

    /** Sends the slot's command until it is answered with something else than a unit attention. */
    private void ask(int device, int cdbBytes, int replyBytes, int opcode) {
        int direction = replyBytes == 0 ? Linux.SG_DXFER_NONE() : Linux.SG_DXFER_FROM_DEV();
        for (int retriesLeft = CommandVerdict.TRIES - 1; retriesLeft >= 0; retriesLeft--) {
            slab.prepare(SLOT, cdbBytes, direction, replyBytes, TIMEOUT_MS);
            int result = sys.ioctl(device, Linux.SG_IO(), slab.header(SLOT));
            CommandFacts.read(slab, SLOT, result, opcode, facts);
            CommandVerdict.decide(facts, retriesLeft, verdict);
            if (!verdict.asks(Verdict.RETRY_NOW)) {
                return;
            }
        }
    }

    @Override
    public int delete(int sysfsDirectory) {
        return writeAndClose(sys.openat(sysfsDirectory, deleteName, Linux.O_WRONLY() | Linux.O_CLOEXEC(), 0), one, 1);
    }

    @Override
    public int rescan(Hctl address) {
        try (Arena once = Arena.ofConfined()) {
            MemorySegment file = CString.allocate(once, "/sys/class/scsi_host/host" + address.host() + "/scan");
            String text = address.channel() + " " + address.target() + " " + address.lun();
            MemorySegment bytes = CString.allocate(once, text);
            int length = text.getBytes(StandardCharsets.US_ASCII).length;
            return writeAndClose(sys.open(file, Linux.O_WRONLY() | Linux.O_CLOEXEC(), 0), bytes, length);
        }
    }

    private int writeAndClose(int fd, MemorySegment bytes, int length) {
        if (fd < 0) {
            return fd;
        }
        long written = sys.write(fd, bytes, length);
        sys.close(fd);
        return written < 0 ? (int) written : 0;
    }
}
