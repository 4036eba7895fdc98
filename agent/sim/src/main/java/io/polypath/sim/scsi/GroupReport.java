package io.polypath.sim.scsi;

import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.TargetPortGroup;

/** REPORT TARGET PORT GROUPS parameter data, SPC-4, 6.27: short header (4 bytes) or extended header (8 bytes). */
final class GroupReport {

    static final int SHORT_HEADER_BYTES = 4;
    static final int EXTENDED_HEADER_BYTES = 8;

    private static final int FORMAT_EXTENDED = 0b001 << 4;
    private static final int PREFERRED = 0x80;
    private static final int STATUS_BY_IMPLICIT_BEHAVIOUR = 0x02;

    private static final int ALL_STATES = allStates();

    private GroupReport() {}

    static void write(LogicalUnit unit, boolean extended, Reply reply) {
        Array array = unit.array();
        reply.u32(0);
        if (extended) {
            reply.u8(FORMAT_EXTENDED);
            reply.u8(array.profile().implicitTransitionSeconds());
            reply.u16(0);
        }
        for (int i = 0; i < array.groups().size(); i++) {
            group(unit, array.groups().get(i), reply);
        }
        reply.patch32(0, reply.length() - 4);
    }

    private static void group(LogicalUnit unit, TargetPortGroup group, Reply reply) {
        reply.u8((unit.preferred(group) ? PREFERRED : 0) | unit.state(group).code());
        reply.u8(ALL_STATES);
        reply.u16(group.id());
        reply.u8(0);
        reply.u8(STATUS_BY_IMPLICIT_BEHAVIOUR);
        reply.u8(0);
        reply.u8(group.ports().size());
        for (int i = 0; i < group.ports().size(); i++) {
            reply.u32(group.ports().get(i).relativeId());
        }
    }

    private static int allStates() {
        int bits = 0;
        for (AccessState state : AccessState.values()) {
            bits |= state.supportedBit();
        }
        return bits;
    }
}
