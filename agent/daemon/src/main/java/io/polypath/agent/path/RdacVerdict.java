package io.polypath.agent.path;

/**
 * The verdict of the volume access control page C9h (LSI, Engenio and NetApp E-Series controllers). Who owns the volume, or serves it
 * beside the owner (<em>ioship</em>), is up; the other controller is a ghost.
 *
 * <pre>
 *  byte 0    peripheral qualifier and type, 0 for a volume
 *  byte 8    bit 0 this controller owns the volume, bit 4 bytes 10 to 13 are valid, bit 5 ioship
 *  byte 10   access state of this controller, low four bits as in REPORT TARGET PORT GROUPS
 *  byte 11   why it is unavailable
 *  byte 12   access state of the other controller
 * </pre>
 */
public final class RdacVerdict {

    /** Bytes to ask for: the whole page. */
    public static final int PAGE_BYTES = 48;

    private static final int PAGE = 0xc9;
    private static final int LEAST_BYTES = 14;
    private static final int PERIPHERAL_AT = 0;
    private static final int NO_VOLUME_BITS = 0x7f;
    private static final int OWNERSHIP_AT = 8;
    private static final int OWNED = 0x01;
    private static final int STATES_VALID = 0x10;
    private static final int IOSHIP = 0x20;
    private static final int STATE_AT = 10;
    private static final int CAUSE_AT = 11;
    private static final int OTHER_STATE_AT = 12;
    private static final int STATE_BITS = 0x0f;
    private static final int UNAVAILABLE = 0x3;
    private static final int TRANSITIONING = 0xf;

    private RdacVerdict() {}

    /**
     * Decides.
     *
     * @param facts the completion of the INQUIRY
     * @param reply the page
     * @param retriesLeft how many more tries the check has, 0 to {@link CommandVerdict#TRIES}
     * @param out overwritten
     * @return {@code out}
     */
    public static Verdict decide(CheckFacts facts, ReplyBytes reply, int retriesLeft, Verdict out) {
        if (!PageVerdict.decide(facts, reply, PAGE, LEAST_BYTES, retriesLeft, out)) {
            return out;
        }
        if ((reply.at(PERIPHERAL_AT) & NO_VOLUME_BITS) != 0) {
            return out.conclude(PathState.DOWN, Reason.RDAC_NOT_CONNECTED);
        }
        int ownership = reply.at(OWNERSHIP_AT);
        if ((ownership & STATES_VALID) != 0 && !available(reply, out)) {
            return out;
        }
        return (ownership & (OWNED | IOSHIP)) != 0
                ? out.conclude(PathState.UP, Reason.RDAC_OWNED)
                : out.conclude(PathState.GHOST, Reason.RDAC_NOT_OWNED);
    }

    /** A controller that transitions alone is starting; both together change ownership, and the path stays in use. */
    private static boolean available(ReplyBytes reply, Verdict out) {
        int state = reply.at(STATE_AT) & STATE_BITS;
        if (state == UNAVAILABLE) {
            out.conclude(PathState.DOWN, cause(reply.at(CAUSE_AT)));
            return false;
        }
        if (state == TRANSITIONING && (reply.at(OTHER_STATE_AT) & STATE_BITS) != TRANSITIONING) {
            out.conclude(PathState.DOWN, Reason.RDAC_STARTING);
            return false;
        }
        return true;
    }

    private static Reason cause(int code) {
        return switch (code) {
            case 2 -> Reason.RDAC_NOT_RESPONDING;
            case 3 -> Reason.RDAC_HELD_IN_RESET;
            case 4, 5 -> Reason.RDAC_LOADING_FIRMWARE;
            case 6 -> Reason.RDAC_QUIESCED;
            case 7 -> Reason.RDAC_SERVICE_MODE;
            default -> Reason.RDAC_UNAVAILABLE;
        };
    }
}
