package io.polypath.ffm.dm;

/**
 * The device number in records of the device-mapper: Linux's 32-bit dev_t ({@code huge_encode_dev}, linux/kdev_t.h) in
 * 64 bits.
 *
 * <pre>
 *   63      32 31        20 19      8 7        0
 *   | 0       | minor 19-8 | major   | minor 7-0|
 * </pre>
 */
public final class DmDevice {
    private static final int MAX_MAJOR = 0xfff;
    private static final int MAX_MINOR = 0xfffff;

    private DmDevice() {}

    /** @throws IllegalArgumentException unless {@code major} is 0 to 4095 and {@code minor} 0 to 1048575 */
    public static long number(int major, int minor) {
        if (major < 0 || major > MAX_MAJOR || minor < 0 || minor > MAX_MINOR) {
            throw new IllegalArgumentException("no device number: " + major + ":" + minor);
        }
        return minor & 0xff | (long) major << 8 | (long) (minor & ~0xff) << 12;
    }

    public static int major(long number) {
        return (int) (number >>> 8) & MAX_MAJOR;
    }

    public static int minor(long number) {
        return (int) (number & 0xff | number >>> 12 & MAX_MINOR & ~0xff);
    }
}
