package io.polypath.agent.show;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts inside JSON strings (RFC 8259 section 7). Functions only. */
final class JsonText {

    private static final String SHORT = "\"\\\b\f\n\r\t";
    private static final String LETTERS = "\"\\bfnrt";

    private JsonText() {}

    /** Writes a text as {@link #escape} has it. Nearly all need nothing done to them. */
    static void write(Sheet out, String bytes) {
        out.append(isPlain(bytes) ? bytes : escape(bytes));
    }

    private static boolean isPlain(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (!plain(bytes.charAt(i), false)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Escapes a text of one character per byte. Bytes that are UTF-8 stay; a text that is not UTF-8 has each of its bytes above
     * 127 escaped as the Latin-1 character of that number, so that the document is always valid.
     */
    static String escape(String bytes) {
        boolean readable = isUtf8(bytes);
        StringBuilder text = null;
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if (plain(c, readable)) {
                if (text != null) {
                    text.append(c);
                }
                continue;
            }
            if (text == null) {
                text = new StringBuilder(bytes.length() + 16).append(bytes, 0, i);
            }
            int letter = SHORT.indexOf(c);
            text.append(letter >= 0 ? "\\" + LETTERS.charAt(letter) : "\\u%04x".formatted((int) c));
        }
        return text == null ? bytes : text.toString();
    }

    private static boolean plain(char c, boolean readable) {
        return c >= ' ' && c != '"' && c != '\\' && c != 0x7f && (c < 0x80 || readable && c <= 0xff);
    }

    private static boolean isUtf8(String bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
