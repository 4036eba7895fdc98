package io.polypath.sim.scsi;

import io.polypath.sim.model.Transport;

/** What a NetApp FAS answers to GET VENDOR ATTRIBUTES: over iSCSI the name of its software target, over others an unknown one. */
final class VendorAttributes {

    private static final int HEADER_BYTES = 12;
    private static final int NAME_BYTES = 12;

    private VendorAttributes() {}

    static void write(int page, Transport transport, Reply reply) {
        reply.u32(HEADER_BYTES + NAME_BYTES);
        reply.u32(0x0a_98_0a_01);
        reply.u8(page);
        reply.zeros(3);
        reply.text(transport == Transport.ISCSI ? "iswta" : "fcp", NAME_BYTES);
    }
}
