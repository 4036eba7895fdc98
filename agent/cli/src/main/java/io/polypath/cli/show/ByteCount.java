package io.polypath.cli.show;

/** Amounts of memory for people, in powers of 1024. */
public final class ByteCount {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private ByteCount() {}

    /** For instance {@code 512 B} or {@code 1.5 MiB}; {@code -} for a negative number, which stands for unknown. */
    public static String text(long bytes) {
        if (bytes < 0) {
            return "-";
        }
        int unit = 0;
        long tenths = 10 * Math.min(bytes, Long.MAX_VALUE / 10);
        while (tenths >= 10_240 && unit < UNITS.length - 1) {
            tenths /= 1_024;
            unit++;
        }
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " " + UNITS[unit];
    }
}
