package io.polypath.sim.kernel;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.DriverStatus;
import io.polypath.ringbuf.SgHeader;
import io.polypath.sim.scsi.Reply;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Writes a command's outcome into its slot as the SCSI generic driver does (drivers/scsi/sg.c, behaviour of Linux 6.1): sense is
 * copied as far as its own length byte says, {@code driver_status} tells that it was, {@code info} that something is to be looked
 * at, and {@code duration} counts jiffies.
 */
final class SgResult {

    private static final int SENSE_HEADER_BYTES = 8;
    private static final int SENSE_LENGTH_AT = 7;
    private static final int STATUS_BITS = 0x1f;
    private static final int CHECK_CONDITION_MASKED = 0x01;

    /** A kernel built with HZ=250, as Debian's is. */
    private static final long NS_PER_JIFFY = 4_000_000L;

    private static final int MS_PER_JIFFY = 4;

    private SgResult() {}

    /** The target has answered. */
    static void answered(Command command, Reply reply, long nowNs) {
        int wanted = SgHeader.transferLength(command.header());
        int moved = 0;
        if (SgHeader.direction(command.header()) == Linux.SG_DXFER_FROM_DEV()) {
            moved = (int) Math.min(Math.min(reply.length(), wanted), reply.data().byteSize());
            if (command.keepsData()) {
                MemorySegment.copy(reply.data(), 0, command.data(), 0, moved);
            }
        }
        write(command, reply.status(), 0, wanted - moved, nowNs);
        copySense(command, reply);
    }

    /** The host adapter or the midlayer ended the command. Nothing was moved, and still nothing counts as residual. */
    static void failedInHost(Command command, int hostStatus, long nowNs) {
        write(command, 0, hostStatus, 0, nowNs);
    }

    private static void write(Command command, int status, int hostStatus, int residual, long nowNs) {
        MemorySegment header = command.header();
        SgHeader.status(header, status);
        SgHeader.maskedStatus(header, status >> 1 & STATUS_BITS);
        SgHeader.messageStatus(header, 0);
        SgHeader.senseLength(header, 0);
        SgHeader.hostStatus(header, hostStatus);
        SgHeader.driverStatus(header, DriverStatus.OK);
        SgHeader.residual(header, residual);
        long jiffies = (nowNs - command.submittedNs) / NS_PER_JIFFY;
        SgHeader.durationMs(header, (int) (jiffies * MS_PER_JIFFY));
        boolean clean = status == 0 && hostStatus == 0;
        SgHeader.info(header, clean ? Linux.SG_INFO_OK() : Linux.SG_INFO_CHECK());
    }

    private static void copySense(Command command, Reply reply) {
        MemorySegment header = command.header();
        MemorySegment sense = reply.sense();
        boolean valid = (sense.get(ValueLayout.JAVA_BYTE, 0) & 0x70) == 0x70;
        if (!valid && (SgHeader.maskedStatus(header) & CHECK_CONDITION_MASKED) == 0) {
            return;
        }
        int promised = SENSE_HEADER_BYTES + (sense.get(ValueLayout.JAVA_BYTE, SENSE_LENGTH_AT) & 0xff);
        int room = Math.min(SgHeader.senseCapacity(header), Reply.SENSE_CAPACITY);
        int length = Math.min(promised, room);
        MemorySegment.copy(sense, 0, command.sense(), 0, length);
        SgHeader.senseLength(header, length);
        SgHeader.driverStatus(header, DriverStatus.SENSE);
        SgHeader.info(header, Linux.SG_INFO_CHECK());
    }
}
