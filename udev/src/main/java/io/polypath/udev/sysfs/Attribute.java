package io.polypath.udev.sysfs;

import java.nio.charset.StandardCharsets;

/** The content of one attribute file, or why there is none. Immutable. */
public final class Attribute {
    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final Absence absence;

    private Attribute(byte[] bytes, Absence absence) {
        this.bytes = bytes;
        this.absence = absence;
    }

    static Attribute of(byte[] bytes) {
        return new Attribute(bytes, Absence.NONE);
    }

    static Attribute absent(Absence absence) {
        return new Attribute(NOTHING, absence);
    }

    public boolean isPresent() {
        return absence == Absence.NONE;
    }

    /** Why there is no value; NONE when there is one. */
    public Absence absence() {
        return absence;
    }

    /** A copy of the bytes as read, with the newline that text attributes end in; empty when absent. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The value without blanks and newlines around it; empty when absent. Bytes are taken as ISO 8859-1, so none is
     * lost.
     */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1).strip();
    }

    /** The value as a decimal number, or {@code otherwise} when it is absent or not one. */
    public long number(long otherwise) {
        return Decimal.parse(text(), otherwise);
    }

    /** Whether the value is the number 1. */
    public boolean flag() {
        return number(0) == 1;
    }

    /** The text, or the reason for its absence in angle brackets. */
    @Override
    public String toString() {
        return isPresent() ? text() : "<" + absence + ">";
    }
}
