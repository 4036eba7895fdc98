package io.polypath.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerShutdownTest {

    private static final RunnerLimits LIMITS = new RunnerLimits(2, 2, 4);
    private static final long PATIENCE_MS = 60_000;

    private final GatedPort port = new GatedPort();
    private final RunnerBench bench = new RunnerBench(LIMITS, 4, Clock.SYSTEM, number -> port);
    private final RunnerCrew crew = new RunnerCrew(bench);

    private Command offer(int slot, Duration delay) {
        Command command = bench.lend(slot);
        command.device = slot;
        bench.runners.offer(command, 0, delay.toNanos(), System.nanoTime());
        return command;
    }

    @Test
    void aStuckRunnerIsNamedAndNotWaitedFor() {
        crew.start();
        port.close(0);
        offer(0, Duration.ZERO);
        port.awaitCall(0);
        assertEquals(1, crew.stop(50).size());
        assertEquals(1, RunnerCrew.runnerThreads(), "the other one has ended");
        port.openAll();
        assertEquals(List.of(), crew.stop(PATIENCE_MS));
        bench.close();
    }

    @Test
    void aDeliberateSleepEndsAtShutdownAndItsCallIsNotMade() {
        crew.start();
        port.close(0);
        offer(0, Duration.ofDays(1));
        assertEquals(List.of(), crew.stop(PATIENCE_MS));
        assertEquals(RunnerState.RUNNING, bench.runners.stateOf(bench.commands[0]));
        bench.close();
    }

    @Test
    void theThreadsDoNotKeepTheProcess() {
        crew.start();
        List<Thread> threads =
                Thread.getAllStackTraces().keySet().stream().filter(RunnerCrew::carriesRunner).toList();
        assertEquals(LIMITS.runners(), threads.size());
        assertTrue(threads.stream().allMatch(Thread::isDaemon));
        assertEquals(List.of(), crew.stop(PATIENCE_MS));
        bench.close();
    }
}
