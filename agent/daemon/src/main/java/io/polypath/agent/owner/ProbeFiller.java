package io.polypath.agent.owner;

import io.polypath.agent.path.ClariionVerdict;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.RdacVerdict;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.ControlModePage;
import io.polypath.ffm.scsi.Opcode;
import io.polypath.ffm.scsi.PersistentReserve;
import io.polypath.ffm.scsi.Reservation;
import io.polypath.ffm.scsi.ReserveParameters;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Writes a probe's CDB, header and data into a command slot. Owner lane only; allocates nothing. */
final class ProbeFiller {

    /** Reply lengths that arrays answer without a second try: larger than nearly every reply, smaller than a slot's data. */
    private static final int INQUIRY_BYTES = 96;

    private static final int LONG_INQUIRY_BYTES = 255;
    private static final int ATTRIBUTES_BYTES = 256;
    private static final int PROXY_BYTES = 128;
    private static final int DRIVER_ATTRIBUTES = 0x41;
    private static final int CURRENT_VALUES = 0;
    private static final int CHANGEABLE_VALUES = 1;

    private final CommandSlab slab;
    private final int timeoutMs;

    /** @param timeoutMs the kernel's timeout of every command */
    ProbeFiller(CommandSlab slab, int timeoutMs) {
        this.slab = slab;
        this.timeoutMs = timeoutMs;
    }

    /** First byte of the probe's CDB; of an NVMe command what stands for it in records. */
    static int opcode(Probe probe) {
        return switch (probe) {
            case TUR -> Opcode.TEST_UNIT_READY;
            case INQUIRY, LONG_INQUIRY, VPD83, VPD80, VPD_C0, VPD_C1, VPD_C9 -> Opcode.INQUIRY;
            case RTPG_EXTENDED, RTPG_PLAIN -> Opcode.MAINTENANCE_IN;
            case READ -> Opcode.READ_10;
            case MODE_CURRENT, MODE_CHANGEABLE -> Opcode.MODE_SENSE_10;
            case MODE_SELECT -> Opcode.MODE_SELECT_10;
            case RESERVE_KEYS, RESERVE_HOLDER -> Opcode.PERSISTENT_RESERVE_IN;
            case RESERVE_REGISTER -> Opcode.PERSISTENT_RESERVE_OUT;
            case VENDOR_ATTRIBUTES -> Opcode.NETAPP_VENDOR_ATTRIBUTES;
            case NVME_CONTROLLER, NVME_DESCRIPTORS, NVME_NAMESPACE, NVME_ANA_LOG, NVME_READ -> NvmeFiller.opcode(probe);
        };
    }

    /**
     * Room that the probe needs in its slot.
     *
     * @param blockBytes the device's logical block size
     */
    int dataBytes(Probe probe, CheckProgress check, int blockBytes) {
        return switch (probe) {
            case TUR -> 0;
            case READ -> blockRoom(blockBytes);
            case INQUIRY -> INQUIRY_BYTES;
            case VPD83 -> slab.dataBytes();
            case VPD80, LONG_INQUIRY -> LONG_INQUIRY_BYTES;
            case RTPG_EXTENDED, RTPG_PLAIN -> check.replyBytes == 0 ? slab.dataBytes() : check.replyBytes;
            case VPD_C0 -> ClariionVerdict.PAGE_BYTES;
            case VPD_C9 -> RdacVerdict.PAGE_BYTES;
            case VENDOR_ATTRIBUTES -> ATTRIBUTES_BYTES;
            case VPD_C1 -> PROXY_BYTES;
            case MODE_CURRENT, MODE_CHANGEABLE, MODE_SELECT -> ControlModePage.SIZE_BYTES;
            case RESERVE_KEYS -> check.registration.replyBytes == 0 ? slab.dataBytes() : check.registration.replyBytes;
            case RESERVE_HOLDER -> Reservation.REPLY_BYTES;
            case RESERVE_REGISTER -> ReserveParameters.SIZE_BYTES;
            case NVME_CONTROLLER, NVME_DESCRIPTORS, NVME_NAMESPACE, NVME_ANA_LOG, NVME_READ -> throw noCdb(probe);
        };
    }

