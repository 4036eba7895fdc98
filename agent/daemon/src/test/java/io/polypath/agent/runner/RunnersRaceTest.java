package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.agent.runner.Runners.Admission;
import io.polypath.agent.runner.Runners.Withdrawal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An owner that offers, withdraws and releases at random against runners on threads. */
class RunnersRaceTest {

    private static final RunnerLimits LIMITS = new RunnerLimits(3, 2, 4);
    private static final int SLOTS = 12;
    private static final int STEPS = 60_000;
    private static final int MOST_SPINS = 400;
    private static final long SEED = 0x5EED_0005L;

    private enum Place {
        HOME,
        TAKEN_IN,
        ABANDONED,
        FINISHED
    }

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Place[] places = new Place[SLOTS];
    private final long[] answers = new long[SLOTS];
    private int withdrawnTooLate;
    private RunnerBench bench;

    /** What a device answers stands here in place of a command slot; plain, because the queues must order it. */
    private static int answer(long[] answers, SplittableRandom random, int slot) {
        int spins = random.nextInt(MOST_SPINS);
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
        answers[slot]++;
        return 0;
    }

    @Test
    void everyCommandComesHomeOnceAndItsRunnerSaysWhetherItIsLate() {
        Arrays.fill(places, Place.HOME);
        bench = new RunnerBench(LIMITS, SLOTS, Clock.SYSTEM, number -> {
            SplittableRandom mine = new SplittableRandom(SEED + 1 + number);
            return (device, slot) -> answer(answers, mine, slot);
        });
        RunnerCrew crew = new RunnerCrew(bench);
        crew.start();
        for (int step = 0; step < STEPS; step++) {
            int slot = random.nextInt(SLOTS);
            if (places[slot] == Place.HOME) {
                offer(slot);
            } else if (places[slot] == Place.TAKEN_IN && random.nextInt(3) == 0) {
                withdraw(slot);
            }
            receive(bench.results.poll());
        }
        while (outstanding()) {
            withdrawAll();
            if (outstanding()) {
                receive(crew.awaitResult());
            }
        }
        assertEquals(List.of(), crew.stop(60_000));
        assertTrue(crew.failures.isEmpty(), crew.failures::toString);
        RunnerCounters counters = bench.runners.counters();
        assertEquals(List.of(0L, 0L, 0L), List.of(counters.busy(), counters.stalledNow(), counters.waitingNow()));
        assertTrue(counters.droppedTotal() > 0 && counters.startedTotal() > counters.droppedTotal(), "seed " + SEED);
        bench.close();
        assumeTrue(withdrawnTooLate > 0, "no race took place: no call returned just before it was withdrawn");
    }

    private void offer(int slot) {
        Command command = bench.lend(slot);
        command.path = slot / 2;
        answers[slot] = 0;
        Admission admission = bench.runners.offer(command, slot / 4, 0, System.nanoTime());
        if (admission == Admission.STARTED || admission == Admission.WAITING) {
            places[slot] = Place.TAKEN_IN;
        }
    }

    private void withdraw(int slot) {
        Withdrawal withdrawal = bench.runners.withdraw(bench.commands[slot]);
        places[slot] = switch (withdrawal) {
            case NEVER_STARTED -> Place.HOME;
            case ABANDONED -> Place.ABANDONED;
            case FINISHED -> Place.FINISHED;
        };
        withdrawnTooLate += withdrawal == Withdrawal.FINISHED ? 1 : 0;
    }

    private void withdrawAll() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (places[slot] == Place.TAKEN_IN && random.nextBoolean()) {
                withdraw(slot);
            }
        }
    }

    private void receive(Command command) {
        if (command == null) {
            return;
        }
        Place place = places[command.slot];
        RunnerState expected = place == Place.ABANDONED ? RunnerState.DEAD : RunnerState.DONE;
        assertEquals(expected, bench.runners.stateOf(command), "seed " + SEED);
        assertTrue(place != Place.HOME, "a command comes home once, seed " + SEED);
        if (place != Place.ABANDONED) {
            assertEquals(1, answers[command.slot], "the answer is there, seed " + SEED);
        }
        places[command.slot] = Place.HOME;
        bench.runners.release(command, System.nanoTime());
    }

    private boolean outstanding() {
        return List.of(places).stream().anyMatch(place -> place != Place.HOME);
    }
}
