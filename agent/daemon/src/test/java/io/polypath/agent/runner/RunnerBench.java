package io.polypath.agent.runner;

import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Runners and their queues without threads; the test is the owner. */
final class RunnerBench implements AutoCloseable {

    /** The path of every command has the number of its slot. */
    final Command[] commands;
    final List<Runner> lanes = new ArrayList<>();
    final List<Doorbell> bells = new ArrayList<>();
    final LaneQueue<Command> results;
    final Runners runners;
    private final Doorbell ownerBell;
    private final Arena arena = Arena.ofShared();

    /** @param ports makes the port of a runner, by its number */
    RunnerBench(RunnerLimits limits, int slots, Clock clock, IntFunction<BlockingScsiPort> ports) {
        ownerBell = new Doorbell(arena);
        results = LaneQueue.mpsc("results", slots, WhenFull.BUG, ownerBell);
        for (int i = 0; i < limits.runners(); i++) {
            Doorbell bell = new Doorbell(arena);
            bells.add(bell);
            LaneQueue<Command> orders = LaneQueue.spsc("runner-" + i, 1, WhenFull.BUG, bell);
            lanes.add(new Runner("runner-" + i, ports.apply(i), clock, orders, results));
        }
        runners = new Runners(lanes, limits, slots);
        commands = new Command[slots];
        for (int slot = 0; slot < slots; slot++) {
            commands[slot] = new Command(slot);
            commands[slot].path = slot;
        }
    }

    /** A fresh use of a slot. */
    Command lend(int slot) {
        commands[slot].generation++;
        return commands[slot];
    }

    /** The bell that rings when a result comes. */
    Doorbell ownerBell() {
        return ownerBell;
    }

    Arena arena() {
        return arena;
    }

    @Override
    public void close() {
        bells.forEach(Doorbell::close);
        ownerBell.close();
        arena.close();
    }
}
