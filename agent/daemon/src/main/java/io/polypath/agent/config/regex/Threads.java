package io.polypath.agent.config.regex;

import java.util.Arrays;

/**
 * The threads of an automaton that wait before one byte, at most one per instruction, in the order of their starts: of
 * two threads at the same instruction only the one that began earlier counts. Owned by one match.
 */
final class Threads {

    private static final int NOWHERE = -1;

    private final Program program;
    private final int[] waiting;
    private final int[] starts;
    private final int[] visitedAt;
    private final int[] stack;
    private int size;
    private int acceptedFrom;

    Threads(Program program) {
        this.program = program;
        waiting = new int[program.size()];
        starts = new int[program.size()];
        visitedAt = new int[program.size()];
        stack = new int[program.size() + 1];
        Arrays.fill(visitedAt, NOWHERE);
    }

    void clear() {
        size = 0;
        acceptedFrom = NOWHERE;
    }

    int size() {
        return size;
    }

    /** Number of the instruction, a {@link Program.Take}, that thread {@code index} waits at. */
    int instruction(int index) {
        return waiting[index];
    }

    /** Where in the text thread {@code index} began. */
    int start(int index) {
        return starts[index];
    }

    /** Where the earliest thread that accepts here began, or -1. */
    int acceptedFrom() {
        return acceptedFrom;
    }

    /** Adds every instruction that a thread at {@code from} reaches before it takes byte {@code at} of {@code text}. */
    void add(int from, int start, String text, int at) {
        int depth = 0;
        stack[depth++] = from;
        while (depth > 0) {
            int index = stack[--depth];
            if (visitedAt[index] == at) {
                continue;
            }
            visitedAt[index] = at;
            switch (program.at(index)) {
                case Program.Take take -> {
                    waiting[size] = index;
                    starts[size++] = start;
                }
                case Program.Test(Place place) when place.holds(text, at) -> stack[depth++] = index + 1;
                case Program.Test test -> { }
                case Program.Jump(int target) -> stack[depth++] = target;
                case Program.Fork(int first, int second) -> {
                    stack[depth++] = second;
                    stack[depth++] = first;
                }
                case Program.Accept accept -> acceptedFrom = acceptedFrom == NOWHERE ? start : acceptedFrom;
            }
        }
    }
}
