package io.polypath.agent.topology;

import java.util.regex.Pattern;

/**
 * The kernel's identity of an NVMe namespace that has none of its own is longer than an identity may be: vendor, serial number, model
 * and namespace id in hexadecimal, and some targets fill serial number and model with zeroes. Without them it is short enough, and the
 * incumbent writes it so.
 *
 * <pre>
 *   nvme.0000-3163653363666438-4c696e7578000000000000-00000002
 *                              4c696e7578
 * </pre>
 */
final class NvmePadding {

    private static final Pattern IDENTITY = Pattern.compile("nvme\\.\\p{XDigit}{4}-[^-]*-[^-]*-[^-]*");

    private NvmePadding() {}

    /** The text without the zeroes that fill its model and its serial number, if it is such an identity and longer than allowed. */
    static String shorten(String text, int mostCharacters) {
        if (text.length() <= mostCharacters || !IDENTITY.matcher(text).matches()) {
            return text;
        }
        String[] parts = text.split("-", -1);
        return String.join("-", parts[0], unfilled(parts[1]), unfilled(parts[2]), parts[3]);
    }

    private static String unfilled(String digits) {
        int end = digits.length();
        while (end >= 2 && digits.startsWith("00", end - 2)) {
            end -= 2;
        }
        return digits.substring(0, end);
    }
}
