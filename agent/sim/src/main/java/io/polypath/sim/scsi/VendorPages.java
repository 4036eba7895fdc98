package io.polypath.sim.scsi;

import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Controllers;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.TargetPortGroup;

/** VPD pages that only some vendors' controllers have. Written down apart from the daemon's decoders, so that each proves the other. */
final class VendorPages {

    private static final int UNIT_PATH_REPORT = 0xc0;
    private static final int PROXY = 0xc1;
    private static final int VOLUME_ACCESS_CONTROL = 0xc9;

    private VendorPages() {}

    /** @return whether the page exists; if not, nothing was written */
    static boolean write(int page, Nexus nexus, Reply reply) {
        Controllers controllers = nexus.link().port().array().profile().controllers();
        if (page == VOLUME_ACCESS_CONTROL && controllers == Controllers.RDAC) {
            volumeAccessControl(nexus, reply);
        } else if (page == UNIT_PATH_REPORT && controllers == Controllers.CLARIION) {
            unitPathReport(nexus, reply);
        } else if (page == PROXY && controllers == Controllers.ONTAP) {
            proxy(nexus, reply);
        } else {
            return false;
        }
        reply.patch16(2, reply.length() - 4);
        return true;
    }

    private static void header(int page, Reply reply) {
        reply.u8(PeripheralByte.DISK);
        reply.u8(page);
        reply.u16(0);
    }

    /** Owned and valid states in byte 8; preference; this controller's state and the other's. */
    private static void volumeAccessControl(Nexus nexus, Reply reply) {
        LogicalUnit unit = nexus.unit();
        TargetPortGroup group = nexus.link().port().group();
        header(VOLUME_ACCESS_CONTROL, reply);
        reply.text("vac1", 4);
        reply.u8((nexus.accessState().servesMedia() ? 0x01 : 0x00) | 0x10);
        reply.u8(unit.preferred(group) ? 0x01 : 0x02);
        reply.u8(unit.state(group).code());
        reply.u8(0);
        reply.u8(other(nexus).code());
        reply.zeros(48 - reply.length());
    }

    private static AccessState other(Nexus nexus) {
        LogicalUnit unit = nexus.unit();
        TargetPortGroup own = nexus.link().port().group();
        for (TargetPortGroup group : unit.array().groups()) {
            if (group != own) {
                return unit.state(group);
            }
        }
        return unit.state(own);
    }

    /** In failover mode 4, passive not ready. The preferred group's storage processor is the default owner. */
    private static void unitPathReport(Nexus nexus, Reply reply) {
        LogicalUnit unit = nexus.unit();
        TargetPortGroup group = nexus.link().port().group();
        boolean byDefault = unit.preferred(group);
        header(UNIT_PATH_REPORT, reply);
        reply.u8(nexus.accessState().servesMedia() ? 2 : 1);
        reply.u8(byDefault ? group.place() : 1 - group.place() & 1);
        reply.zeros(2);
        reply.u8(group.place());
        reply.u8(0);
        reply.u64(unit.naaHigh());
        reply.u64(unit.naaLow());
        reply.u8(0);
        reply.u8(3);
        reply.u8(4);
        reply.u8(0);
        reply.u8(4);
        reply.zeros(128 - reply.length());
    }

    /** A controller that does not own the unit reaches it through its partner. */
    private static void proxy(Nexus nexus, Reply reply) {
        header(PROXY, reply);
        reply.zeros(4);
        reply.u32(0x0a_98_0a_00);
        reply.u16(0xc1_00);
        reply.zeros(5);
        reply.u8(nexus.accessState().servesMedia() ? 0 : 0x02);
        reply.zeros(32 - reply.length());
    }
}
