package io.polypath.agent.config.regex;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads an extended regular expression (POSIX.1-2017 XBD 9.4) with the forms that glibc adds: {@code \w \W \s \S \b \B
 * \< \>}, <code>\`</code>, {@code \'}, empty alternatives, {@code {,n}}, and an unmatched {@code )} as an ordinary byte.
 * Back-references are refused: no matcher in linear time can have them. Owned by one parse.
 */
final class PatternParser {

    /** Deepest nesting of parentheses and of repetitions of repetitions. */
    static final int MOST_DEPTH = 200;

    private final Input input;
    private int depth;

    private PatternParser(String pattern) {
        input = new Input(pattern);
    }

    static Node parse(String pattern) throws SyntaxFault {
        return new PatternParser(pattern).alternatives();
    }

    private Node alternatives() throws SyntaxFault {
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(branch());
        } while (input.take('|'));
        return branches.size() == 1 ? branches.getFirst() : new Node.Choice(branches);
    }

    private Node branch() throws SyntaxFault {
        List<Node> parts = new ArrayList<>();
        while (!branchEnds()) {
            parts.add(expression());
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private boolean branchEnds() {
        return input.atEnd() || input.peek() == '|' || input.peek() == ')' && depth > 0;
    }

    private Node expression() throws SyntaxFault {
        int c = input.next();
        return switch (c) {
            case '^' -> new Node.At(Place.START);
            case '$' -> new Node.At(Place.END);
            case '*', '+', '?', '{' -> throw new SyntaxFault("nothing stands before " + (char) c);
            case '\\' -> escape();
            case '(' -> repetitions(group());
            case '[' -> repetitions(new Node.Bytes(BracketParser.parse(input)));
            case '.' -> repetitions(new Node.Bytes(ByteSet.all()));
            default -> repetitions(new Node.Bytes(ByteSet.of(c)));
        };
    }

    private Node group() throws SyntaxFault {
        deeper();
        Node inside = alternatives();
        if (!input.take(')')) {
            throw new SyntaxFault("unmatched (");
        }
        depth--;
        return inside;
    }

    private void deeper() throws SyntaxFault {
        if (++depth > MOST_DEPTH) {
            throw new SyntaxFault("nested more than " + MOST_DEPTH + " times");
        }
    }

    /** What follows a backslash. A condition takes no repetition. */
    private Node escape() throws SyntaxFault {
        int c = input.next();
        return switch (c) {
            case Input.NONE -> throw new SyntaxFault("a backslash at the end");
            case '`' -> new Node.At(Place.START);
            case '\'' -> new Node.At(Place.END);
            case 'b' -> new Node.At(Place.WORD_EDGE);
            case 'B' -> new Node.At(Place.NO_WORD_EDGE);
            case '<' -> new Node.At(Place.WORD_START);
            case '>' -> new Node.At(Place.WORD_END);
            case 'w' -> repetitions(new Node.Bytes(CharacterClass.word()));
            case 'W' -> repetitions(new Node.Bytes(CharacterClass.word().complement()));
            case 's' -> repetitions(new Node.Bytes(CharacterClass.named("space")));
            case 'S' -> repetitions(new Node.Bytes(CharacterClass.named("space").complement()));
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                throw new SyntaxFault("back-reference \\" + (char) c + " is not supported");
            default -> repetitions(new Node.Bytes(ByteSet.of(c)));
        };
    }

    private Node repetitions(Node body) throws SyntaxFault {
        Node repeated = body;
        int before = depth;
        while (true) {
            switch (input.peek()) {
                case '*' -> repeated = repeat(repeated, 0, Node.Repeat.UNLIMITED);
                case '+' -> repeated = repeat(repeated, 1, Node.Repeat.UNLIMITED);
                case '?' -> repeated = repeat(repeated, 0, 1);
                case '{' -> repeated = interval(repeated);
                default -> {
                    depth = before;
                    return repeated;
                }
            }
        }
    }

    private Node repeat(Node body, int least, int most) throws SyntaxFault {
        deeper();
        input.skip(1);
        return new Node.Repeat(body, least, most);
    }

    private Node interval(Node body) throws SyntaxFault {
        deeper();
        input.skip(1);
        Interval interval = Interval.parse(input);
        return new Node.Repeat(body, interval.least(), interval.most());
    }
}
