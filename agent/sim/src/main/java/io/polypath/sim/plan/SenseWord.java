package io.polypath.sim.plan;

import io.polypath.sim.model.Sense;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sense codes as they stand in scripts: {@code 05/25/00}, and {@code 2A/09} for a unit attention. */
final class SenseWord {

    private static final Pattern SENSE = Pattern.compile("([0-9A-Fa-f]{1,2})/([0-9A-Fa-f]{1,2})/([0-9A-Fa-f]{1,2})");
    private static final int MOST_KEY = 0xf;
    private static final int UNIT_ATTENTION = 0x6;

    private SenseWord() {}

    static Sense sense(String word) throws BadWord {
        Matcher parts = SENSE.matcher(word);
        if (!parts.matches() || hex(parts.group(1)) > MOST_KEY) {
            throw new BadWord(ProblemKind.NOT_A_SENSE, word,
                    "a sense is written as key, code and qualifier, for instance 05/25/00");
        }
        return Sense.of(hex(parts.group(1)), hex(parts.group(2)), hex(parts.group(3)));
    }

    static Sense attention(String word) throws BadWord {
        Matcher parts = SENSE.matcher(UNIT_ATTENTION + "/" + word);
        if (!parts.matches()) {
            throw new BadWord(ProblemKind.NOT_A_SENSE, word,
                    "a unit attention is written as code and qualifier, for instance 2A/09");
        }
        return Sense.of(UNIT_ATTENTION, hex(parts.group(2)), hex(parts.group(3)));
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }
}
