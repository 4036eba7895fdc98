package io.polypath.cli.start;

import io.polypath.agent.boot.Daemon;
import io.polypath.agent.boot.MapsKeptException;
import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.config.Settings;
import io.polypath.agent.lane.Lane;
import io.polypath.agent.lane.Reloads;
import io.polypath.agent.port.World;
import io.polypath.agent.scribe.StreamLog;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Trouble;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.screen.Screen;
import io.polypath.cli.show.ByteCount;
import io.polypath.cli.show.PathFilter;
import io.polypath.cli.show.PathReport;
import io.polypath.ffm.sys.Sys;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Runs the daemon in this process, from its start to the signal, or the time, that ends it. Used by the main thread. */
public final class Foreground {

    /** The longest that a run can be limited to. */
    public static final Duration NO_LIMIT = Duration.ofDays(36_500);

    private static final int FAILED = 1;
    private static final long LAST_WORDS_MS = 2_000;
    private static final String STATUS = "paths are checked, maps are kept";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long PATIENCE_NS = 10_000_000_000L;

    private final Announcer announcer;
    private final Screen screen;
    private final EndSignal end;
    private final Endurance endurance;
    private final ServiceManager manager = new ServiceManager(System.getenv());

    /**
     * @param screen takes the log, and a lane's last words
     * @param end what ends the run
     * @param endurance what it needs to outlive its disk; null for a daemon that no I/O waits for
     */
    public Foreground(Announcer announcer, Screen screen, EndSignal end, Endurance endurance) {
        this.announcer = announcer;
        this.screen = screen;
        this.end = end;
        this.endurance = endurance;
    }

    /**
     * Runs until the end.
     *
     * @param note what the world is
     * @param limit how long at most
     * @throws Failure when it could not start
     */
    public void run(Settings settings, World world, WorldNote note, Duration limit) throws Failure, InterruptedException {
        try {
            long startNs = System.nanoTime();
            announcer.world(note);
            Daemon daemon = make(settings, world, note);
            daemon.start();
            try {
                awaitReady(daemon, settings, startNs);
                manager.ready(STATUS);
                followReloads(daemon, settings);
                watch(daemon, limit);
            } finally {
                manager.stopping();
                stop(daemon);
                announcer.ended(System.nanoTime() - startNs);
            }
        } finally {
            end.over();
        }
    }

    /** The configuration is read again on SIGHUP, and systemd told when it is, whoever asked. */
    private void followReloads(Daemon daemon, Settings settings) {
        if (!settings.maps().rereads()) {
            return;
        }
        Reloads reloads = daemon.lanes().reloads();
        Hangups.watch(reloads::ask);
        if (manager.listens()) {
            Thread.ofPlatform().daemon().name("reloads").start(() -> tell(reloads));
        }
    }

    private void tell(Reloads reloads) {
        try {
            while (true) {
                if (reloads.awaitNews()) {
                    manager.reloading();
                } else {
                    manager.ready(STATUS);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Daemon daemon, Duration limit) throws InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            Watchdog watchdog = new Watchdog(manager, daemon::stalled, this::lanesStalled, endurance == null ? _ -> {} : sys::alarm);
            long untilNs = System.nanoTime() + Math.min(limit.toNanos(), Long.MAX_VALUE / 4);
            try {
                for (long leftNs = Long.MAX_VALUE; !end.isAsked() && leftNs > 0; leftNs = untilNs - System.nanoTime()) {
                    watchdog.look();
                    end.await(Duration.ofNanos(Math.min(untilNs - System.nanoTime(), watchdog.period().toNanos())));
                }
            } finally {
                watchdog.rest();
            }
        }
    }

    private Daemon make(Settings settings, World world, WorldNote note) throws Failure {
        try {
            StreamLog log = new StreamLog(screen.err(), StreamLog.standardErrorIsJournal(), screen.zone());
            Daemon daemon = new Daemon(settings, world, log, this::laneFailed, end::ask);
            note.write(settings.runtimeDirectory());
            return daemon;
        } catch (MapsKeptException e) {
            throw new Failure("cannot start: " + e.getMessage());
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
        if (endurance != null) {
            endure(daemon);
        }
        long tookNs = System.nanoTime() - startNs;
        RuntimeFiles files = new RuntimeFiles(settings.runtimeDirectory());
        PathReport paths = PathReport.read(files, PathFilter.ALL, System.nanoTime());
        announcer.ready(paths, tookNs, settings.runtimeDirectory());
    }

    private void endure(Daemon daemon) {
        long beforeBytes = endurance.residentBytes();
        List<Finding> missing = endurance.beforeReady(daemon);
        announcer.findings(missing);
        announcer.note(ByteCount.text(endurance.residentBytes()) + " are in memory (" + ByteCount.text(beforeBytes) + " before)"
                + (missing.isEmpty() ? " and locked; in real time run " + inRealTime(daemon) : ""));
    }

    private static String inRealTime(Daemon daemon) {
        return Endurance.inRealTime() ? String.join(", ", daemon.urgent()) : "none, for there is one processor only";
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

    /**
     * A bug ends the process: the kernel's maps go on without it, and nobody can say what a daemon without a lane does.
     */
    private void laneFailed(Lane lane, Throwable cause) {
        die(err -> {
            err.println("lane " + lane.name() + " failed, which is a bug; the daemon ends, the kernel's maps go on without it:");
            cause.printStackTrace(err);
        });
    }

    private void lanesStalled(List<String> lanes) {
        die(err -> {
            err.println("no progress of " + String.join(", ", lanes) + "; the daemon ends, the kernel's maps go on without it:");
            Thread.getAllStackTraces().forEach((thread, frames) -> {
                if (lanes.contains(thread.getName())) {
                    err.println(thread.getName());
                    Arrays.stream(frames).forEach(frame -> err.println("\tat " + frame));
                }
            });
        });
    }

    /** Standard error may be stuck, hence the last words have a thread of their own and little time. */
    private void die(Consumer<PrintStream> lastWords) {
        try {
            Thread words = Thread.ofPlatform().daemon().start(() -> {
                lastWords.accept(screen.err());
                screen.err().flush();
            });
            words.join(LAST_WORDS_MS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(FAILED);
        }
    }
}
