package io.polypath.udev.sysfs;

/** Decimal numbers as sysfs and udevd write them. Pure. */
final class Decimal {

    private Decimal() {}

    /** The number, or {@code otherwise} when the text is not one that a long holds. */
    static long parse(String text, long otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
