package io.polypath.cli.persist;

/** Bytes as sg3-utils and multipath-tools dump them: sixteen to a line, in two groups. */
final class Hex {

    private static final int PER_LINE = 16;
    private static final int PER_GROUP = 8;

    private Hex() {}

    /** Up to sixteen bytes from {@code from} on, without a newline. */
    static String line(byte[] bytes, int from) {
        StringBuilder line = new StringBuilder("       ");
        for (int i = 0; i < PER_LINE && from + i < bytes.length; i++) {
            line.append(i == PER_GROUP ? "  " : " ").append("%02x".formatted(bytes[from + i]));
        }
        return line.toString();
    }

    /** All of them, line by line. */
    static String page(byte[] bytes) {
        StringBuilder page = new StringBuilder();
        for (int from = 0; from < bytes.length; from += PER_LINE) {
            page.append(line(bytes, from)).append('\n');
        }
        return page.toString();
    }
}
