package io.polypath.agent.config.option;

import io.polypath.agent.config.regex.PosixPattern;

/** What an option is set to. Immutable; equal values mean the same. */
public sealed interface Value {

    /** As {@code show config} prints it: a value that reads back as itself. */
    String show();

    /** {@code yes} or {@code no}. */
    record Flag(boolean yes) implements Value {
        @Override
        public String show() {
            return yes ? "\"yes\"" : "\"no\"";
        }
    }

    /** A number in the unit of its option. */
    record Number(long amount) implements Value {
        @Override
        public String show() {
            return Long.toString(amount);
        }
    }

    /** Permission bits, 0 to 0777. */
    record Mode(int bits) implements Value {
        @Override
        public String show() {
            return "0" + Integer.toOctalString(bits);
        }
    }

    /** One of the words that the option knows. */
    record Word(String word) implements Value {
        @Override
        public String show() {
            return quote(word);
        }
    }

    /** Any text. */
    record Text(String text) implements Value {
        @Override
        public String show() {
            return quote(text);
        }
    }

    /**
     * A pattern.
     *
     * @param text as it was written, the inversion included
     * @param pattern null for a text that is none, which matches nothing
     * @param inverted whether everything else matches
     */
    record Pattern(String text, PosixPattern pattern, boolean inverted) implements Value {

        /** Whether {@code subject}, one character per byte, is meant. */
        public boolean matches(String subject) {
            return pattern != null && pattern.matches(subject) != inverted;
        }

        @Override
        public String show() {
            return quote(text);
        }
    }

    /**
     * A persistent reservation key (SPC-4 5.13).
     *
     * @param key 64 bits, not 0
     * @param aptpl whether it shall survive a loss of power
     */
    record ReservationKey(long key, boolean aptpl) implements Value {
        @Override
        public String show() {
            return "0x" + Long.toHexString(key) + (aptpl ? ":aptpl" : "");
        }
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
