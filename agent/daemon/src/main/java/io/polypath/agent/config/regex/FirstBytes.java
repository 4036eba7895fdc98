package io.polypath.agent.config.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a match can begin with, so that an index can tell most patterns apart by a byte. It may promise too little, never too
 * much. Immutable.
 */
public final class FirstBytes {

    private final ByteSet bytes;
    private final boolean canBeEmpty;
    private final boolean onlyAtStart;

    private FirstBytes(ByteSet bytes, boolean canBeEmpty, boolean onlyAtStart) {
        this.bytes = bytes;
        this.canBeEmpty = canBeEmpty;
        this.onlyAtStart = onlyAtStart;
    }

    static FirstBytes of(Program program) {
        FirstBytes free = reach(program, true);
        FirstBytes unanchored = reach(program, false);
        return new FirstBytes(free.bytes, free.canBeEmpty, !unanchored.canBeEmpty && unanchored.isEmpty());
    }

    /** Whether {@code subject} has a byte where a match could begin. */
    public boolean allow(String subject) {
        if (canBeEmpty) {
            return true;
        }
        int places = onlyAtStart ? Math.min(1, subject.length()) : subject.length();
        for (int i = 0; i < places; i++) {
            if (bytes.contains(subject.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a match could begin with {@code value}, 0 to 255. */
    public boolean contains(int value) {
        return bytes.contains(value);
    }

    /** Whether a match could have no byte at all. */
    public boolean canBeEmpty() {
        return canBeEmpty;
    }

    private boolean isEmpty() {
        for (int value = 0; value < 256; value++) {
            if (bytes.contains(value)) {
                return false;
            }
        }
        return true;
    }

    /** What can be reached before a byte is taken, with or without going through {@link Place#START}. */
    private static FirstBytes reach(Program program, boolean throughStart) {
        ByteSet bytes = new ByteSet();
        boolean empty = false;
        boolean[] seen = new boolean[program.size()];
        Deque<Integer> open = new ArrayDeque<>();
        open.push(0);
        while (!open.isEmpty()) {
            int index = open.pop();
            if (seen[index]) {
                continue;
            }
            seen[index] = true;
            switch (program.at(index)) {
                case Program.Take(ByteSet set) -> bytes.addAll(set);
                case Program.Test(Place place) when place == Place.START && !throughStart -> { }
                case Program.Test test -> open.push(index + 1);
                case Program.Jump(int target) -> open.push(target);
                case Program.Fork(int first, int second) -> {
                    open.push(first);
                    open.push(second);
                }
                case Program.Accept accept -> empty = true;
            }
        }
        return new FirstBytes(bytes, empty, false);
    }
}
