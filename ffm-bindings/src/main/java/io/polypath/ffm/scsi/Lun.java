package io.polypath.ffm.scsi;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The two forms of a logical unit number: the 8 bytes of SAM-5, read as one big-endian number (the wire form), and the
 * kernel's integer, in which the four two-byte levels stand in the other order so that small numbers stay small (the last
 * part of {@code H:C:T:L}; {@code scsilun_to_int} and {@code int_to_scsilun}). The text methods allocate.
 */
public final class Lun {
    /** No logical unit number, in both forms. */
    public static final long NONE = -1L;

    private static final Pattern WIRE = Pattern.compile("0x[0-9a-fA-F]{16}");
    private static final Pattern KERNEL = Pattern.compile("[0-9]{1,20}");

    private Lun() {
    }

    /** The kernel's integer for a wire form. */
    public static long kernelOf(long wire) {
        return swapLevels(wire);
    }

    /** The wire form for the kernel's integer. */
    public static long wireOf(long kernel) {
        return swapLevels(kernel);
    }

    /** Reversing the order of the four levels is its own inverse. */
    private static long swapLevels(long lun) {
        return lun << 48
            | (lun & 0xFFFF_0000L) << 16
            | lun >>> 16 & 0xFFFF_0000L
            | lun >>> 48;
    }

    /** {@code 0x} and 16 digits in wire order: what {@code %L} shows. {@link #NONE} is {@code 0xffffffffffffffff}. */
    public static String text(long wire) {
        return "0x" + HexFormat.of().toHexDigits(wire);
    }

    /**
     * The wire form that a text stands for, from a command line or from sysfs.
     *
     * @param text {@code 0x} and 16 digits in wire order, or the kernel's integer in decimal
     * @return the wire form, or {@link #NONE} for any other text
     */
    public static long parse(String text) {
        if (WIRE.matcher(text).matches()) {
            return Long.parseUnsignedLong(text, 2, text.length(), 16);
        }
        boolean fits = KERNEL.matcher(text).matches() && new BigInteger(text).bitLength() <= Long.SIZE;
        return fits ? wireOf(Long.parseUnsignedLong(text)) : NONE;
    }
}
