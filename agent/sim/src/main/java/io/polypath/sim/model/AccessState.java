package io.polypath.sim.model;

/**
 * Asymmetric access state of a target port group, as one logical unit reports it. SPC-4, 6.27 REPORT TARGET PORT GROUPS,
 * table "ASYMMETRIC ACCESS STATE field". Written down apart from the decoder's, so that each proves the other.
 */
public enum AccessState {
    OPTIMIZED(0x0, 0x01),
    NON_OPTIMIZED(0x1, 0x02),
    STANDBY(0x2, 0x04),
    UNAVAILABLE(0x3, 0x08),
    LBA_DEPENDENT(0x4, 0x10),
    OFFLINE(0xe, 0x40),
    TRANSITIONING(0xf, 0x80);

    private final int code;
    private final int supportedBit;

    AccessState(int code, int supportedBit) {
        this.code = code;
        this.supportedBit = supportedBit;
    }

    /** Value of the field, 4 bits. */
    public int code() {
        return code;
    }

    /** What {@code access_state} in sysfs shows, drivers/scsi/scsi_sysfs.c. */
    public String attribute() {
        return switch (this) {
            case OPTIMIZED -> "active/optimized";
            case NON_OPTIMIZED -> "active/non-optimized";
            case STANDBY -> "standby";
            case UNAVAILABLE -> "unavailable";
            case LBA_DEPENDENT -> "lba-dependent";
            case OFFLINE -> "offline";
            case TRANSITIONING -> "transitioning";
        };
    }

    /** Bit of the descriptor's second byte that says that the state is supported. */
    public int supportedBit() {
        return supportedBit;
    }

    /** Whether TEST UNIT READY and media access are served in this state. */
    public boolean servesMedia() {
        return switch (this) {
            case OPTIMIZED, NON_OPTIMIZED, LBA_DEPENDENT -> true;
            case STANDBY, UNAVAILABLE, OFFLINE, TRANSITIONING -> false;
        };
    }

    /** Additional sense that a refused command gets; only where {@link #servesMedia} is false. */
    public Sense refusal() {
        return switch (this) {
            case TRANSITIONING -> Sense.TRANSITIONING;
            case STANDBY -> Sense.STANDBY;
            case UNAVAILABLE -> Sense.UNAVAILABLE;
            case OFFLINE -> Sense.LU_OFFLINE;
            case OPTIMIZED, NON_OPTIMIZED, LBA_DEPENDENT -> throw new IllegalStateException(this + " refuses nothing");
        };
    }
}
