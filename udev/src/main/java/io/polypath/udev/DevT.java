package io.polypath.udev;

/**
 * A device number.
 *
 * @param major 0 to 4095 (12 bits in the kernel)
 * @param minor 0 to 1048575 (20 bits in the kernel)
 */
public record DevT(int major, int minor) implements Comparable<DevT> {
    private static final int MAX_MAJOR = (1 << 12) - 1;
    private static final int MAX_MINOR = (1 << 20) - 1;

    public DevT {
        if (major < 0 || major > MAX_MAJOR || minor < 0 || minor > MAX_MINOR) {
            throw new IllegalArgumentException("no device number: " + major + ":" + minor);
        }
    }

    /** The number in one word, major in bits 32 to 43, minor in bits 0 to 19. Not the kernel's dev_t encoding. */
    public long packed() {
        return (long) major << Integer.SIZE | minor;
    }

    /** The inverse of {@link #packed()}. */
    public static DevT ofPacked(long packed) {
        return new DevT((int) (packed >>> Integer.SIZE), (int) packed);
    }

    /** Reads {@code "8:16"}; null when {@code text} is not a device number. */
    public static DevT parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon > 4 || text.length() - colon > 8) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (i != colon && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return null;
            }
        }
        if (colon == text.length() - 1) {
            return null;
        }
        long packed = pack(Long.parseLong(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
        return packed == Uevent.NOT_A_NUMBER ? null : ofPacked(packed);
    }

    static long pack(long major, long minor) {
        boolean valid = major >= 0 && major <= MAX_MAJOR && minor >= 0 && minor <= MAX_MINOR;
        return valid ? major << Integer.SIZE | minor : Uevent.NOT_A_NUMBER;
    }

    @Override
    public int compareTo(DevT other) {
        return Long.compare(packed(), other.packed());
    }

    /** {@code "8:16"}. */
    @Override
    public String toString() {
        return major + ":" + minor;
    }
}
