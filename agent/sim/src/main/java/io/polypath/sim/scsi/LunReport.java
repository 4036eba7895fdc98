package io.polypath.sim.scsi;

import io.polypath.sim.model.Link;
import io.polypath.sim.model.Nexus;

/** REPORT LUNS parameter data, SPC-4, 6.24: the logical units that are mapped to one initiator behind one target port. */
final class LunReport {

    private LunReport() {}

    static void write(Link link, Reply reply) {
        reply.u64(0);
        for (int i = 0; i < link.nexuses().size(); i++) {
            Nexus nexus = link.nexuses().get(i);
            if (nexus.unit() != null) {
                lun(nexus.lun(), reply);
            }
        }
        reply.patch32(0, reply.length() - 8);
    }

    /** The kernel's integer holds the four address levels with the first one in its lowest 16 bits. */
    private static void lun(long lun, Reply reply) {
        reply.u16((int) lun);
        reply.u16((int) (lun >> 16));
        reply.u16((int) (lun >> 32));
        reply.u16((int) (lun >> 48));
    }
}
