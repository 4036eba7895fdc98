package io.polypath.agent.runner;

import io.polypath.agent.path.Check;
import io.polypath.agent.record.Command;
import java.util.Arrays;

/**
 * Commands that wait for a runner, in the order in which they came, as a list threaded through the slot numbers: any
 * of them can leave at once when its deadline passes. Owner lane only; no method allocates.
 */
final class WaitingRoom {

    /** No slot. */
    static final int NONE = -1;

    private static final int OUTSIDE = -2;

    private final Command[] commands;
    private final int[] next;
    private final int[] previous;
    private final int[] hosts;
    private final long[] delaysNs;
    private final int capacity;
    private int first = NONE;
    private int last = NONE;
    private int size;

    /** @param slots slot numbers are below this */
    WaitingRoom(int slots, int capacity) {
        this.capacity = capacity;
        commands = new Command[slots];
        next = new int[slots];
        previous = new int[slots];
        hosts = new int[slots];
        delaysNs = new long[slots];
        Arrays.fill(next, OUTSIDE);
    }

    /** @return false when the room is full */
    boolean enter(Command command, int host, long delayNs) {
        if (size == capacity) {
            return false;
        }
        int slot = command.slot;
        Check.that(next[slot] == OUTSIDE, "a command waits once", slot);
        commands[slot] = command;
        hosts[slot] = host;
        delaysNs[slot] = delayNs;
        previous[slot] = last;
        next[slot] = NONE;
        link(last, slot);
        last = slot;
        size++;
        return true;
    }

    /** @return false when the command does not wait here */
    boolean leave(Command command) {
        int slot = command.slot;
        if (next[slot] == OUTSIDE) {
            return false;
        }
        link(previous[slot], next[slot]);
        if (next[slot] == NONE) {
            last = previous[slot];
        } else {
            previous[next[slot]] = previous[slot];
        }
        next[slot] = OUTSIDE;
        commands[slot] = null;
        size--;
        return true;
    }

    private void link(int before, int after) {
        if (before == NONE) {
            first = after;
        } else {
            next[before] = after;
        }
    }

    /** Slot of the command that has waited longest, or {@link #NONE}. */
    int first() {
        return first;
    }

    /** Slot of the command that came after the one in {@code slot}, or {@link #NONE}. */
    int next(int slot) {
        return next[slot];
    }

    Command command(int slot) {
        return commands[slot];
    }

    int host(int slot) {
        return hosts[slot];
    }

    long delayNs(int slot) {
        return delaysNs[slot];
    }

    int size() {
        return size;
    }
}
