package io.polypath.agent.config.regex;

/** A condition on a place between two bytes. */
enum Place {
    /** {@code ^} and <code>\`</code>: before the first byte. */
    START,
    /** {@code $} and {@code \'}: after the last byte. */
    END,
    /** {@code \b}: a word begins or ends here. */
    WORD_EDGE,
    /** {@code \B}: no word begins or ends here. */
    NO_WORD_EDGE,
    /** {@code \<}: a word begins here. */
    WORD_START,
    /** {@code \>}: a word ends here. */
    WORD_END;

    private static final ByteSet WORD = CharacterClass.word();

    /** Whether it holds in {@code text} before byte {@code at}, 0 to the length. */
    boolean holds(String text, int at) {
        boolean before = at > 0 && WORD.contains(text.charAt(at - 1));
        boolean after = at < text.length() && WORD.contains(text.charAt(at));
        return switch (this) {
            case START -> at == 0;
            case END -> at == text.length();
            case WORD_EDGE -> before != after;
            case NO_WORD_EDGE -> before == after;
            case WORD_START -> !before && after;
            case WORD_END -> before && !after;
        };
    }
}
