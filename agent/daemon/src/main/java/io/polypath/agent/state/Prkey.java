package io.polypath.agent.state;

/**
 * A persistent reservation key (SPC-5 6.17).
 *
 * @param key not 0, which means no key
 * @param aptpl whether the registration shall last through a loss of power
 */
public record Prkey(long key, boolean aptpl) {

    /** Characters of {@link #text}. */
    static final int LENGTH = 18;

    public Prkey {
        if (key == 0) {
            throw new IllegalArgumentException("0 is no reservation key");
        }
    }

    /** {@code 0x} and sixteen digits; a capital {@code X} says APTPL. */
    String text() {
        return (aptpl ? "0X" : "0x") + "%016x".formatted(key);
    }

    /** Whether a key, or one that was taken back ({@code #} for its first character), begins at {@code at}. */
    static boolean isAt(String text, int at) {
        if (at + LENGTH > text.length() || (text.charAt(at) != '0' && text.charAt(at) != '#')
                || Character.toLowerCase(text.charAt(at + 1)) != 'x') {
            return false;
        }
        for (int i = at + 2; i < at + LENGTH; i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The key at {@code at}; null when it was taken back or is 0. */
    static Prkey read(String text, int at) {
        long key = Long.parseUnsignedLong(text, at + 2, at + LENGTH, 16);
        return text.charAt(at) == '#' || key == 0 ? null : new Prkey(key, text.charAt(at + 1) == 'X');
    }
}
