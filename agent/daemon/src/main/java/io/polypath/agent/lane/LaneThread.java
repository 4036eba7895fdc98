package io.polypath.agent.lane;

import io.polypath.agent.port.Clock;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import io.polypath.ringbuf.Doorbell;
import java.lang.foreign.Arena;

/**
 * Steps one lane on a thread of its own, and sleeps in epoll on the lane's doorbell and descriptors while it has nothing to do.
 *
 * <p>Nothing spins and nothing polls: a thread whose lane has no deadline sleeps until somebody rings.
 */
public final class LaneThread {

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int LONGEST_SLEEP_MS = 60_000;
    private static final int MAX_EVENTS = 16;

    private final Lane lane;
    private final Doorbell doorbell;
    private final Clock clock;
    private final LaneStats stats;
    private final LaneFailure onFailure;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile int priority;
    private RealTimeBudget budget;
    private boolean ordinary;

    /** Told, on the lane's thread, that a lane died of a bug. The daemon ends the process: maps go on without it. */
    @FunctionalInterface
    public interface LaneFailure {
        void laneFailed(Lane lane, Throwable cause);
    }

    public LaneThread(Lane lane, Doorbell doorbell, Clock clock, LaneStats stats, LaneFailure onFailure) {
        this.lane = lane;
        this.doorbell = doorbell;
        this.clock = clock;
        this.stats = stats;
        this.onFailure = onFailure;
        this.thread = new Thread(this::run, lane.name());
        thread.setDaemon(true);
        doorbell.watch(() -> !stopping);
    }

    public void start() {
        thread.start();
    }

    /** {@code Thread.threadId()} of the lane's thread. */
    public long javaThreadId() {
        return thread.threadId();
    }

    /**
     * From now on the lane's thread runs in real time as far as its budget goes. Somebody else has made it do so for the first time,
     * and knows that it may.
     *
     * @param realTimePriority 1 to 99
     */
    public void hastened(int realTimePriority) {
        priority = realTimePriority;
    }

    /** Asks the lane to end after its current step. May be called from any thread. */
    public void requestStop() {
        stopping = true;
        doorbell.ring();
    }

    /**
     * Waits for the lane to end.
     *
     * @return whether it ended in time
     */
    public boolean join(long timeoutMs) throws InterruptedException {
        thread.join(timeoutMs);
        return !thread.isAlive();
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            Threads threads = new Threads(sys, arena);
            threads.name(lane.name());
            stats.started(threads.id(), clock.nanoTime());
            try (Epoll epoll = openEpoll(sys, arena)) {
                lane.start();
                while (!stopping) {
                    turn(epoll, threads);
                }
                lane.stop();
            }
        } catch (Throwable cause) {
            onFailure.laneFailed(lane, cause);
        }
    }

    private Epoll openEpoll(Sys sys, Arena arena) {
        Epoll epoll = new Epoll(sys, arena, MAX_EVENTS);
        watch(epoll, doorbell.fd(), Linux.EPOLLIN() | Linux.EPOLLET());
        for (int fd : lane.pollFds()) {
            watch(epoll, fd, Linux.EPOLLIN());
        }
        return epoll;
    }

    private static void watch(Epoll epoll, int fd, int events) {
        int result = epoll.add(fd, events, fd);
        if (result < 0) {
            throw new IllegalStateException("cannot wait on descriptor " + fd + ": " + Errno.describe(result));
        }
    }

    private void turn(Epoll epoll, Threads threads) {
        if (step(threads) > 0) {
            return;
        }
        if (doorbell.prepareSleep()) {
            sleep(epoll);
            doorbell.awake();
        }
    }

    private int step(Threads threads) {
        long startNs = clock.nanoTime();
        int work = lane.step(startNs);
        long endNs = clock.nanoTime();
        stats.stepped(work, startNs, endNs);
        if (priority > 0) {
            keepBudget(threads, startNs, endNs);
        }
        return work;
    }

    private void keepBudget(Threads threads, long startNs, long endNs) {
        if (budget == null) {
            budget = new RealTimeBudget(startNs);
        }
        if (budget.spentAfter(startNs, endNs) != ordinary) {
            ordinary = !ordinary;
            if (ordinary) {
                threads.ordinary();
            } else {
                threads.realTime(0, priority);
            }
        }
    }

    private void sleep(Epoll epoll) {
        long nowNs = clock.nanoTime();
        int timeoutMs = sleepMs(nowNs, lane.deadlineNs());
        stats.sleeps(nowNs, nowNs + timeoutMs * NANOS_PER_MILLI);
        if (timeoutMs > 0) {
            epoll.await(timeoutMs);
        }
        stats.wakes(clock.nanoTime());
    }

    /** Rounds up: waking a fraction of a millisecond early would only mean a second sleep. */
    static int sleepMs(long nowNs, long deadlineNs) {
        if (deadlineNs == Lane.NEVER) {
            return LONGEST_SLEEP_MS;
        }
        long leftNs = deadlineNs - nowNs;
        if (leftNs <= 0) {
            return 0;
        }
        return (int) Math.min(LONGEST_SLEEP_MS, (leftNs + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}
