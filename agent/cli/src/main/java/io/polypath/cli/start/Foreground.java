package io.polypath.cli.start;

import io.polypath.agent.boot.Daemon;
import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.config.Settings;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.World;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Trouble;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.show.PathFilter;
import io.polypath.cli.show.PathReport;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** Runs the daemon in this process, from its start to the signal, or the time, that ends it. Used by the main thread. */
public final class Foreground {

    /** The longest that a run can be limited to. */
    public static final Duration NO_LIMIT = Duration.ofDays(36_500);

    private static final int FAILED = 1;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long PATIENCE_NS = 10_000_000_000L;

    private final Announcer announcer;
    private final PrintStream err;
    private final EndSignal end;

    /**
     * @param err where a lane's last words go
     * @param end what ends the run
     */
    public Foreground(Announcer announcer, PrintStream err, EndSignal end) {
        this.announcer = announcer;
        this.err = err;
        this.end = end;
    }

    /**
     * Runs until the end.
     *
     * @param note what the world is
     * @param limit how long at most
     * @throws Failure when it could not start
     */
    public void run(Settings settings, World world, WorldNote note, Duration limit) throws Failure, InterruptedException {
        long startNs = System.nanoTime();
        announcer.world(note);
        Daemon daemon = make(settings, world, note);
        daemon.start();
        try {
            awaitReady(daemon, settings, startNs);
            end.await(limit);
        } finally {
            stop(daemon);
            announcer.ended(System.nanoTime() - startNs);
            end.over();
        }
    }

    private Daemon make(Settings settings, World world, WorldNote note) throws Failure {
        try {
            Daemon daemon = new Daemon(settings, world, this::laneFailed);
            note.write(settings.runtimeDirectory());
            return daemon;
        } catch (IOException e) {
            throw new Failure("cannot start: " + Trouble.sentence(e) + "; --runtime-dir gives it another directory");
        }
    }

    private void awaitReady(Daemon daemon, Settings settings, long startNs) throws Failure, InterruptedException {
        boolean said = false;
        while (!daemon.awaitReady(LOOK)) {
            if (end.isAsked()) {
                return;
            }
            if (!said && System.nanoTime() - startNs > PATIENCE_NS) {
                said = true;
                announcer.note("not ready yet: not every path has been found and checked; \"polypath show paths\" shows how far it is");
            }
        }
        long tookNs = System.nanoTime() - startNs;
        RuntimeFiles files = new RuntimeFiles(settings.runtimeDirectory());
        int paths = PathReport.read(files, PathFilter.ALL, System.nanoTime()).size();
        announcer.ready(paths, tookNs, settings.runtimeDirectory());
    }

    private void stop(Daemon daemon) throws InterruptedException {
        try {
            for (Lane lane : daemon.stop()) {
                announcer.note("lane " + lane.name() + " did not end in time: a call of it hangs in the kernel");
            }
        } catch (IOException e) {
            announcer.note("the pid file could not be removed: " + Trouble.sentence(e));
        }
    }

    /** A bug ends the process at once: the kernel's maps go on without it, and nobody can say what a daemon without a lane does. */
    private void laneFailed(Lane lane, Throwable cause) {
        err.println("lane " + lane.name() + " failed, which is a bug; the daemon ends, the kernel's maps go on without it:");
        cause.printStackTrace(err);
        err.flush();
        Runtime.getRuntime().halt(FAILED);
    }
}
