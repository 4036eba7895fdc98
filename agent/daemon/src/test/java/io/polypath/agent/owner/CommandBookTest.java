package io.polypath.agent.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.record.Command;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandBookTest {

    @Test
    void everySlotIsLentOnceAndThenNoneIsLeft() {
        CommandBook book = new CommandBook(6, 4);
        Set<Integer> slots = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            slots.add(book.lend(false).slot);
        }
        assertEquals(Set.of(0, 1, 2, 3), slots);
        assertNull(book.lend(false));
        assertTrue(book.lend(true).slot >= 4);
    }

    @Test
    void aNewUseOfASlotHasAnotherGeneration() {
        CommandBook book = new CommandBook(1, 1);
        Command command = book.lend(false);
        long generation = command.generation;
        book.giveBack(command);
        assertNotEquals(generation, book.lend(false).generation);
    }

    @Test
    void anAbandonedSlotStaysOutUntilItsAnswerComes() {
        CommandBook book = new CommandBook(1, 1);
        Command command = book.lend(false);
        book.abandon(command);
        assertTrue(book.abandoned(command));
        assertNull(book.lend(false));
        assertEquals(1, book.abandonedSlots());
        book.giveBack(command);
        assertEquals(0, book.abandonedSlots());
        assertFalse(book.abandoned(book.lend(false)));
    }

    @Test
    void givingBackTwiceIsABug() {
        CommandBook book = new CommandBook(1, 1);
        Command command = book.lend(false);
        book.giveBack(command);
        assertThrows(AssertionError.class, () -> book.giveBack(command));
    }

    @Test
    void abandoningTwiceIsABug() {
        CommandBook book = new CommandBook(1, 1);
        Command command = book.lend(false);
        book.abandon(command);
        assertThrows(AssertionError.class, () -> book.abandon(command));
    }
}
