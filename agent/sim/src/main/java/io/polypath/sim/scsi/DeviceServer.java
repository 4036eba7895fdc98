package io.polypath.sim.scsi;

import static io.polypath.sim.scsi.CommandBlock.u16;
import static io.polypath.sim.scsi.CommandBlock.u32;
import static io.polypath.sim.scsi.CommandBlock.u64;
import static io.polypath.sim.scsi.CommandBlock.u8;

import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Controllers;
import io.polypath.sim.model.ExtendedReport;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.Tpgs;
import java.lang.foreign.MemorySegment;

/**
 * Answers commands as a healthy target does. The order of checks is LIO's: unit attention, access state, reservation,
 * command. INQUIRY, REPORT LUNS and REQUEST SENSE are exempt from them (SAM-5, 5.14; SPC-4, 5.9).
 *
 * <p>Guarded by the fabric's lock. Allocates nothing.
 */
final class DeviceServer {

    private static final int SERVICE_ACTION = 0x1f;
    private static final int REPORT_TARGET_PORT_GROUPS = 0x0a;
    private static final int READ_CAPACITY_16 = 0x10;
    private static final int EXTENDED_FORMAT = 0b001;

    private DeviceServer() {}

    /** Fills a cleared reply with the answer to a command. */
    static void answer(Nexus nexus, MemorySegment cdb, MemorySegment sent, Reply reply) {
        int opcode = CommandBlock.opcode(cdb);
        switch (opcode) {
            case Opcodes.INQUIRY -> inquiry(nexus, cdb, reply);
            case Opcodes.REPORT_LUNS -> reportLuns(nexus.link(), cdb, reply);
            case Opcodes.REQUEST_SENSE -> requestSense(nexus, cdb, reply);
            default -> {
                if (nexus.unit() == null) {
                    absent(nexus, opcode, reply);
                } else if (admits(nexus, opcode, reply)) {
                    serve(nexus, opcode, cdb, sent, reply);
                }
            }
        }
    }

    private static boolean admits(Nexus nexus, int opcode, Reply reply) {
        Sense attention = nexus.attentions().take();
        if (attention != null) {
            refuse(nexus, attention, reply);
            return false;
        }
        boolean touchesMedium = switch (opcode) {
            case Opcodes.TEST_UNIT_READY, Opcodes.READ_10, Opcodes.READ_16 -> true;
            default -> false;
        };
        if (touchesMedium && !nexus.accessState().servesMedia()) {
            boolean passive = profile(nexus).controllers() == Controllers.HP_SW;
            refuse(nexus, passive ? Sense.NEEDS_START : nexus.accessState().refusal(), reply);
            return false;
        }
        if (touchesMedium && nexus.unit().conflictsWith(nexus.link().host())) {
            reply.end(Reply.RESERVATION_CONFLICT);
            return false;
        }
        return true;
    }

    private static void serve(Nexus nexus, int opcode, MemorySegment cdb, MemorySegment sent, Reply reply) {
        switch (opcode) {
            case Opcodes.TEST_UNIT_READY -> reply.end(Reply.GOOD);
            case Opcodes.READ_CAPACITY_10 -> CapacityData.write10(nexus.unit(), reply);
            case Opcodes.READ_10 -> read(nexus, u32(cdb, 2), u16(cdb, 7), reply);
            case Opcodes.READ_16 -> read(nexus, u64(cdb, 2), u32(cdb, 10), reply);
            case Opcodes.SERVICE_ACTION_IN_16 -> serviceActionIn(nexus, cdb, reply);
            case Opcodes.MAINTENANCE_IN -> maintenanceIn(nexus, cdb, reply);
            case Opcodes.MODE_SENSE_10 -> modeSense(nexus, cdb, reply);
            case Opcodes.MODE_SELECT_10 -> modeSelect(nexus, reply);
            case Opcodes.VENDOR_ATTRIBUTES -> vendorAttributes(nexus, cdb, reply);
            case Opcodes.PERSISTENT_RESERVE_IN -> ReserveServer.in(nexus, cdb, reply);
            case Opcodes.PERSISTENT_RESERVE_OUT -> ReserveServer.out(nexus, cdb, sent, reply);
            default -> refuse(nexus, Sense.INVALID_OPCODE, reply);
        }
    }

    private static void absent(Nexus nexus, int opcode, Reply reply) {
        boolean ready = opcode == Opcodes.TEST_UNIT_READY && nexus.absent() == AbsentUnit.READY_BUT_EMPTY;
        if (!ready) {
            refuse(nexus, Sense.LUN_NOT_SUPPORTED, reply);
        }
    }

    private static void inquiry(Nexus nexus, MemorySegment cdb, Reply reply) {
        boolean vitalProductData = (u8(cdb, 1) & 0x01) != 0;
        int page = u8(cdb, 2);
        LogicalUnit unit = nexus.unit();
        if (!vitalProductData && page != 0) {
            refuse(nexus, Sense.INVALID_FIELD, reply);
            return;
        }
        if (unit == null && vitalProductData) {
            VitalProductData.writeAbsent(PeripheralByte.of(nexus.absent()), page, reply);
        } else if (unit == null) {
            InquiryData.writeAbsent(nexus.absent(), profile(nexus), reply);
        } else if (!vitalProductData) {
            InquiryData.write(nexus, reply);
        } else if (!VendorPages.write(page, nexus, reply)
                && !VitalProductData.write(page, unit, nexus.link().port(), nexus.link().host().transport(), reply)) {
            refuse(nexus, Sense.INVALID_FIELD, reply);
            return;
        }
        reply.truncate(u16(cdb, 3));
    }

