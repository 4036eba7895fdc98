package io.polypath.ffm.scsi;

/** What a persistent reservation allows to whom. SPC-3 6.11.3.4. */
public enum ReservationType {
    /** The holder may write; everybody may read. */
    WRITE_EXCLUSIVE(0x1),
    /** The holder may read and write. */
    EXCLUSIVE_ACCESS(0x3),
    /** Who is registered may write; everybody may read. One registration holds it. */
    WRITE_EXCLUSIVE_REGISTRANTS_ONLY(0x5),
    /** Who is registered may read and write. One registration holds it. */
    EXCLUSIVE_ACCESS_REGISTRANTS_ONLY(0x6),
    /** As {@link #WRITE_EXCLUSIVE_REGISTRANTS_ONLY}, held by every registration; its key reads as 0. */
    WRITE_EXCLUSIVE_ALL_REGISTRANTS(0x7),
    /** As {@link #EXCLUSIVE_ACCESS_REGISTRANTS_ONLY}, held by every registration; its key reads as 0. */
    EXCLUSIVE_ACCESS_ALL_REGISTRANTS(0x8);

    private static final ReservationType[] BY_CODE = new ReservationType[16];

    static {
        for (ReservationType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;

    ReservationType(int code) {
        this.code = code;
    }

    /** The type's four bits. */
    public int code() {
        return code;
    }

    /**
     * The type that a byte's low four bits stand for; the high four are the scope.
     *
     * @return null for a value that SPC-3 reserves or calls obsolete
     */
    public static ReservationType of(int scopeAndType) {
        return BY_CODE[scopeAndType & 0xF];
    }
}
