package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.record.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerCellTest {

    private static final long OLD = order(7, 41);
    private static final long PRESENT = order(7, 42);
    private static final long OTHER = order(8, 42);

    @Test
    void aMoveSucceedsFromItsStateAndOrderAndChangesNothingOtherwise() {
        int moved = 0;
        for (RunnerState at : RunnerState.values()) {
            for (RunnerState from : RunnerState.values()) {
                for (RunnerState to : RunnerState.values()) {
                    for (long order : List.of(OLD, PRESENT, OTHER)) {
                        moved += tryMove(at, order, from, to) ? 1 : 0;
                    }
                }
            }
        }
        assertEquals(3 + 5, moved, "three orders may leave IDLE, and five moves belong to the present order");
    }

    private static boolean tryMove(RunnerState at, long order, RunnerState from, RunnerState to) {
        RunnerCell cell = cellAt(at);
        if (!from.mayBecome(to)) {
            assertThrows(AssertionError.class, () -> cell.move(order, from, to), from + " to " + to);
            assertEquals(at, cell.state());
            return false;
        }
        boolean expected = at == from && (from == RunnerState.IDLE || order == PRESENT);
        assertEquals(expected, cell.move(order, from, to), at + ", move of " + order + " from " + from + " to " + to);
        assertEquals(expected ? to : at, cell.state());
        assertEquals(expected ? order : PRESENT, cell.order());
        return expected;
    }

    /** A cell in that state, whose present or last order is {@code PRESENT}. */
    private static RunnerCell cellAt(RunnerState state) {
        RunnerCell cell = new RunnerCell();
        List<RunnerState> way = switch (state) {
            case IDLE -> List.of(RunnerState.RUNNING, RunnerState.DONE, RunnerState.IDLE);
            case RUNNING -> List.of(RunnerState.RUNNING);
            case DONE -> List.of(RunnerState.RUNNING, RunnerState.DONE);
            case CANCELLED -> List.of(RunnerState.RUNNING, RunnerState.CANCELLED);
            case DEAD -> List.of(RunnerState.RUNNING, RunnerState.CANCELLED, RunnerState.DEAD);
        };
        RunnerState at = RunnerState.IDLE;
        for (RunnerState next : way) {
            assertTrue(cell.move(PRESENT, at, next));
            at = next;
        }
        return cell;
    }

    @Test
    void slotAndGenerationBothTellOrdersApart() {
        assertFalse(OLD == PRESENT || PRESENT == OTHER || OLD == OTHER);
        long last = order((1 << 21) - 1, (1L << 40) - 1);
        RunnerCell cell = new RunnerCell();
        assertTrue(cell.move(last, RunnerState.IDLE, RunnerState.RUNNING));
        assertEquals(last, cell.order(), "the largest slot and generation fit");
        assertEquals(RunnerState.RUNNING, cell.state());
    }

    private static long order(int slot, long generation) {
        Command command = new Command(slot);
        command.generation = generation;
        return RunnerCell.order(command);
    }
}
