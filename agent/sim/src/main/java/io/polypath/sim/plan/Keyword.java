package io.polypath.sim.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How constants are written in plans: in lower case, with hyphens. */
final class Keyword {

    private Keyword() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All constants of a type, separated by commas. */
    static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Keyword::of).collect(Collectors.joining(", "));
    }

    static <E extends Enum<E>> E parse(Class<E> type, String word) throws BadWord {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw new BadWord(ProblemKind.UNKNOWN_WORD, word, "one of " + all(type) + " belongs here");
    }
}
