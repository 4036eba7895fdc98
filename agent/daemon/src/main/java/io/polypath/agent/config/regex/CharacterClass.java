package io.polypath.agent.config.regex;

/** The character classes of the C locale (POSIX.1-2017 XBD 7.3.1). Bytes above 127 are in none. */
final class CharacterClass {

    private CharacterClass() {}

    /** The bytes of {@code [:name:]}, or null when there is no such class. */
    static ByteSet named(String name) {
        return switch (name) {
            case "alpha" -> ranges("AZaz");
            case "digit" -> ranges("09");
            case "alnum" -> ranges("09AZaz");
            case "upper" -> ranges("AZ");
            case "lower" -> ranges("az");
            case "xdigit" -> ranges("09AFaf");
            case "space" -> ranges("\t\r  ");
            case "blank" -> ranges("\t\t  ");
            case "print" -> ranges(" ~");
            case "graph" -> ranges("!~");
            case "punct" -> ranges("!/:@[`{~");
            case "cntrl" -> ranges("\000\037\177\177");
            default -> null;
        };
    }

    /** Letters, digits and the underscore: what {@code \w} matches. */
    static ByteSet word() {
        return ranges("09AZaz__");
    }

    /** Pairs of a first and a last byte. */
    private static ByteSet ranges(String pairs) {
        ByteSet set = new ByteSet();
        for (int i = 0; i < pairs.length(); i += 2) {
            set.addRange(pairs.charAt(i), pairs.charAt(i + 1));
        }
        return set;
    }
}
