package io.polypath.tests.sim;

import static io.polypath.tests.sim.Rig.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.PathState;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.PersistentReservation;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.TargetPort;
import io.polypath.sim.port.SimWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One unit on four paths, whose map has a reservation key: paths are registered before they are used. */
class ReservationsOnFabricTest {

    private static final FabricShape ONE_UNIT = FabricShape.DEFAULT.withSize(1, 1, 4, 2);
    private static final long KEY = 0xabc;
    private static final List<String> ALL = List.of("sda", "sdb", "sdc", "sdd");
    private static final Opcodes REGISTERING = Opcodes.of(Opcodes.PERSISTENT_RESERVE_OUT);
    private static final int BUSY = 0x08;
    private static final Sense ABORTED = new Sense(0x0b, 0x00, 0x00);
    private static final String OPTIONS = "find_multipaths no\n user_friendly_names no\n reservation_key 0xabc\n";

    @TempDir
    Path directory;

    private Rig registered(String... names) throws IOException {
        return keeping(OPTIONS, fabric -> Stream.of(names).forEach(name -> reservation(fabric).register(nexus(fabric, name), KEY)));
    }

    private Rig keeping(String options, Consumer<Fabric> before) throws IOException {
        return Rig.keeping(ONE_UNIT, directory, options, before, SimWorld::stepped);
    }

    private static LogicalUnit unit(Fabric fabric) {
        return fabric.arrays().getFirst().units().getFirst();
    }

    private static PersistentReservation reservation(Fabric fabric) {
        return unit(fabric).persistentReservation();
    }

    private static Nexus nexus(Fabric fabric, String name) {
        SimPath path = fabric.path(name);
        return path.nexus();
    }

    private static long key(Rig rig, String name) {
        synchronized (rig.fabric.lock()) {
            return reservation(rig.fabric).key(nexus(rig.fabric, name));
        }
    }

    private static List<String> withKey(Rig rig) {
        return ALL.stream().filter(name -> key(rig, name) == KEY).toList();
    }

    private static TargetPort port(Rig rig) {
        return rig.fabric.arrays().getFirst().ports().getFirst();
    }

    @Test
    void whereOnePathIsRegisteredAllAreWhenTheMapIsThere() throws Exception {
        try (Rig rig = registered("sdb")) {
            assertTrue(rig.until(() -> withKey(rig).equals(ALL), 10 * SECOND), withKey(rig)::toString);
        }
    }

    @Test
    void aMapThatNobodyRegisteredIsLeftAlone() throws Exception {
        try (Rig rig = registered()) {
            rig.run.advance(60 * SECOND);
            assertEquals(List.of(), withKey(rig));
            assertEquals(0, reservation(rig.fabric).generation());
        }
    }

    @Test
    void withoutAKeyNothingIsSent() throws Exception {
        Consumer<Fabric> before = fabric -> reservation(fabric).register(nexus(fabric, "sda"), KEY);
        try (Rig rig = keeping("find_multipaths no\n user_friendly_names no\n", before)) {
            rig.run.advance(60 * SECOND);
            assertEquals(1, reservation(rig.fabric).generation());
        }
    }