    private static void reportLuns(Link link, MemorySegment cdb, Reply reply) {
        LunReport.write(link, reply);
        reply.truncate((int) Math.min(Integer.MAX_VALUE, u32(cdb, 6)));
        link.lunsReported();
        for (int i = 0; i < link.nexuses().size(); i++) {
            link.nexuses().get(i).attentions().clear(Sense.LUNS_CHANGED);
        }
    }

    private static void requestSense(Nexus nexus, MemorySegment cdb, Reply reply) {
        boolean descriptors = (u8(cdb, 1) & 0x01) != 0;
        Sense sense = nexus.attentions().take();
        if (sense == null) {
            sense = nexus.unit() == null ? Sense.LUN_NOT_SUPPORTED : Sense.NONE;
        }
        // The sense buffer serves as scratch: this command reports its sense as data, and ends with GOOD.
        int length = SenseData.write(sense, descriptors, reply.senseBytes());
        reply.bytes(reply.senseBytes(), length);
        reply.clearSense();
        reply.truncate(u8(cdb, 4));
    }

    private static void read(Nexus nexus, long block, long count, Reply reply) {
        long blocks = nexus.unit().blocks();
        boolean inRange = block >= 0 && count <= blocks && block <= blocks - count;
        if (!inRange) {
            refuse(nexus, Sense.LBA_OUT_OF_RANGE, reply);
            return;
        }
        reply.zeros((int) Math.min(count * LogicalUnit.BLOCK_BYTES, Reply.CAPACITY));
    }

    private static void serviceActionIn(Nexus nexus, MemorySegment cdb, Reply reply) {
        if ((u8(cdb, 1) & SERVICE_ACTION) != READ_CAPACITY_16) {
            refuse(nexus, Sense.INVALID_FIELD, reply);
            return;
        }
        CapacityData.write16(nexus.unit(), reply);
        reply.truncate((int) Math.min(Integer.MAX_VALUE, u32(cdb, 10)));
    }

    private static void modeSense(Nexus nexus, MemorySegment cdb, Reply reply) {
        if (profile(nexus).controllers() != Controllers.RDAC) {
            refuse(nexus, Sense.INVALID_OPCODE, reply);
        } else if (ModeData.write(nexus.unit(), cdb, reply)) {
            reply.truncate(u16(cdb, 7));
        } else {
            refuse(nexus, Sense.INVALID_FIELD, reply);
        }
    }

    /** There is only one value that can be changed, and nobody asks for it to be taken back. */
    private static void modeSelect(Nexus nexus, Reply reply) {
        if (profile(nexus).controllers() == Controllers.RDAC) {
            nexus.unit().setReportsAborted(true);
            reply.end(Reply.GOOD);
        } else {
            refuse(nexus, Sense.INVALID_OPCODE, reply);
        }
    }

    private static void vendorAttributes(Nexus nexus, MemorySegment cdb, Reply reply) {
        if (profile(nexus).controllers() == Controllers.ONTAP) {
            VendorAttributes.write(u8(cdb, 6), nexus.link().host().transport(), reply);
        } else {
            refuse(nexus, Sense.INVALID_OPCODE, reply);
        }
    }

    private static void maintenanceIn(Nexus nexus, MemorySegment cdb, Reply reply) {
        ArrayProfile profile = profile(nexus);
        if (profile.tpgs() == Tpgs.NONE) {
            refuse(nexus, Sense.INVALID_OPCODE, reply);
            return;
        }
        if ((u8(cdb, 1) & SERVICE_ACTION) != REPORT_TARGET_PORT_GROUPS) {
            refuse(nexus, Sense.INVALID_FIELD, reply);
            return;
        }
        boolean extended = u8(cdb, 1) >> 5 == EXTENDED_FORMAT;
        if (extended && profile.extendedReport() == ExtendedReport.REFUSED) {
            refuse(nexus, Sense.INVALID_FIELD, reply);
        } else if (extended && profile.extendedReport() == ExtendedReport.REFUSED_WITHOUT_REASON) {
            refuse(nexus, Sense.ILLEGAL_WITHOUT_REASON, reply);
        } else {
            GroupReport.write(nexus.unit(), extended && profile.extendedReport() == ExtendedReport.SUPPORTED, reply);
            reply.truncate((int) Math.min(Integer.MAX_VALUE, u32(cdb, 6)));
        }
    }

    static void refuse(Nexus nexus, Sense reason, Reply reply) {
        reply.refuse(reason, profile(nexus).descriptorSense());
    }

    private static ArrayProfile profile(Nexus nexus) {
        return nexus.link().port().array().profile();
    }
}
