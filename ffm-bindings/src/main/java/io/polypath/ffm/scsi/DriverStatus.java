package io.polypath.ffm.scsi;

/**
 * {@code sg_io_hdr.driver_status}. Kernels since 5.14 set only {@link #SENSE} (from {@code scsi/sg.h}), older ones the
 * others too; bits 7 to 4 were suggestions and mean nothing any more.
 */
public final class DriverStatus {
    public static final int OK = 0x00;
    public static final int TIMEOUT = 0x06;
    /** Sense data is there. */
    public static final int SENSE = 0x08;

    private static final int STATUS_BITS = 0x0F;
    private static final String[] NAMES = {
        "DRIVER_OK", "DRIVER_BUSY", "DRIVER_SOFT", "DRIVER_MEDIA", "DRIVER_ERROR", "DRIVER_INVALID",
        "DRIVER_TIMEOUT", "DRIVER_HARD", "DRIVER_SENSE",
    };

    private DriverStatus() {
    }

    /** The status without the suggestion bits. */
    public static int masked(int driverStatus) {
        return driverStatus & STATUS_BITS;
    }

    /** The kernel's name, or {@code DRIVER_0xXX} for a value that this list does not know; that one allocates. */
    public static String name(int driverStatus) {
        int status = masked(driverStatus);
        return status < NAMES.length ? NAMES[status] : "DRIVER_0x%02x".formatted(driverStatus);
    }
}
