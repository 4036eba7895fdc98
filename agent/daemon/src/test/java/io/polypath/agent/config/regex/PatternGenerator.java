package io.polypath.agent.config.regex;

import java.util.random.RandomGenerator;

/** Patterns and texts over few letters, so that matches are frequent. */
final class PatternGenerator {

    private static final String[] ATOMS = {
        "a", "b", "c", "1", " ", "_", ".", "\\.", "\\[", "\\w", "\\W", "\\s", "\\S", "\\b", "\\B", "\\<", "\\>", "\\`", "\\'",
        "^", "$", "-", "/", "\\{", "\\!", "\\a", "}", "]", "\200", "()"
    };
    private static final String[] INSIDE = {
        "a", "b", "c", "a-c", "1", "-", "[:alpha:]", "[:digit:]", "[:space:]", "[:punct:]", "[.a.]", "[=b=]", "\\", "^", " ", ".",
        "b-a", "[:no:]", "[.ab.]", "[", "]", "--/", "\300", "a-[.c.]"
    };
    private static final String[] REPEATS = {
        "*", "+", "?", "{2}", "{1,2}", "{0}", "{,2}", "{1,}", "{2,1}", "{", "{}", "{,}", "{x}"
    };
    private static final String RAW = "ab1.*+?|()[]{}^$\\-:,2< \200";
    private static final String SUBJECT = "aabbc1_ -./[{!a\200";

    private final RandomGenerator random;

    PatternGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** Mostly well-formed; one in eight is a heap of special characters. */
    String pattern() {
        return random.nextInt(8) == 0 ? pick(RAW, 8) : alternatives(3);
    }

    String subject() {
        return pick(SUBJECT, 10);
    }

    private String pick(String from, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most + 1);
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }

    private String alternatives(int depth) {
        StringBuilder text = new StringBuilder(sequence(depth));
        while (random.nextInt(4) == 0) {
            text.append('|').append(sequence(depth));
        }
        return text.toString();
    }

    private String sequence(int depth) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(atom(depth));
            while (random.nextInt(4) == 0) {
                text.append(REPEATS[random.nextInt(random.nextInt(3) == 0 ? REPEATS.length : 5)]);
            }
        }
        return text.toString();
    }

    private String atom(int depth) {
        int kind = random.nextInt(6);
        if (kind == 0 && depth > 0) {
            return "(" + alternatives(depth - 1) + ")";
        }
        return kind == 1 ? bracket() : ATOMS[random.nextInt(random.nextInt(4) == 0 ? ATOMS.length : 8)];
    }

    private String bracket() {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "[^" : "[");
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            text.append(INSIDE[random.nextInt(random.nextInt(4) == 0 ? INSIDE.length : 10)]);
        }
        return text.append(']').toString();
    }
}
