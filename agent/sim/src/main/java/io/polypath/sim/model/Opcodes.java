package io.polypath.sim.model;

import java.util.BitSet;

/** A set of SCSI operation codes. Immutable. */
public final class Opcodes {

    public static final int TEST_UNIT_READY = 0x00;
    public static final int REQUEST_SENSE = 0x03;
    public static final int INQUIRY = 0x12;
    public static final int READ_CAPACITY_10 = 0x25;
    public static final int READ_10 = 0x28;
    public static final int MODE_SELECT_10 = 0x55;
    public static final int MODE_SENSE_10 = 0x5a;
    public static final int PERSISTENT_RESERVE_IN = 0x5e;
    public static final int PERSISTENT_RESERVE_OUT = 0x5f;
    public static final int READ_16 = 0x88;
    /** SERVICE ACTION IN(16); the service action 10h is READ CAPACITY(16). */
    public static final int SERVICE_ACTION_IN_16 = 0x9e;
    public static final int REPORT_LUNS = 0xa0;
    /** MAINTENANCE IN; the service action 0Ah is REPORT TARGET PORT GROUPS. */
    public static final int MAINTENANCE_IN = 0xa3;

    /** GET VENDOR ATTRIBUTES of NetApp FAS. */
    public static final int VENDOR_ATTRIBUTES = 0xc0;

    private static final int COUNT = 256;

    /** Every command. */
    public static final Opcodes ANY = range(0, COUNT);

    /** REPORT TARGET PORT GROUPS, and with it its siblings of the same operation code. */
    public static final Opcodes RTPG = of(MAINTENANCE_IN);

    private final BitSet codes;

    private Opcodes(BitSet codes) {
        this.codes = codes;
    }

    public static Opcodes of(int... codes) {
        BitSet set = new BitSet(COUNT);
        for (int code : codes) {
            if (code < 0 || code >= COUNT) {
                throw new IllegalArgumentException("operation code: " + code);
            }
            set.set(code);
        }
        return new Opcodes(set);
    }

    private static Opcodes range(int from, int to) {
        BitSet set = new BitSet(COUNT);
        set.set(from, to);
        return new Opcodes(set);
    }

    public boolean matches(int opcode) {
        return codes.get(opcode);
    }
}
