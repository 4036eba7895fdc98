package io.polypath.sim.scsi;

import io.polypath.sim.model.Sense;

/** Sense data, SPC-4, 4.5: fixed format (70h, 18 bytes) or descriptor format (72h, without descriptors, 8 bytes). */
final class SenseData {

    static final int FIXED_BYTES = 18;
    static final int DESCRIPTOR_BYTES = 8;

    private static final int FIXED = 0x70;
    private static final int DESCRIPTOR = 0x72;

    private SenseData() {}

    /**
     * Writes the sense data to the beginning of a cleared buffer.
     *
     * @return how many bytes it has
     */
    static int write(Sense sense, boolean descriptorFormat, byte[] to) {
        if (descriptorFormat) {
            to[0] = DESCRIPTOR;
            to[1] = (byte) sense.key();
            to[2] = (byte) sense.asc();
            to[3] = (byte) sense.ascq();
            return DESCRIPTOR_BYTES;
        }
        to[0] = FIXED;
        to[2] = (byte) sense.key();
        to[7] = FIXED_BYTES - 8;
        to[12] = (byte) sense.asc();
        to[13] = (byte) sense.ascq();
        return FIXED_BYTES;
    }
}
