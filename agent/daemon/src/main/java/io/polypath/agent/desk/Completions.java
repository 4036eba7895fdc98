package io.polypath.agent.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What may come next in a command that somebody is typing. Functions only. */
public final class Completions {

    private static final List<String> EXTENSION = List.of("why", "wait", "drain", "log", "help");

    private Completions() {}

    /** What an argument names. */
    public enum Argument {
        /** No argument comes next. */
        NONE,
        /** A path, by its kernel name. */
        PATH,
        /** A map, by its name. */
        MAP,
        /** A number, a format or a key, which nobody can guess. */
        OTHER
    }

    /**
     * The next word.
     *
     * @param words keywords that may come; empty where an argument comes, and behind what is no command
     */
    public record Next(List<String> words, Argument argument) {}

    /** @param typed whole words before the one that is being typed */
    public static Next after(List<String> typed) {
        if (!typed.isEmpty() && typed.getFirst().equals(Extension.WORD)) {
            return words(typed.size() == 1 ? List.of(Extension.VERSION) : typed.size() == 2 ? EXTENSION : List.of());
        }
        List<Keyword> keywords = new ArrayList<>();
        Keyword open = null;
        for (String word : typed) {
            if (open != null) {
                open = null;
                continue;
            }
            Keyword keyword = Keyword.of(word);
            if (keyword == null) {
                return words(List.of());
            }
            keywords.add(keyword);
            open = keyword.takesArgument() ? keyword : null;
        }
        return open == null ? words(spellings(keywords)) : new Next(List.of(), argument(open));
    }

    private static Next words(List<String> words) {
        return new Next(words, Argument.NONE);
    }

    private static List<String> spellings(List<Keyword> before) {
        Set<String> spellings = new LinkedHashSet<>();
        Commands.following(before).forEach(keyword -> spellings.addAll(keyword.spellings()));
        if (before.isEmpty()) {
            spellings.add(Extension.WORD);
        }
        return List.copyOf(spellings);
    }

    private static Argument argument(Keyword keyword) {
        return switch (keyword) {
            case PATH -> Argument.PATH;
            case MAP -> Argument.MAP;
            default -> Argument.OTHER;
        };
    }
}
