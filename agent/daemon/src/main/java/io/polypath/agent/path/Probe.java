package io.polypath.agent.path;

/**
 * Commands that a check can consist of, in the order in which one check sends them. A set of them is an int of their
 * bits.
 */
public enum Probe {
    /** TEST UNIT READY. */
    TUR,
    /** REPORT TARGET PORT GROUPS with the extended header. */
    RTPG_EXTENDED,
    /** REPORT TARGET PORT GROUPS as SPC-3 has it. */
    RTPG_PLAIN,
    /** Standard INQUIRY. */
    INQUIRY,
    /** Vital product data page 83h, device identification. */
    VPD83,
    /** Vital product data page 80h, unit serial number. */
    VPD80,
    /** One block at address 0; its content is thrown away. */
    READ,
    /** Vendor's page C0h of CLARiiON and VNX, unit path report. */
    VPD_C0,
    /** Vendor's page C9h of RDAC controllers, volume access control. */
    VPD_C9,
    /** Control mode page, current values. */
    MODE_CURRENT,
    /** Control mode page, which values can be changed. */
    MODE_CHANGEABLE,
    /** Control mode page, to be set. */
    MODE_SELECT,
    /** PERSISTENT RESERVE IN, READ KEYS. */
    RESERVE_KEYS,
    /** PERSISTENT RESERVE IN, READ RESERVATION. */
    RESERVE_HOLDER,
    /** PERSISTENT RESERVE OUT, REGISTER AND IGNORE EXISTING KEY. */
    RESERVE_REGISTER,
    /** Standard INQUIRY, with what vendors add behind it. */
    LONG_INQUIRY,
    /** NetApp's GET VENDOR ATTRIBUTES. */
    VENDOR_ATTRIBUTES,
    /** NetApp's page C1h, whether the path leads through the partner. */
    VPD_C1;

    private static final Probe[] ALL = values();

    /** This probe's bit in a set. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Whether the set contains this probe. */
    public boolean in(int set) {
        return (set & bit()) != 0;
    }

    /** The probe of a set that is sent first. The set is not empty and has no other bits. */
    public static Probe first(int set) {
        int index = Integer.numberOfTrailingZeros(set);
        Check.that(set > 0 && set < 1 << ALL.length, "a set of probes is not empty", set);
        return ALL[index];
    }

    /** Whether the probe tells the state of the path, and not who answers on it. */
    public boolean tellsState() {
        return switch (this) {
            case TUR, RTPG_EXTENDED, RTPG_PLAIN, READ, VPD_C0, VPD_C9 -> true;
            case INQUIRY, LONG_INQUIRY, VPD83, VPD80, VPD_C1, VENDOR_ATTRIBUTES, MODE_CURRENT, MODE_CHANGEABLE, MODE_SELECT, RESERVE_KEYS,
                    RESERVE_HOLDER, RESERVE_REGISTER -> false;
        };
    }
}
