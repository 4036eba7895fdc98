package io.polypath.sim.plan;

import io.polypath.sim.fabric.FabricModel;
import java.util.List;

/** The words of one line of a script, read from left to right. */
final class Words {

    private final List<String> words;
    private final FabricModel fabric;
    private int next;

    /** @param shape the fabric that targets are to be found in */
    Words(List<String> words, FabricModel fabric) {
        this.words = words;
        this.fabric = fabric;
    }

    boolean hasMore() {
        return next < words.size();
    }

    /** @param expected what belongs here, for the explanation when the line has ended */
    String take(String expected) throws BadWord {
        if (!hasMore()) {
            throw new BadWord(ProblemKind.INCOMPLETE, "", expected + " is missing");
        }
        return words.get(next++);
    }

    /** Takes the name of a part of the fabric. */
    TargetName target() throws BadWord {
        return TargetName.parse(take("a target"), fabric);
    }

    /** Takes the next word if it is the given one. */
    boolean takeIf(String word) {
        boolean is = hasMore() && words.get(next).equals(word);
        if (is) {
            next++;
        }
        return is;
    }

    /** Takes a word that has to stand here. */
    void require(String word) throws BadWord {
        String found = take("'" + word + "'");
        if (!found.equals(word)) {
            throw new BadWord(ProblemKind.UNKNOWN_WORD, found, "'" + word + "' belongs here");
        }
    }

    /** Takes the next word if it names a constant of an enum, in lower case with hyphens. */
    <E extends Enum<E>> E takeIfOneOf(Class<E> type) {
        if (hasMore()) {
            for (E constant : type.getEnumConstants()) {
                if (Keyword.of(constant).equals(words.get(next))) {
                    next++;
                    return constant;
                }
            }
        }
        return null;
    }

    /** Takes a word that names a constant of an enum. */
    <E extends Enum<E>> E takeOneOf(Class<E> type, String expected) throws BadWord {
        E constant = takeIfOneOf(type);
        if (constant == null) {
            throw new BadWord(ProblemKind.UNKNOWN_WORD, take(expected), expected + " is one of " + Keyword.all(type));
        }
        return constant;
    }

    void requireEnd() throws BadWord {
        if (hasMore()) {
            throw new BadWord(ProblemKind.TRAILING_WORDS, words.get(next), "nothing more belongs here");
        }
    }
}
