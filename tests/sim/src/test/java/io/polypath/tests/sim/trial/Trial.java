package io.polypath.tests.sim.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One run: a storm of incidents, then everything heals, and the world has to come to rest. */
final class Trial {

    private static final long PULSE_NS = Draw.SECOND;
    private static final long QUIET_NS = 60 * Draw.SECOND;

    private final Scenario scenario;
    private final Stage stage;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Runnable> wayBack = new ArrayList<>();

    /** Something that the run does at a time. */
    private record Moment(long atNs, String what, Runnable action) {}

    private Trial(Scenario scenario, Path directory) {
        this.scenario = scenario;
        stage = new Stage(scenario, directory);
    }

    /** Runs a scenario with files of its own, which are gone afterwards. */
    static Outcome run(Scenario scenario) {
        Path shared = Path.of("/dev/shm");
        try {
            Path directory = Files.isWritable(shared)
                    ? Files.createTempDirectory(shared, "polypath-trial")
                    : Files.createTempDirectory("polypath-trial");
            try {
                return new Trial(scenario, directory).run();
            } finally {
                delete(directory);
            }
        } catch (IOException noFiles) {
            throw new UncheckedIOException(noFiles);
        }
    }

    private Outcome run() {
        Throwable failure = null;
        try {
            storm();
            heal();
            rest();
        } catch (RuntimeException | AssertionError broken) {
            failure = broken;
        }
        List<String> flight = failure == null || stage.daemon() == null ? List.of() : stage.daemon().flight();
        try {
            stage.end();
        } catch (RuntimeException | Error broken) {
            failure = failure == null ? broken : failure;
        }
        return new Outcome(stage.trace.hash(), stage.trace.events(), failure, stage.trace.last(), flight);
    }

    private void storm() {
        stage.start();
        for (Incident incident : scenario.incidents()) {
            plan(incident.atNs(), incident + " begins", () -> strike(incident));
        }
        passUntil(Draw.STORM_NS);
    }

    private void strike(Incident incident) {
        Runnable back = incident.kind().strike(stage, new SplittableRandom(incident.salt()));
        Runnable once = new Runnable() {
            private boolean taken;

            @Override
            public void run() {
                if (!taken) {
                    taken = true;
                    back.run();
                }
            }
        };
        wayBack.add(once);
        plan(incident.atNs() + incident.lastsNs(), incident + " ends", once);
    }

    private void plan(long atNs, String what, Runnable action) {
        int place = moments.size();
        while (place > 0 && moments.get(place - 1).atNs() > atNs) {
            place--;
        }
        moments.add(place, new Moment(atNs, what, action));
    }

    private void heal() {
        stage.trace.note("everything heals");
        wayBack.forEach(Runnable::run);
        moments.clear();
        stage.faults().loseEvents(0, false);
        stage.rescan();
        stage.fabric.nexuses(nexus -> true).forEach(stage::reread);
        stage.witness.look();
        stage.witness.mapsChanged();
    }

    private void rest() {
        Peace peace = new Peace(stage);
        long limitNs = stage.nowNs() + peace.limitNs();
        while (peace.disturbance() != null) {
            if (stage.nowNs() >= limitNs) {
                throw new Violation("everything comes to rest", peace.disturbance());
            }
            passUntil(stage.nowNs() + PULSE_NS);
        }
        stage.trace.note("at rest");
        passUntil(stage.nowNs() + QUIET_NS);
        if (peace.disturbance() != null) {
            throw new Violation("rest lasts", peace.disturbance());
        }
    }

    private void passUntil(long endNs) {
        while (stage.nowNs() < endNs) {
            long pulseNs = (stage.nowNs() / PULSE_NS + 1) * PULSE_NS;
            long nextNs = Math.min(endNs, pulseNs);
            boolean due = !moments.isEmpty() && moments.getFirst().atNs() <= nextNs;
            advance(due ? moments.getFirst().atNs() : nextNs);
            if (due) {
                happen(moments.removeFirst());
            } else if (stage.nowNs() == pulseNs) {
                stage.io();
                stage.witness.pulse();
            }
        }
    }

    private void advance(long toNs) {
        stage.run().advanceUntil(
                () -> {
                    stage.witness.step();
                    return false;
                },
                toNs - stage.nowNs());
    }

    private void happen(Moment moment) {
        stage.trace.note(moment.what());
        stage.witness.look();
        moment.action().run();
        stage.witness.look();
        stage.witness.mapsChanged();
        stage.run().settle();
        stage.witness.step();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
