package io.polypath.agent.runner;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.lane.LaneStats;
import io.polypath.agent.lane.LaneThread;
import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** The bench's runners on threads of their own, as the daemon starts them. */
final class RunnerCrew {

    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long NAP_NS = 50_000;

    final List<LaneThread> threads = new ArrayList<>();
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final RunnerBench bench;

    RunnerCrew(RunnerBench bench) {
        this.bench = bench;
        for (int i = 0; i < bench.lanes.size(); i++) {
            threads.add(new LaneThread(
                    bench.lanes.get(i), bench.bells.get(i), Clock.SYSTEM, new LaneStats(), this::failed));
        }
    }

    private void failed(Lane lane, Throwable cause) {
        failures.add(cause);
    }

    void start() {
        threads.forEach(LaneThread::start);
    }

    /** The next command that comes back; a test that waits in vain fails. */
    Command awaitResult() {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        Command command = bench.results.poll();
        while (command == null) {
            if (!failures.isEmpty()) {
                throw new AssertionError("a runner died", failures.peek());
            }
            if (System.nanoTime() > untilNs) {
                throw new AssertionError("no runner brought a command back");
            }
            LockSupport.parkNanos(NAP_NS);
            command = bench.results.poll();
        }
        return command;
    }

    /** Live threads that carry a runner's name. */
    static long runnerThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(RunnerCrew::carriesRunner).count();
    }

    static boolean carriesRunner(Thread thread) {
        return thread.isAlive() && thread.getName().startsWith("runner-");
    }

    /**
     * Asks all to end and waits.
     *
     * @return names of those that did not end within {@code eachMs}
     */
    List<String> stop(long eachMs) {
        threads.forEach(LaneThread::requestStop);
        List<String> stuck = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) {
            try {
                if (!threads.get(i).join(eachMs)) {
                    stuck.add(bench.lanes.get(i).name());
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return stuck;
    }
}
