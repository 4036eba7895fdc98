package io.polypath.ffm.scsi;

/** Sense keys, 0 to Fh. SPC-4, "Sense key". */
public final class SenseKey {
    public static final int NO_SENSE = 0x0;
    public static final int RECOVERED_ERROR = 0x1;
    public static final int NOT_READY = 0x2;
    public static final int MEDIUM_ERROR = 0x3;
    public static final int HARDWARE_ERROR = 0x4;
    public static final int ILLEGAL_REQUEST = 0x5;
    public static final int UNIT_ATTENTION = 0x6;
    public static final int DATA_PROTECT = 0x7;
    public static final int ABORTED_COMMAND = 0xB;
    public static final int COMPLETED = 0xF;

    private static final String[] NAMES = {
        "no sense", "recovered error", "not ready", "medium error", "hardware error", "illegal request",
        "unit attention", "data protect", "blank check", "vendor specific", "copy aborted", "aborted command",
        "reserved", "volume overflow", "miscompare", "completed",
    };

    private SenseKey() {
    }

    /** The standard's name in lower case; only the low four bits of {@code key} count. */
    public static String name(int key) {
        return NAMES[key & 0xF];
    }
}
