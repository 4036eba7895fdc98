package io.polypath.cli.config;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Texts of the configuration, which have one character per byte, on the way to people. */
public final class ByteText {

    private ByteText() {}

    /** The bytes as UTF-8; what is none is replaced. */
    static String readable(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The bytes themselves. */
    public static void write(String text, PrintStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes, 0, bytes.length);
    }
}
