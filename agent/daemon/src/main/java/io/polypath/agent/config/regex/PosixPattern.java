package io.polypath.agent.config.regex;

import java.util.Objects;

/**
 * A compiled extended regular expression, case-sensitive and unanchored. Immutable. Patterns are equal when their texts
 * are.
 */
public final class PosixPattern {

    private static final int NOWHERE = -1;

    private final String text;
    private final Program program;
    private final FirstBytes firstBytes;

    private PosixPattern(String text, Program program) {
        this.text = text;
        this.program = program;
        this.firstBytes = FirstBytes.of(program);
    }

    /** Compiles {@code text}, one character per byte. */
    public static PatternResult compile(String text) {
        Objects.requireNonNull(text);
        try {
            return new PatternResult(new PosixPattern(text, Program.of(PatternParser.parse(text))), null);
        } catch (SyntaxFault fault) {
            return new PatternResult(null, fault.getMessage());
        }
    }

    /** The pattern as it was written. */
    public String text() {
        return text;
    }

    /** Whether any part of {@code subject} matches. */
    public boolean matches(String subject) {
        return run(subject, true) != null;
    }

    /** The leftmost match, and of those the longest; null when nothing matches. */
    public Span find(String subject) {
        return run(subject, false);
    }

    /** What the first byte of a match can be. */
    public FirstBytes firstBytes() {
        return firstBytes;
    }

    private Span run(String subject, boolean anyWillDo) {
        Threads here = new Threads(program);
        Threads next = new Threads(program);
        here.clear();
        int start = NOWHERE;
        int end = NOWHERE;
        for (int at = 0; at <= subject.length(); at++) {
            if (start == NOWHERE) {
                here.add(0, at, subject, at);
            }
            int accepted = here.acceptedFrom();
            if (accepted != NOWHERE && (start == NOWHERE || accepted <= start)) {
                start = accepted;
                end = at;
                if (anyWillDo) {
                    break;
                }
            }
            if (start != NOWHERE && here.size() == 0 || at == subject.length()) {
                break;
            }
            step(here, next, subject, at, start == NOWHERE ? at : start);
            Threads spare = here;
            here = next;
            next = spare;
        }
        return start == NOWHERE ? null : new Span(start, end);
    }

    /** Moves the threads that began no later than {@code latest} over the byte at {@code at}. */
    private void step(Threads here, Threads next, String subject, int at, int latest) {
        next.clear();
        char c = subject.charAt(at);
        for (int i = 0; i < here.size() && here.start(i) <= latest; i++) {
            Program.Take take = (Program.Take) program.at(here.instruction(i));
            if (take.set().contains(c)) {
                next.add(here.instruction(i) + 1, here.start(i), subject, at + 1);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PosixPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
