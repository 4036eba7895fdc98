package io.polypath.cli.top;

/**
 * A key that was pressed.
 *
 * @param kind which
 * @param character for {@link Kind#CHARACTER}, else 0
 */
record Key(Kind kind, char character) {

    /** Kinds of keys. */
    enum Kind {
        CHARACTER,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        TAB,
        ENTER,
        BACKSPACE,
        ESCAPE,
        /** One that means nothing here. */
        OTHER,
        /** The terminal is gone. */
        END_OF_INPUT
    }

    /** Where characters come from. */
    @FunctionalInterface
    interface Source {
        /**
         * The next character; minus one at the end of input, minus two when none came in time.
         *
         * @param millis how long to wait
         */
        int next(long millis);
    }

    /** No character came in time. */
    static final int NOTHING = -2;

    private static final int ESC = 27;

    /** What follows an escape character at once belongs to it. */
    private static final long SEQUENCE_MS = 50;

    private static final int LONGEST_SEQUENCE = 8;

    static Key of(Kind kind) {
        return new Key(kind, '\0');
    }

    static Key of(char character) {
        return new Key(Kind.CHARACTER, character);
    }

    boolean is(char wanted) {
        return kind == Kind.CHARACTER && character == wanted;
    }

    /**
     * Reads a key.
     *
     * @param millis how long to wait for one
     * @return null when none was pressed
     */
    static Key read(Source source, long millis) {
        int first = source.next(millis);
        return switch (first) {
            case NOTHING -> null;
            case -1, 3, 4 -> of(Kind.END_OF_INPUT);
            case ESC -> escape(source);
            case '\t' -> of(Kind.TAB);
            case '\r', '\n' -> of(Kind.ENTER);
            case 8, 127 -> of(Kind.BACKSPACE);
            default -> first >= ' ' ? of((char) first) : of(Kind.OTHER);
        };
    }

    /** ECMA-48 and the terminals that came after it: {@code CSI A}, {@code SS3 A}, {@code CSI 5 ~}. */
    private static Key escape(Source source) {
        int next = source.next(SEQUENCE_MS);
        if (next != '[' && next != 'O') {
            return of(next == -1 ? Kind.END_OF_INPUT : next == NOTHING ? Kind.ESCAPE : Kind.OTHER);
        }
        StringBuilder sequence = new StringBuilder();
        while (sequence.length() < LONGEST_SEQUENCE) {
            int c = source.next(SEQUENCE_MS);
            if (c < 0) {
                break;
            }
            sequence.append((char) c);
            if (c >= '@') {
                break;
            }
        }
        return of(named(sequence.toString()));
    }

    private static Kind named(String sequence) {
        return switch (sequence) {
            case "A" -> Kind.UP;
            case "B" -> Kind.DOWN;
            case "5~" -> Kind.PAGE_UP;
            case "6~" -> Kind.PAGE_DOWN;
            case "H", "1~", "7~" -> Kind.HOME;
            case "F", "4~", "8~" -> Kind.END;
            default -> Kind.OTHER;
        };
    }
}
