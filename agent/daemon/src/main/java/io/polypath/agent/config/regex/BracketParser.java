package io.polypath.agent.config.regex;

/**
 * Reads a bracket expression, {@code [a-c[:digit:]]} (POSIX.1-2017 XBD 9.3.5). A backslash is an ordinary byte here; a
 * {@code -} that is neither first, nor last, nor an end point is refused, as in glibc. Owned by one parse.
 */
final class BracketParser {

    private static final int LONGEST_NAME = 31;

    private final Input input;
    private final ByteSet set = new ByteSet();

    private BracketParser(Input input) {
        this.input = input;
    }

    /** Reads what follows the opening bracket, the closing one included. */
    static ByteSet parse(Input input) throws SyntaxFault {
        BracketParser parser = new BracketParser(input);
        boolean inverted = input.take('^');
        parser.elements();
        return inverted ? parser.set.complement() : parser.set;
    }

    private void elements() throws SyntaxFault {
        boolean first = true;
        do {
            if (symbolOpens() && input.peek(1) != '.') {
                wholeClass();
            } else {
                int from = endPoint(first);
                rangeOrByte(from);
            }
            first = false;
        } while (!closes());
    }

    private boolean closes() throws SyntaxFault {
        if (input.atEnd()) {
            throw new SyntaxFault("unmatched [");
        }
        return input.take(']');
    }

    private void rangeOrByte(int from) throws SyntaxFault {
        if (!rangeFollows()) {
            set.add(from);
            return;
        }
        input.skip(1);
        if (symbolOpens() && input.peek(1) != '.') {
            throw new SyntaxFault("a class cannot end a range");
        }
        int to = endPoint(true);
        if (from > to) {
            throw new SyntaxFault("a range ends before it begins");
        }
        set.addRange(from, to);
    }

    private boolean rangeFollows() throws SyntaxFault {
        if (input.peek() != '-') {
            return false;
        }
        if (input.peek(1) == Input.NONE) {
            throw new SyntaxFault("unmatched [");
        }
        return input.peek(1) != ']';
    }

    /** One byte, spelled as it is or as {@code [.x.]}. */
    private int endPoint(boolean hyphenAllowed) throws SyntaxFault {
        if (symbolOpens()) {
            return symbol();
        }
        if (input.peek() == '-' && !hyphenAllowed && input.peek(1) != ']') {
            throw new SyntaxFault("a - in the middle of a bracket expression");
        }
        int value = input.next();
        if (value == Input.NONE) {
            throw new SyntaxFault("unmatched [");
        }
        return value;
    }

    private boolean symbolOpens() {
        return input.startsWith("[.") || input.startsWith("[=") || input.startsWith("[:");
    }

    /** {@code [:name:]} or {@code [=x=]}. */
    private void wholeClass() throws SyntaxFault {
        if (input.peek(1) == '=') {
            set.add(symbol());
            return;
        }
        String name = name();
        ByteSet named = CharacterClass.named(name);
        if (named == null) {
            throw new SyntaxFault("no character class is called " + name);
        }
        set.addAll(named);
    }

    /** {@code [.x.]} or {@code [=x=]}; the C locale has no symbol of more than one byte. */
    private int symbol() throws SyntaxFault {
        String name = name();
        if (name.length() != 1) {
            throw new SyntaxFault("no collating element is called " + name);
        }
        return name.charAt(0);
    }

    private String name() throws SyntaxFault {
        char kind = (char) input.peek(1);
        input.skip(2);
        StringBuilder name = new StringBuilder();
        while (input.peek() != kind || input.peek(1) != ']') {
            if (input.atEnd() || name.length() == LONGEST_NAME) {
                throw new SyntaxFault("unmatched [" + kind);
            }
            name.append((char) input.next());
        }
        input.skip(2);
        return name.toString();
    }
}
