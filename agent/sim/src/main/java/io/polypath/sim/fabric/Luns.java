package io.polypath.sim.fabric;

/** Logical unit numbers in the kernel's integer form. */
public final class Luns {

    private static final int PERIPHERAL_LIMIT = 256;
    private static final int FLAT_SPACE = 0x4000;
    private static final int FLAT_LIMIT = 0x4000;

    private Luns() {}

    /**
     * A number as an array reports it: in peripheral device addressing while that suffices, in flat space addressing beyond.
     * SAM-5, 4.7.7.
     */
    public static long kernelForm(int number) {
        if (number < 0 || number >= FLAT_LIMIT) {
            throw new IllegalArgumentException("logical unit " + number + " has no flat space address");
        }
        return number < PERIPHERAL_LIMIT ? number : FLAT_SPACE | number;
    }
}