    /** Room that a read of the first block needs: none, as long as its data fit where nobody looks. */
    static int blockRoom(int blockBytes) {
        return blockBytes <= CommandSlab.DISCARD_BYTES ? 0 : blockBytes;
    }

    /** Fills a slot that has room for the probe. */
    void fill(int slot, Probe probe, CheckProgress check, int blockBytes) {
        if (probe == Probe.READ) {
            fillRead(slot, blockBytes);
            return;
        }
        int bytes = dataBytes(probe, check, blockBytes);
        int cdbBytes = cdb(slab.cdb(slot), probe, bytes);
        slab.prepare(slot, cdbBytes, direction(probe), bytes, timeoutMs);
        if (probe == Probe.MODE_SELECT) {
            MemorySegment.copy(check.controlMode.page(), 0, slab.data(slot), ValueLayout.JAVA_BYTE, 0, bytes);
        } else if (probe == Probe.RESERVE_REGISTER) {
            int flags = check.registration.aptpl() ? ReserveParameters.APTPL : 0;
            ReserveParameters.write(slab.data(slot), 0, check.registration.keyToSend(), flags);
        }
    }

    /**
     * Fills a slot with a read of the first block. Targets compare the length that is expected with the one that is asked for, and some
     * write a line where they differ.
     */
    void fillRead(int slot, int blockBytes) {
        int cdbBytes = Cdb.read10(slab.cdb(slot), 0, 1);
        if (blockRoom(blockBytes) == 0) {
            slab.prepareDiscarding(slot, cdbBytes, blockBytes, timeoutMs);
        } else {
            slab.prepare(slot, cdbBytes, Linux.SG_DXFER_FROM_DEV(), blockBytes, timeoutMs);
        }
    }

    private static int direction(Probe probe) {
        return switch (probe) {
            case TUR -> Linux.SG_DXFER_NONE();
            case MODE_SELECT, RESERVE_REGISTER -> Linux.SG_DXFER_TO_DEV();
            default -> Linux.SG_DXFER_FROM_DEV();
        };
    }

    private static int cdb(MemorySegment cdb, Probe probe, int bytes) {
        return switch (probe) {
            case TUR -> Cdb.testUnitReady(cdb);
            case INQUIRY, LONG_INQUIRY -> Cdb.inquiry(cdb, false, 0, bytes);
            case VPD83 -> Cdb.inquiry(cdb, true, 0x83, bytes);
            case VPD80 -> Cdb.inquiry(cdb, true, 0x80, bytes);
            case VPD_C0 -> Cdb.inquiry(cdb, true, 0xc0, bytes);
            case VPD_C1 -> Cdb.inquiry(cdb, true, 0xc1, bytes);
            case VPD_C9 -> Cdb.inquiry(cdb, true, 0xc9, bytes);
            case VENDOR_ATTRIBUTES -> Cdb.netAppVendorAttributes(cdb, DRIVER_ATTRIBUTES);
            case RTPG_EXTENDED -> Cdb.reportTargetPortGroups(cdb, bytes, true);
            case RTPG_PLAIN -> Cdb.reportTargetPortGroups(cdb, bytes, false);
            case READ -> Cdb.read10(cdb, 0, 1);
            case MODE_CURRENT -> Cdb.modeSense10(cdb, CURRENT_VALUES, ControlModePage.PAGE, 0, bytes);
            case MODE_CHANGEABLE -> Cdb.modeSense10(cdb, CHANGEABLE_VALUES, ControlModePage.PAGE, 0, bytes);
            case MODE_SELECT -> Cdb.modeSelect10(cdb, true, bytes);
            case RESERVE_KEYS -> Cdb.persistentReserveIn(cdb, PersistentReserve.READ_KEYS, bytes);
            case RESERVE_HOLDER -> Cdb.persistentReserveIn(cdb, PersistentReserve.READ_RESERVATION, bytes);
            case RESERVE_REGISTER -> Cdb.persistentReserveOut(
                    cdb, PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY, PersistentReserve.LU_SCOPE, 0, bytes);
            case NVME_CONTROLLER, NVME_DESCRIPTORS, NVME_NAMESPACE, NVME_ANA_LOG, NVME_READ -> throw noCdb(probe);
        };
    }

    private static AssertionError noCdb(Probe probe) {
        return new AssertionError(probe + " is no SCSI command");
    }
}
