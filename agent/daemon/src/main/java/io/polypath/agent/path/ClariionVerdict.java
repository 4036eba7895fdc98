package io.polypath.agent.path;

/**
 * The verdict of the unit path report page C0h (EMC CLARiiON and VNX), and of the read that follows it on an active path.
 *
 * <pre>
 *  byte 4         0 unbound or LUNZ, 1 bound, 2 owned by this storage processor
 *  byte 9         revision of the page, 0
 *  byte 10..25    identifier of the logical unit
 *  byte 27        initiator type, 3
 *  byte 28        bits 2..0 failover mode: 4 passive not ready, 6 ALUA
 *  byte 30        bit 2 array communication path
 *  byte 48        0 while the logical unit does normal operations
 * </pre>
 */
public final class ClariionVerdict {

    /** Bytes to ask for. */
    public static final int PAGE_BYTES = 128;

    /** How much of the page is read. */
    public static final int LEAST_BYTES = 49;

    private static final int PAGE = 0xc0;
    private static final int PAGE_CODE_AT = 1;
    private static final int UNIT_STATE_AT = 4;
    private static final int UNBOUND = 0;
    private static final int OWNED = 2;
    private static final int REVISION_AT = 9;
    private static final int IDENTIFIER_AT = 10;
    private static final int INITIATOR_TYPE_AT = 27;
    private static final int INITIATOR_TYPE = 3;
    private static final int FAILOVER_MODE_AT = 28;
    private static final int FAILOVER_MODE_BITS = 0x07;
    private static final int MODE_NOT_READY = 4;
    private static final int MODE_ALUA = 6;
    private static final int COMMUNICATION_PATH_AT = 30;
    private static final int COMMUNICATION_PATH = 0x04;
    private static final int OPERATIONS_AT = 48;

    /** LOGICAL UNIT NOT SUPPORTED with the vendor's qualifier: the snapshot is not active. */
    private static final int INACTIVE = 0x05_25_01;

    private ClariionVerdict() {}

    /**
     * Decides by the page.
     *
     * @param facts the completion of the INQUIRY
     * @param reply the page
     * @param unit what is known of the logical unit on this path; told its identifier when it is the first one seen
     * @param inactiveSnapshot whether an active path showed that the logical unit is an inactive snapshot
     * @param retriesLeft how many more tries the check has, 0 to {@link CommandVerdict#TRIES}
     * @param out overwritten
     * @return whether the path is active, so that a block has to be read before it counts as up
     */
    public static boolean decide(
            CheckFacts facts, ReplyBytes reply, ClariionUnit unit, boolean inactiveSnapshot, int retriesLeft, Verdict out) {
        if (!PageVerdict.decide(facts, reply, PAGE, LEAST_BYTES, retriesLeft, out)) {
            return false;
        }
        if (reply.at(REVISION_AT) != 0) {
            out.conclude(PathState.DOWN, Reason.PAGE_FORMAT);
        } else if (!configured(reply)) {
            out.conclude(PathState.DOWN, Reason.CLARIION_NOT_FAILOVER);
        } else if (reply.at(OPERATIONS_AT) != 0) {
            out.conclude(PathState.SHAKY, Reason.CLARIION_NOT_NORMAL);
        } else if (reply.at(UNIT_STATE_AT) == UNBOUND) {
            out.conclude(PathState.DOWN, Reason.CLARIION_UNBOUND);
        } else if (!unit.isSame(reply, IDENTIFIER_AT)) {
            out.conclude(PathState.DOWN, Reason.CLARIION_UNIT_CHANGED).follow(Verdict.REREAD_IDENTITY);
        } else if (reply.at(UNIT_STATE_AT) == OWNED) {
            out.conclude(PathState.UNCHECKED, Reason.CHECK_GOOD);
            return true;
        } else if (inactiveSnapshot) {
            out.conclude(PathState.DOWN, Reason.CLARIION_INACTIVE_SNAPSHOT);
        } else {
            out.conclude(PathState.UP, Reason.CLARIION_PASSIVE);
        }
        return false;
    }

    /** Whether a reply of at least {@link #LEAST_BYTES} is the page of a path that is set up for failover and in normal operation. */
    public static boolean normal(ReplyBytes reply) {
        return reply.at(PAGE_CODE_AT) == PAGE && reply.at(REVISION_AT) == 0 && configured(reply) && reply.at(OPERATIONS_AT) == 0;
    }

    private static boolean configured(ReplyBytes reply) {
        int mode = reply.at(FAILOVER_MODE_AT) & FAILOVER_MODE_BITS;
        return reply.at(INITIATOR_TYPE_AT) == INITIATOR_TYPE
                && (mode == MODE_NOT_READY || mode == MODE_ALUA)
                && (reply.at(COMMUNICATION_PATH_AT) & COMMUNICATION_PATH) != 0;
    }

    /**
     * Decides by the read on an active path.
     *
     * @param out overwritten; {@link Reason#CLARIION_INACTIVE_SNAPSHOT} concerns all paths of the logical unit, an up path ends it
     * @return {@code out}
     */
    public static Verdict decideRead(CheckFacts facts, int retriesLeft, Verdict out) {
        if (!ReadVerdict.decide(facts, retriesLeft, out) && facts.senseValid && facts.triple() == INACTIVE) {
            out.conclude(PathState.DOWN, Reason.CLARIION_INACTIVE_SNAPSHOT);
        }
        return out;
    }
}
