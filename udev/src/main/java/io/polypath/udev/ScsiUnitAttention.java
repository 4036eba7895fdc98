package io.polypath.udev;

import java.nio.charset.StandardCharsets;

/**
 * The unit attentions that the kernel reports in {@code SDEV_UA=} of a scsi_device change event
 * (drivers/scsi/scsi_lib.c). A kind that arrives several times before the kernel's worker runs gives one event.
 */
public enum ScsiUnitAttention {
    /** 3F/03. The kernel rescans the device before it sends the event. */
    INQUIRY_DATA_HAS_CHANGED,
    /** 2A/09. The kernel does nothing about it. */
    CAPACITY_DATA_HAS_CHANGED,
    /** 38/07. */
    THIN_PROVISIONING_SOFT_THRESHOLD_REACHED,
    /** 2A/01. */
    MODE_PARAMETERS_CHANGED,
    /** 3F/0E. Other LUNs of the target that hold the same attention stay silent. */
    REPORTED_LUNS_DATA_HAS_CHANGED,
    /** 2A/06. Sent also where scsi_dh_alua eats the attention itself. */
    ASYMMETRIC_ACCESS_STATE_CHANGED,
    /** 29 with any qualifier. */
    POWER_ON_RESET_OCCURRED;

    private static final ScsiUnitAttention[] ALL = values();

    private final byte[] word = name().getBytes(StandardCharsets.US_ASCII);

    /** The bit of this kind in {@link Uevent#unitAttentions()}. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The bit of the kind that a property's value names, or 0 for a word that is not in the table. */
    static int bitOf(Uevent event, long span) {
        for (ScsiUnitAttention kind : ALL) {
            if (event.equals(span, kind.word)) {
                return kind.bit();
            }
        }
        return 0;
    }
}
