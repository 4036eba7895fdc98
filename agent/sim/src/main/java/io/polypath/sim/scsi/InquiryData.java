package io.polypath.sim.scsi;

import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Nexus;

/** Standard INQUIRY data, SPC-4, 6.4.2, as a direct-access device with multiple ports answers. */
final class InquiryData {

    private static final int LENGTH = 96;
    private static final int VERSION_SPC4 = 0x06;
    private static final int HIERARCHICAL_FORMAT_2 = 0x12;
    private static final int MULTIPLE_PORTS = 0x10;
    private static final int COMMAND_QUEUING = 0x02;
    private static final int LDEV_AT = 44;
    private static final int CONTROLLER_AT = 49;
    private static final int SERVER_NAME_AT = 112;
    private static final int SERVER_NAME_BYTES = 16;

    private InquiryData() {}

    static void write(Nexus nexus, Reply reply) {
        ArrayProfile profile = nexus.unit().array().profile();
        write(PeripheralByte.DISK, profile, reply);
        int controller = nexus.link().port().group().place();
        switch (profile.controllers()) {
            case HDS -> {
                patchText(LDEV_AT, String.format("%04X", nexus.unit().number() & 0xffff), reply);
                patchText(CONTROLLER_AT, Integer.toString(controller % 10), reply);
                patchText(CONTROLLER_AT + 1, "A", reply);
            }
            case DATACORE -> {
                reply.zeros(SERVER_NAME_AT + SERVER_NAME_BYTES - reply.length());
                patchText(SERVER_NAME_AT, "SDS" + controller, reply);
            }
            case STANDARD, RDAC, CLARIION, HP_SW, ONTAP -> {}
        }
    }

    private static void patchText(int at, String text, Reply reply) {
        for (int i = 0; i < text.length(); i++) {
            reply.patch8(at + i, text.charAt(i));
        }
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
