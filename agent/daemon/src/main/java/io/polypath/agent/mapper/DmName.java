package io.polypath.agent.mapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names and uuids as libdm puts them into the kernel: a byte that udev would not take into the name of a node is written as
 * {@code \xNN}. Everything that goes through libdm sees them so, and a map that we make has to look the same.
 */
final class DmName {

    private static final String TAKEN_AS_IT_IS = "#+-.:=@_";
    private static final String HEX = "0123456789abcdef";

    private DmName() {}

    /** As the kernel has it. A text that nothing has to be done to is returned itself, and nothing is allocated. */
    static String encoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return encode(text);
            }
        }
        return text;
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) (b & 0xff))) {
                encoded.append((char) b);
            } else {
                encoded.append("\\x").append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TAKEN_AS_IT_IS.indexOf(c) >= 0;
    }

    /** As people write it. What is no whole {@code \xNN} stays. */
    static String decoded(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            int code = code(bytes, at);
            decoded.write(code < 0 ? bytes[at] : code);
            at += code < 0 ? 1 : 4;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** The byte that {@code \xNN} at a place stands for, or -1. */
    private static int code(byte[] bytes, int at) {
        if (bytes[at] != '\\' || at + 4 > bytes.length || bytes[at + 1] != 'x') {
            return -1;
        }
        int high = Character.digit(bytes[at + 2], 16);
        int low = Character.digit(bytes[at + 3], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
