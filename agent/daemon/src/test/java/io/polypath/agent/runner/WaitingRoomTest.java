package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.agent.record.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final int SLOTS = 12;
    private static final int CAPACITY = 8;
    private static final int STEPS = 200_000;
    private static final long SEED = 0x5EED_0004L;

    private final Command[] commands = new Command[SLOTS];
    private final WaitingRoom room = new WaitingRoom(SLOTS, CAPACITY);

    WaitingRoomTest() {
        for (int slot = 0; slot < SLOTS; slot++) {
            commands[slot] = new Command(slot);
        }
    }

    @Test
    void itKeepsTheOrderOfArrivalWhoeverLeaves() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Integer> model = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int slot = random.nextInt(SLOTS);
            if (model.contains(slot) || random.nextInt(4) == 0) {
                assertEquals(model.remove((Integer) slot), room.leave(commands[slot]), "seed " + SEED);
            } else {
                boolean fits = model.size() < CAPACITY;
                assertEquals(fits, room.enter(commands[slot], 3 * slot, 5L * slot), "seed " + SEED);
                if (fits) {
                    model.add(slot);
                }
            }
            assertEquals(model, contents(), "after " + step + " steps, seed " + SEED);
            assertEquals(model.size(), room.size());
        }
    }

    private List<Integer> contents() {
        List<Integer> slots = new ArrayList<>();
        for (int slot = room.first(); slot != WaitingRoom.NONE; slot = room.next(slot)) {
            assertEquals(commands[slot], room.command(slot));
            assertEquals(3 * slot, room.host(slot));
            assertEquals(5L * slot, room.delayNs(slot));
            slots.add(slot);
        }
        return slots;
    }

    @Test
    void aCommandCannotWaitTwice() {
        room.enter(commands[1], 0, 0);
        assertThrows(AssertionError.class, () -> room.enter(commands[1], 0, 0));
    }
}
