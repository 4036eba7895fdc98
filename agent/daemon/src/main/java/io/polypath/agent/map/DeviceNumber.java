package io.polypath.agent.map;

/** {@code MAJOR:MINOR} as device-mapper writes it: 12 bits and 20 bits, decimal. */
final class DeviceNumber {

    private static final long MAX_MAJOR = (1 << 12) - 1;
    private static final long MAX_MINOR = (1 << 20) - 1;

    private DeviceNumber() {}

    static boolean isValid(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && Words.decimal(text.substring(0, colon), MAX_MAJOR) >= 0
                && Words.decimal(text.substring(colon + 1), MAX_MINOR) >= 0;
    }
}
