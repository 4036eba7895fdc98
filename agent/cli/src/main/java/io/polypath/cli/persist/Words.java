package io.polypath.cli.persist;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line cut into options and the rest, as getopt_long(3) does it: letters may stand together, values beside their letter, and
 * long names be shortened; options may stand behind other words, and {@code --} ends them.
 *
 * @param given in order
 * @param rest words that are no options
 */
record Words(List<Given> given, List<String> rest) {

    /** @param value empty for an option that takes none */
    record Given(Switch option, String value) {}

    /** @throws PersistFault for an option that does not exist, or lacks its value */
    static Words read(List<String> line) throws PersistFault {
        Words words = new Words(new ArrayList<>(), new ArrayList<>());
        int at = 0;
        while (at < line.size()) {
            String word = line.get(at++);
            String next = at < line.size() ? line.get(at) : null;
            if (word.equals("--")) {
                words.rest.addAll(line.subList(at, line.size()));
                break;
            }
            if (word.startsWith("--")) {
                at += words.longOption(word.substring(2), next);
            } else if (word.startsWith("-") && word.length() > 1) {
                at += words.letters(word, next);
            } else {
                words.rest.add(word);
            }
        }
        return words;
    }

    private int longOption(String text, String next) throws PersistFault {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Switch option = Switch.ofWord(name);
        boolean needless = option != null && equals >= 0 && !option.takesValue();
        if (option == null || needless) {
            throw new PersistFault("no such option: --" + text);
        }
        return take(option, equals < 0 ? "" : text.substring(equals + 1), equals >= 0, next);
    }

    private int letters(String word, String next) throws PersistFault {
        for (int i = 1; i < word.length(); i++) {
            Switch option = Switch.ofLetter(word.charAt(i));
            if (option == null) {
                throw new PersistFault("no such option: -" + word.charAt(i));
            }
            if (option.takesValue()) {
                return take(option, word.substring(i + 1), i + 1 < word.length(), next);
            }
            given.add(new Given(option, ""));
        }
        return 0;
    }

    /** @return how many further words it took */
    private int take(Switch option, String value, boolean attached, String next) throws PersistFault {
        boolean fromNext = option.takesValue() && !attached;
        if (fromNext && next == null) {
            throw new PersistFault("an option lacks its value");
        }
        given.add(new Given(option, fromNext ? next : value));
        return fromNext ? 1 : 0;
    }
}
