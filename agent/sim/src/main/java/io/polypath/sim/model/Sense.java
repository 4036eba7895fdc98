package io.polypath.sim.model;

/**
 * Why a command ended with CHECK CONDITION. Codes: SPC-4, annex D; written down apart from the decoder's, so that each proves
 * the other.
 *
 * @param key sense key, 4 bits
 * @param asc additional sense code
 * @param ascq additional sense code qualifier
 */
public record Sense(int key, int asc, int ascq) {

    private static final int NO_SENSE_KEY = 0x0;
    private static final int NOT_READY = 0x2;
    private static final int ILLEGAL_REQUEST = 0x5;
    private static final int UNIT_ATTENTION = 0x6;

    public static final Sense NONE = new Sense(NO_SENSE_KEY, 0x00, 0x00);

    /** Initialising command required: what a passive controller answers that knows no access states. */
    public static final Sense NEEDS_START = new Sense(NOT_READY, 0x04, 0x02);
    public static final Sense TRANSITIONING = new Sense(NOT_READY, 0x04, 0x0a);
    public static final Sense STANDBY = new Sense(NOT_READY, 0x04, 0x0b);
    public static final Sense UNAVAILABLE = new Sense(NOT_READY, 0x04, 0x0c);
    public static final Sense LU_OFFLINE = new Sense(NOT_READY, 0x04, 0x12);

    public static final Sense INVALID_OPCODE = new Sense(ILLEGAL_REQUEST, 0x20, 0x00);
    public static final Sense LBA_OUT_OF_RANGE = new Sense(ILLEGAL_REQUEST, 0x21, 0x00);
    public static final Sense INVALID_FIELD = new Sense(ILLEGAL_REQUEST, 0x24, 0x00);
    public static final Sense LUN_NOT_SUPPORTED = new Sense(ILLEGAL_REQUEST, 0x25, 0x00);
    /** What some arrays answer to an RTPG with a parameter data format that they do not know. */
    public static final Sense ILLEGAL_WITHOUT_REASON = new Sense(ILLEGAL_REQUEST, 0x00, 0x00);

    public static final Sense POWER_ON = new Sense(UNIT_ATTENTION, 0x29, 0x00);
    public static final Sense NEXUS_LOSS = new Sense(UNIT_ATTENTION, 0x29, 0x07);
    public static final Sense MODE_CHANGED = new Sense(UNIT_ATTENTION, 0x2a, 0x01);
    public static final Sense ALUA_CHANGED = new Sense(UNIT_ATTENTION, 0x2a, 0x06);
    public static final Sense TRANSITION_FAILED = new Sense(UNIT_ATTENTION, 0x2a, 0x07);
    public static final Sense CAPACITY_CHANGED = new Sense(UNIT_ATTENTION, 0x2a, 0x09);
    public static final Sense THIN_THRESHOLD = new Sense(UNIT_ATTENTION, 0x38, 0x07);
    public static final Sense INQUIRY_CHANGED = new Sense(UNIT_ATTENTION, 0x3f, 0x03);
    public static final Sense LUNS_CHANGED = new Sense(UNIT_ATTENTION, 0x3f, 0x0e);

    /** A sense of one's own, for instance a vendor's. */
    public static Sense of(int key, int asc, int ascq) {
        return new Sense(key, asc, ascq);
    }

    public Sense {
        if (key < 0 || key > 0xf || asc < 0 || asc > 0xff || ascq < 0 || ascq > 0xff) {
            throw new IllegalArgumentException("not a sense: " + key + "/" + asc + "/" + ascq);
        }
    }

    public boolean isUnitAttention() {
        return key == UNIT_ATTENTION;
    }

    /** Key, code and qualifier in hexadecimal, for instance {@code 06/2A/09}. */
    @Override
    public String toString() {
        return String.format("%02X/%02X/%02X", key, asc, ascq);
    }
}
