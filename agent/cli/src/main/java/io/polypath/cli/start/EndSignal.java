package io.polypath.cli.start;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of a run: asked for by SIGINT, SIGTERM or anybody, and then waited for until the run is over. Any thread. */
public final class EndSignal {

    /** Longer than the daemon waits for its lanes. */
    private static final long PATIENCE_SECONDS = 30;

    private static final int ENDED = 0;
    private static final int STUCK = 1;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** An end that only {@link #ask} asks for. */
    public EndSignal() {}

    /**
     * An end that the signals ask for that end a process. A run that they end has worked: the status is 0, and not the 143 or 130 that
     * Java gives by itself.
     */
    public static EndSignal ofProcess() {
        EndSignal end = new EndSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(end::shutdown, "end"));
        return end;
    }

    /** Asks for the end. */
    public void ask() {
        asked.countDown();
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits until the end is asked for, or the time is over. */
    public void await(Duration limit) throws InterruptedException {
        asked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The run is over; the process may go. */
    public void over() {
        over.countDown();
    }

    private void shutdown() {
        if (over.getCount() == 0) {
            return;
        }
        ask();
        boolean inTime = false;
        try {
            inTime = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(inTime ? ENDED : STUCK);
    }
}
