package io.polypath.sim.scsi;

import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.LogicalUnit;

/** Standard INQUIRY data, SPC-4, 6.4.2, as a direct-access device with multiple ports answers. */
final class InquiryData {

    private static final int LENGTH = 96;
    private static final int VERSION_SPC4 = 0x06;
    private static final int HIERARCHICAL_FORMAT_2 = 0x12;
    private static final int MULTIPLE_PORTS = 0x10;
    private static final int COMMAND_QUEUING = 0x02;

    private InquiryData() {}

    static void write(LogicalUnit unit, Reply reply) {
        write(PeripheralByte.DISK, unit.array().profile(), reply);
    }

    static void writeAbsent(AbsentUnit absent, ArrayProfile profile, Reply reply) {
        write(PeripheralByte.of(absent), profile, reply);
    }

    private static void write(int peripheral, ArrayProfile profile, Reply reply) {
        reply.u8(peripheral);
        reply.u8(0);
        reply.u8(VERSION_SPC4);
        reply.u8(HIERARCHICAL_FORMAT_2);
        reply.u8(LENGTH - 5);
        reply.u8(profile.tpgs().code() << 4);
        reply.u8(MULTIPLE_PORTS);
        reply.u8(COMMAND_QUEUING);
        reply.text(profile.vendor(), 8);
        reply.text(profile.product(), 16);
        reply.text(profile.revision(), 4);
        reply.zeros(LENGTH - reply.length());
    }
}