    @Test
    void aPathThatComesBackIsRegisteredAgain() throws Exception {
        try (Rig rig = registered("sda", "sdb", "sdc", "sdd")) {
            Fault lost = rig.fabric.faults().portDown(port(rig), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> rig.count(PathState.UP) < 4, 60 * SECOND));
            synchronized (rig.fabric.lock()) {
                ALL.stream().filter(name -> rig.state(name) != PathState.UP)
                        .forEach(name -> reservation(rig.fabric).register(nexus(rig.fabric, name), 0));
            }
            assertTrue(withKey(rig).size() < 4);
            lost.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 4, 60 * SECOND));
            assertEquals(ALL, withKey(rig), "registered by the time that it is reported up");
        }
    }

    @Test
    void aPathThatIsAddedIsRegisteredBeforeItIsInTheTable() throws Exception {
        try (Rig rig = registered("sda", "sdb", "sdc", "sdd")) {
            Nexus added = nexus(rig.fabric, "sda");
            Fault deleted = rig.fabric.faults().delete(rig.fabric.path("sda"));
            assertTrue(rig.until(() -> KeptMaps.pathsInTable(rig, unit(rig.fabric)) == 3, 30 * SECOND));
            synchronized (rig.fabric.lock()) {
                reservation(rig.fabric).register(added, 0);
            }
            deleted.heal();
            for (int step = 0; step < 30_000 && KeptMaps.pathsInTable(rig, unit(rig.fabric)) == 3; step++) {
                rig.run.advance(SECOND / 1_000);
            }
            assertEquals(4, KeptMaps.pathsInTable(rig, unit(rig.fabric)));
            assertEquals(KEY, reservation(rig.fabric).key(added));
        }
    }

    @Test
    void aPathThatWasPreemptedWhileItWasAwayIsNotRegistered() throws Exception {
        try (Rig rig = registered("sda", "sdb", "sdc", "sdd")) {
            Fault lost = rig.fabric.faults().portDown(port(rig), LinkLoss.AT_ONCE);
            assertTrue(rig.until(() -> rig.count(PathState.UP) < 4, 60 * SECOND));
            synchronized (rig.fabric.lock()) {
                reservation(rig.fabric).clear();
            }
            lost.heal();
            assertTrue(rig.until(() -> rig.count(PathState.UP) == 4, 60 * SECOND));
            rig.run.advance(30 * SECOND);
            assertEquals(List.of(), withKey(rig));
        }
    }

    @Test
    void aRegistrationThatIsRefusedIsReportedOnceAndThePathIsUsedAllTheSame() throws Exception {
        try (Rig rig = keeping(OPTIONS, fabric -> {
            reservation(fabric).register(nexus(fabric, "sda"), KEY);
            fabric.faults().refuse(List.of(nexus(fabric, "sdb")), REGISTERING, Sense.INVALID_FIELD, Integer.MAX_VALUE);
        })) {
            assertTrue(rig.until(() -> withKey(rig).equals(List.of("sda", "sdc", "sdd")), 60 * SECOND));
            rig.run.advance(120 * SECOND);
            assertEquals(4, rig.count(PathState.UP));
            assertEquals(1, complaints(rig, "sdb"));
        }
    }

    private static long complaints(Rig rig, String name) throws IOException {
        return rig.flight(FlightKind.TROUBLE, name).stream().filter(entry -> entry.note().startsWith("cannot be registered")).count();
    }

    @Test
    void aRegistrationThatFailsForAWhileIsMadeByALaterCheck() throws Exception {
        List<Fault> busy = new ArrayList<>();
        try (Rig rig = keeping(OPTIONS, fabric -> {
            reservation(fabric).register(nexus(fabric, "sda"), KEY);
            busy.add(fabric.faults().answerStatus(List.of(nexus(fabric, "sdb")), REGISTERING, BUSY, Integer.MAX_VALUE));
        })) {
            assertTrue(rig.until(() -> withKey(rig).equals(List.of("sda", "sdc", "sdd")), 60 * SECOND));
            rig.run.advance(120 * SECOND);
            assertEquals(4, rig.count(PathState.UP));
            assertTrue(complaints(rig, "sdb") > 2 && complaints(rig, "sdb") < 8, "tried less and less often");
            busy.getFirst().heal();
            assertTrue(rig.until(() -> withKey(rig).equals(ALL), 360 * SECOND));
            assertEquals(4, rig.count(PathState.UP));
        }
    }

    @Test
    void aKeyThatCouldNotBeReadIsReadAgain() throws Exception {
        Path prkeys = Files.createDirectories(directory.resolve("state")).resolve("prkeys");
        Files.createDirectory(prkeys);
        try (Rig rig = keeping(OPTIONS.replace("0xabc", "file"), fabric -> reservation(fabric).register(nexus(fabric, "sda"), KEY))) {
            rig.run.advance(30 * SECOND);
            assertEquals(List.of("sda"), withKey(rig));
            assertEquals(4, rig.count(PathState.UP));
            Files.delete(prkeys);
            Files.writeString(prkeys, "0x0000000000000abc " + unit(rig.fabric).wwid() + "\n");
            assertTrue(rig.until(() -> withKey(rig).equals(ALL), 120 * SECOND));
        }
    }

    @Test
    void eachCommandOfARegistrationHasItsOwnRetries() throws Exception {
        try (Rig rig = keeping(OPTIONS, fabric -> {
            reservation(fabric).register(nexus(fabric, "sda"), KEY);
            List<Nexus> path = List.of(nexus(fabric, "sdb"));
            int times = CommandVerdict.TRIES - 1;
            fabric.faults().refuse(path, Opcodes.of(Opcodes.PERSISTENT_RESERVE_IN), ABORTED, times);
            fabric.faults().refuse(path, REGISTERING, ABORTED, times);
        })) {
            assertTrue(rig.until(() -> withKey(rig).equals(ALL), 60 * SECOND));
            assertEquals(0, complaints(rig, "sdb"));
        }
    }
}
