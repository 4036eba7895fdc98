package io.polypath.sim.model;

/** What kind of asymmetric access a device claims: TPGS field of standard INQUIRY, byte 5 bits 5-4. SPC-4, 6.4.2. */
public enum Tpgs {
    NONE(0),
    IMPLICIT(1),
    EXPLICIT(2),
    BOTH(3);

    private final int code;

    Tpgs(int code) {
        this.code = code;
    }

    /** Value of the field, 2 bits. */
    public int code() {
        return code;
    }
}
