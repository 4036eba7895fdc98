package io.polypath.agent.prio;

import io.polypath.agent.path.Probe;

/**
 * NetApp FAS: how the path is attached, and whether it leads through the partner. GET VENDOR ATTRIBUTES, page 41h, names the target's
 * driver; where that is no iSCSI one, VPD page C1h says whether the path is a proxy.
 *
 * <pre>
 *  attributes    0..3 length, 4..7 0A 98 0A 01, 8 page, 12.. name of the driver
 *  page C1h      8..13 0A 98 0A 00 C1 00, 19 bit 1 proxy
 * </pre>
 */
public final class OntapPrioritizer implements Prioritizer {

    private static final int DIRECT = 4;
    private static final int ISCSI_HARDWARE = 3;
    private static final int ISCSI_SOFTWARE = 2;
    private static final int PROXY = 1;
    private static final int NO_ANSWER = 0;

    private static final int HEADER_BYTES = 8;
    private static final String MAGIC = "\n\u0098\n\u0001";
    private static final int MAGIC_AT = 4;
    private static final int PAGE_AT = 8;
    private static final int PAGE = 0x41;
    private static final int DRIVER_AT = 12;
    private static final int LONGEST_DRIVER = 6;

    private static final int PROXY_PAGE = 0xc1;
    private static final String PROXY_MAGIC = "\n\u0098\n\u0000\u00c1\u0000";
    private static final int PROXY_MAGIC_AT = 8;
    private static final int PROXY_AT = 19;
    private static final int PROXY_BIT = 0x02;

    /** A prioritizer without arguments. */
    public OntapPrioritizer() {}

    @Override
    public String keyword() {
        return "ontap";
    }

    @Override
    public Need need() {
        return Need.VENDOR_ATTRIBUTES;
    }

    @Override
    public int priority(PrioFacts facts) {
        return facts.probe == Probe.VPD_C1 ? byProxy(facts) : byDriver(facts);
    }

    private static int byDriver(PrioFacts facts) {
        if (!facts.hasReply(HEADER_BYTES)) {
            return NO_ANSWER;
        }
        if (!facts.says(MAGIC_AT, MAGIC)) {
            return facts.unreadable(NO_ANSWER);
        }
        boolean named = facts.reply.lengthBytes() >= DRIVER_AT + LONGEST_DRIVER && facts.reply.at(PAGE_AT) == PAGE
                && length(facts) > HEADER_BYTES;
        if (named && (facts.says(DRIVER_AT, "ism_sw") || facts.says(DRIVER_AT, "iswt"))) {
            return ISCSI_SOFTWARE;
        }
        if (named && facts.says(DRIVER_AT, "ism_sn")) {
            return ISCSI_HARDWARE;
        }
        facts.next = Probe.VPD_C1;
        return UNKNOWN;
    }

    private static long length(PrioFacts facts) {
        return (long) facts.reply.at(0) << 24 | facts.reply.at(1) << 16 | facts.reply.at(2) << 8 | facts.reply.at(3);
    }

    /** A path that does not tell counts as direct. */
    private static int byProxy(PrioFacts facts) {
        if (!facts.hasReply(PROXY_AT + 1)) {
            return DIRECT;
        }
        if (facts.reply.at(1) != PROXY_PAGE || !facts.says(PROXY_MAGIC_AT, PROXY_MAGIC)) {
            return facts.unreadable(DIRECT);
        }
        return (facts.reply.at(PROXY_AT) & PROXY_BIT) != 0 ? PROXY : DIRECT;
    }
}
