package io.polypath.agent.desk;

import io.polypath.agent.config.grammar.Token;
import io.polypath.agent.config.grammar.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads requests: words as in a line of the configuration, each a keyword or its beginning, some followed by an argument. The
 * keywords in their order are the command. A function only.
 */
final class Grammar {

    private Grammar() {}

    /** @param request any text, one character per byte */
    static Reading read(String request) {
        Tokenizer line = new Tokenizer(request);
        List<Token> tokens = line.tokens();
        if (!tokens.isEmpty() && tokens.getFirst().text().equals(Extension.WORD)) {
            return Extension.read(tokens.stream().skip(1).map(Token::text).toList());
        }
        List<Keyword> words = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        Keyword last = null;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (last != null && last.takesArgument()) {
                arguments.add(argument(last, token.text()));
                last = null;
                continue;
            }
            last = Keyword.of(token.text());
            if (last == null) {
                boolean closes = token.quoted() && !line.unclosed();
                return unknown(request, i + 1 == tokens.size() && !closes);
            }
            words.add(last);
        }
        Meaning meaning = last != null && last.takesArgument() ? null : Commands.meaning(words);
        return meaning == null
                ? refused(request, ": Missing argument\n")
                : new Reading.Understood(meaning, arguments, Reading.Understood.USUAL_LIMIT);
    }

    /** The list of commands is for whoever stopped at an unknown word; in front of others there is only a failure. */
    private static Reading unknown(String request, boolean atEnd) {
        return atEnd ? refused(request, ": not found\n") : new Reading.Refused("fail\n");
    }

    private static Reading refused(String request, String why) {
        return new Reading.Refused("fail\n" + request + why + Commands.HELP);
    }

    /** Device names come with or without {@code /dev/}; cciss disks have a slash in theirs, which sysfs writes as {@code !}. */
    private static String argument(Keyword keyword, String text) {
        if (keyword != Keyword.PATH && keyword != Keyword.MAP) {
            return text;
        }
        String name = text.startsWith("/dev/") && text.length() > "/dev/".length() ? text.substring("/dev/".length()) : text;
        return keyword == Keyword.PATH ? name.replaceFirst("cciss/", "cciss!") : name;
    }
}
