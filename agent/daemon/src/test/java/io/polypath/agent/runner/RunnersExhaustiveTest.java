package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.agent.runner.RunnersModel.Place;
import io.polypath.agent.runner.RunnersModel.Target;
import io.polypath.agent.runner.Runners.Admission;
import io.polypath.agent.runner.Runners.Withdrawal;
import io.polypath.ffm.sys.Errno;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks to every state that owner and runners can reach with four commands, and tries every move there. */
class RunnersExhaustiveTest {

    /** Two commands for one path, two more hosts' worth of others. */
    private static final List<Target> TARGETS =
            List.of(new Target(0, 0), new Target(0, 0), new Target(1, 0), new Target(2, 1));

    /** What can happen to one command, or, for RECEIVE, to the one whose result is next. */
    enum Event {
        OFFER,
        WITHDRAW,
        /** The runner makes the call, and it returns. */
        CALL,
        /** As CALL, and the owner withdraws the command while the runner is inside. */
        CALL_WITHDRAWN_INSIDE,
        RECEIVE
    }

    record Move(Event event, int slot) {}

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 1", "2, 2, 1", "2, 1, 4", "3, 2, 2"})
    void ownerAndRunnersDoWhatTheModelSays(int runners, int perHost, int waiting) {
        RunnerLimits limits = new RunnerLimits(runners, perHost, waiting);
        Map<String, List<Move>> reached = new HashMap<>();
        Deque<List<Move>> next = new ArrayDeque<>();
        next.add(List.of());
        while (!next.isEmpty()) {
            List<Move> way = next.remove();
            for (Move move : movesAfter(limits, way)) {
                List<Move> further = new ArrayList<>(way);
                further.add(move);
                if (reached.putIfAbsent(walk(limits, further), further) == null) {
                    next.add(further);
                }
            }
        }
        assertTrue(reached.size() > 20, "states reached: " + reached.size());
    }

    private static List<Move> movesAfter(RunnerLimits limits, List<Move> way) {
        RunnersModel model = new RunnersModel(limits, TARGETS);
        way.forEach(move -> apply(model, move));
        List<Move> moves = new ArrayList<>();
        for (int slot = 0; slot < TARGETS.size(); slot++) {
            Place place = model.place(slot);
            addIf(moves, place == Place.HOME, Event.OFFER, slot);
            addIf(moves, place == Place.WAITING || place == Place.RUNNING || place == Place.DONE, Event.WITHDRAW, slot);
            addIf(moves, place == Place.RUNNING || place == Place.CANCELLED, Event.CALL, slot);
            addIf(moves, place == Place.RUNNING, Event.CALL_WITHDRAWN_INSIDE, slot);
        }
        addIf(moves, model.hasResult(), Event.RECEIVE, 0);
        return moves;
    }

    private static void addIf(List<Move> moves, boolean possible, Event event, int slot) {
        if (possible) {
            moves.add(new Move(event, slot));
        }
    }

    private static void apply(RunnersModel model, Move move) {
        switch (move.event()) {
            case OFFER -> model.offer(move.slot());
            case WITHDRAW -> model.withdraw(move.slot());
            case CALL -> model.finish(move.slot());
            case CALL_WITHDRAWN_INSIDE -> {
                model.withdraw(move.slot());
                model.finish(move.slot());
            }
            case RECEIVE -> model.releaseNext();
        }
    }

    /** Makes the moves on the real thing and on the model, compares after each, and returns the state at the end. */
    private static String walk(RunnerLimits limits, List<Move> way) {
        try (Walk walk = new Walk(limits)) {
            for (Move move : way) {
                walk.make(move);
                walk.compare(way);
            }
            return walk.model.toString();
        }
    }

    private static final class Walk implements AutoCloseable {

        final RunnersModel model;
        private final RunnerBench bench;
        private final int[] runnerOf = new int[TARGETS.size()];
        private int withdrawInside = -1;
        private int calls;

        Walk(RunnerLimits limits) {
            model = new RunnersModel(limits, TARGETS);
            bench = new RunnerBench(limits, TARGETS.size(), Clock.SYSTEM, number -> this::execute);
            for (int slot = 0; slot < TARGETS.size(); slot++) {
                bench.commands[slot].path = TARGETS.get(slot).path();
            }
        }

        private int execute(int device, int slot) {
            calls++;
            if (slot == withdrawInside) {
                assertEquals(Withdrawal.ABANDONED, bench.runners.withdraw(bench.commands[slot]));
                withdrawInside = -1;
            }
            return 0;
        }

        void make(Move move) {
            int slot = move.slot();
            switch (move.event()) {
                case OFFER -> offer(slot);
                case WITHDRAW -> assertEquals(model.withdraw(slot), bench.runners.withdraw(bench.commands[slot]));
                case CALL -> call(slot);
                case CALL_WITHDRAWN_INSIDE -> {
                    withdrawInside = slot;
                    call(slot);
                    model.withdraw(slot);
                }
                case RECEIVE -> receive();
            }
            if (move.event() == Event.CALL || move.event() == Event.CALL_WITHDRAWN_INSIDE) {
                model.finish(slot);
            }
        }

        private void offer(int slot) {
            List<RunnerState> before = states();
            Admission admission = bench.runners.offer(bench.lend(slot), TARGETS.get(slot).host(), 0, 0);
            assertEquals(model.offer(slot), admission);
            if (admission == Admission.STARTED) {
                noteRunner(slot, before);
            }
        }

        private void call(int slot) {
            boolean wanted = model.place(slot) == Place.RUNNING;
            int callsBefore = calls;
            assertEquals(1, bench.lanes.get(runnerOf[slot]).step(0));
            assertEquals(wanted ? 1 : 0, calls - callsBefore, "a cancelled command is not sent any more");
            assertEquals(wanted ? 0 : -Errno.ECANCELED, bench.commands[slot].error);
        }

        private void receive() {
            Command command = bench.results.poll();
            assertEquals(model.nextResult(), command.slot);
            List<RunnerState> before = states();
            before.set(runnerOf[command.slot], RunnerState.IDLE);
            Command started = bench.runners.release(command, 0);
            assertEquals(model.releaseNext(), started == null ? -1 : started.slot);
            if (started != null) {
                noteRunner(started.slot, before);
            }
        }

        private List<RunnerState> states() {
            return new ArrayList<>(bench.lanes.stream().map(Runner::state).toList());
        }

        private void noteRunner(int slot, List<RunnerState> before) {
            List<RunnerState> after = states();
            for (int runner = 0; runner < after.size(); runner++) {
                if (before.get(runner) == RunnerState.IDLE && after.get(runner) == RunnerState.RUNNING) {
                    runnerOf[slot] = runner;
                }
            }
        }

        void compare(List<Move> way) {
            for (Command command : bench.commands) {
                RunnerState expected = switch (model.place(command.slot)) {
                    case HOME, WAITING -> RunnerState.IDLE;
                    case RUNNING -> RunnerState.RUNNING;
                    case DONE -> RunnerState.DONE;
                    case CANCELLED -> RunnerState.CANCELLED;
                    case DEAD -> RunnerState.DEAD;
                };
                assertEquals(expected, bench.runners.stateOf(command), () -> "command " + command.slot + " on " + way);
            }
            RunnerCounters counters = bench.runners.counters();
            assertEquals(model.busy(), counters.busy(), () -> "busy on " + way);
            assertEquals(model.stalled(), counters.stalledNow(), () -> "stalled on " + way);
            assertEquals(model.waiting(), counters.waitingNow(), () -> "waiting on " + way);
        }

        @Override
        public void close() {
            bench.close();
        }
    }
}
