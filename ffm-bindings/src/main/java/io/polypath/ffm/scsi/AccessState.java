package io.polypath.ffm.scsi;

/** Asymmetric access state of a target port group. SPC-4, REPORT TARGET PORT GROUPS parameter data. */
public enum AccessState {
    OPTIMIZED(0x0, "active/optimized"),
    NON_OPTIMIZED(0x1, "active/non-optimized"),
    STANDBY(0x2, "standby"),
    UNAVAILABLE(0x3, "unavailable"),
    /** Optimized for some logical blocks, not for others. */
    LBA_DEPENDENT(0x4, "lba-dependent"),
    OFFLINE(0xE, "offline"),
    TRANSITIONING(0xF, "transitioning"),
    /** A value that the standard does not assign. */
    RESERVED(0x5, "reserved");

    private static final AccessState[] BY_NIBBLE = {
        OPTIMIZED, NON_OPTIMIZED, STANDBY, UNAVAILABLE, LBA_DEPENDENT, RESERVED, RESERVED, RESERVED,
        RESERVED, RESERVED, RESERVED, RESERVED, RESERVED, RESERVED, OFFLINE, TRANSITIONING,
    };

    private final int code;
    private final String text;

    AccessState(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The state for the low four bits of {@code value}. Allocates nothing. */
    public static AccessState of(int value) {
        return BY_NIBBLE[value & 0xF];
    }

    /** The value in the reply, 0 to Fh; for {@link #RESERVED} the first that is not assigned, 5. */
    public int code() {
        return code;
    }

    /** The name in the kernel's sysfs attribute {@code access_state}. */
    public String text() {
        return text;
    }
}
