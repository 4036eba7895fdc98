package io.polypath.cli.multipath;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line as getopt(3) reads it: letters in any order and in bundles, an argument in the same word or in the next one, and
 * operands between them.
 *
 * @param options in their order
 * @param operands what is no option
 */
record GetOpt(List<Given> options, List<String> operands) {

    private static final char ARGUMENT = ':';

    /**
     * One letter.
     *
     * @param argument null without one
     */
    record Given(char letter, String argument) {}

    /** What the line says that it may not say. */
    static final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String sentence) {
            super(sentence);
        }
    }

    /**
     * @param letters those that there are; {@code :} behind one that takes an argument, {@code ::} where only the same word can
     *     hold it
     */
    static GetOpt parse(String letters, List<String> words) throws Misuse {
        GetOpt line = new GetOpt(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                line.operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (word.length() < 2 || word.charAt(0) != '-') {
                line.operands.add(word);
            } else if (line.bundle(letters, word)) {
                i++;
                if (i == words.size()) {
                    throw new Misuse("Missing option argument");
                }
                line.options.add(new Given(word.charAt(word.length() - 1), words.get(i)));
            }
        }
        return line;
    }

    /** @return whether the last letter takes its argument from the next word */
    private boolean bundle(String letters, String word) throws Misuse {
        for (int at = 1; at < word.length(); at++) {
            char letter = word.charAt(at);
            int known = letter == ARGUMENT ? -1 : letters.indexOf(letter);
            if (known < 0) {
                throw new Misuse("Unknown switch: " + letter);
            }
            boolean takes = letters.startsWith(":", known + 1);
            boolean sameWord = letters.startsWith("::", known + 1);
            boolean last = at == word.length() - 1;
            if (takes && !last) {
                options.add(new Given(letter, word.substring(at + 1)));
                return false;
            }
            if (takes && !sameWord) {
                return true;
            }
            options.add(new Given(letter, null));
        }
        return false;
    }
}
