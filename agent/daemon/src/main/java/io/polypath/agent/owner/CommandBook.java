package io.polypath.agent.owner;

import io.polypath.agent.path.Check;
import io.polypath.agent.record.Command;

/**
 * Who holds which command slot: the book of what is in flight. Owner lane only; no method allocates.
 *
 * <p>A slot is free, lent (its answer is awaited) or abandoned (its deadline passed; the answer, when it comes, only frees the
 * slot). A slot is never lent twice: it returns to the free list when the prober or a runner has given it back, or when the
 * prober has let its device go.
 */
final class CommandBook {

    private enum Holder {
        NOBODY,
        LENT,
        ABANDONED
    }

    private final Command[] commands;
    private final Holder[] holders;
    private final SlotStack small;
    private final SlotStack large;
    private int abandonedCount;

    /**
     * @param slots all slots
     * @param smallSlots slots below this number are lent for ordinary commands, the others for long replies
     */
    CommandBook(int slots, int smallSlots) {
        commands = new Command[slots];
        holders = new Holder[slots];
        small = new SlotStack(0, smallSlots);
        large = new SlotStack(smallSlots, slots - smallSlots);
        for (int slot = 0; slot < slots; slot++) {
            commands[slot] = new Command(slot);
            holders[slot] = Holder.NOBODY;
        }
    }

    /** The records of all slots, by slot, for the prober. */
    Command[] commands() {
        return commands;
    }

    /**
     * A fresh use of a slot.
     *
     * @param longReply whether a slot with more room is needed
     * @return null when all such slots are taken
     */
    Command lend(boolean longReply) {
        SlotStack stack = longReply ? large : small;
        if (stack.isEmpty()) {
            return null;
        }
        Command command = commands[stack.pop()];
        Check.that(holders[command.slot] == Holder.NOBODY, "a slot on the free list is held by nobody");
        holders[command.slot] = Holder.LENT;
        command.generation++;
        command.error = 0;
        return command;
    }

    /** Whether {@link #lend} would find a slot for an ordinary command. */
    boolean hasSlot() {
        return !small.isEmpty();
    }

    /** Stops waiting for a command whose deadline has passed. The slot stays taken. */
    void abandon(Command command) {
        Check.that(holders[command.slot] == Holder.LENT, "only a lent slot is abandoned");
        holders[command.slot] = Holder.ABANDONED;
        abandonedCount++;
    }

    /** Whether nobody waits for this command's answer any more. */
    boolean abandoned(Command command) {
        return holders[command.slot] == Holder.ABANDONED;
    }

    /** Takes a slot back. */
    void giveBack(Command command) {
        Holder holder = holders[command.slot];
        Check.that(holder != Holder.NOBODY, "a slot that comes back was lent");
        if (holder == Holder.ABANDONED) {
            abandonedCount--;
        }
        holders[command.slot] = Holder.NOBODY;
        (small.owns(command.slot) ? small : large).push(command.slot);
    }

    /** Whether the slot is out, lent or abandoned. */
    boolean out(int slot) {
        return holders[slot] != Holder.NOBODY;
    }

    int abandonedSlots() {
        return abandonedCount;
    }
}
