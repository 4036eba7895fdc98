package io.polypath.sim.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.FabricShape;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.port.SimPurgePort;
import io.polypath.sim.port.SimSurveyPort;
import io.polypath.sim.time.VirtualClock;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimRunTest {

    private static final long MS = 1_000_000L;

    private final VirtualClock clock = new VirtualClock();
    private final Fabric fabric = FabricShape.DEFAULT.build(clock, new SplittableRandom(1), KernelOptions.DEFAULT);
    private final SimRun run = new SimRun(fabric, clock);
    private final List<String> trace = new ArrayList<>();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void lanesAreSteppedAtTheirDeadlinesAndTheFabricAtItsEvents() {
        run.lane(new Ticker("slow", 30 * MS)).lane(new Ticker("fast", 20 * MS));
        fabric.agenda().schedule(now -> trace.add("event@" + sinceBoot(now)), VirtualClock.BOOT_NS + 25 * MS);
        run.start();
        run.advance(60 * MS);
        assertEquals(
                List.of("fast@20", "event@25", "slow@30", "fast@40", "slow@60", "fast@60"), trace);
        assertEquals(60, sinceBoot(clock.nanoTime()));
    }

    @Test
    void aConditionStopsTheTimeWhereItBecomesTrue() {
        run.lane(new Ticker("fast", 20 * MS));
        run.start();
        assertTrue(run.advanceUntil(() -> trace.size() == 3, 1_000 * MS));
        assertEquals(60, sinceBoot(clock.nanoTime()));
        assertFalse(run.advanceUntil(() -> trace.size() == 100, 90 * MS));
        assertEquals(150, sinceBoot(clock.nanoTime()));
    }

    @Test
    void lanesThatKeepEachOtherBusyAreFoundOut() {
        run.lane(new Stepping("eager", now -> {}));
        LivelockException found = assertThrows(LivelockException.class, run::start);
        assertTrue(found.getMessage().contains("eager"), found.getMessage());
    }

    @Test
    void aLaneThatAsksToBeWokenForNothingIsFoundOut() {
        run.lane(new Idle("sleepless", VirtualClock.BOOT_NS));
        run.start();
        LivelockException found = assertThrows(LivelockException.class, () -> run.advance(MS));
        assertTrue(found.getMessage().contains("sleepless"), found.getMessage());
    }

    @Test
    void aBlockedLaneHoldsUpNobodyAndGoesOnWhenItsCallReturns() {
        SimSurveyPort survey = new SimSurveyPort(fabric);
        SimPurgePort purge = new SimPurgePort(fabric, Arena.ofAuto());
        DiskSurvey seen = survey.survey("sdc");
        Once purger = new Once("purger", true, now -> {
            trace.add("delete");
            trace.add("deleted " + purge.delete(seen.sysfsDirectory()) + "@" + sinceBoot(clock.nanoTime()));
        });
        run.lane(purger).lane(new Ticker("fast", 20 * MS));
        Fault blocked = fabric.faults().blockDeletes();
        run.start();
        run.advance(50 * MS);
        assertTrue(run.blocked(purger));
        assertEquals(1, fabric.kernel().deleteGate().sleepers());
        blocked.heal();
        run.advance(10 * MS);
        assertFalse(run.blocked(purger));
        assertEquals(List.of("delete", "fast@20", "fast@40", "deleted 0@50", "fast@60"), trace);
        assertEquals(null, fabric.kernel().disks().named("sdc"));
    }

    @Test
    void aLookThroughTheFabricTakesTheTimeOfItsCommands() {
        DiskSurvey seen = new SimSurveyPort(fabric).survey("sdc");
        SimPurgePort purge = new SimPurgePort(fabric, Arena.ofAuto());
        run.lane(new Once("purger", true, now -> trace.add(purge.look(seen.checkDevice()) + " at " + clock.nanoTime())));
        run.start();
        run.advance(10 * MS);
        assertEquals(List.of("ANSWERS at " + (VirtualClock.BOOT_NS + 400_000)), trace);
    }

    @Test
    void aLaneThatBlocksWithoutHavingSaidSoIsFoundOut() {
        DiskSurvey seen = new SimSurveyPort(fabric).survey("sdc");
        SimPurgePort purge = new SimPurgePort(fabric, Arena.ofAuto());
        run.lane(new Once("owner", false, now -> purge.look(seen.checkDevice())));
        assertThrows(IllegalStateException.class, run::start);
    }

    @Test
    void whatALaneOfItsOwnThreadThrowsReachesTheTest() {
        run.lane(new Once("broken", true, now -> {
            throw new IllegalArgumentException("as planned");
        }));
        IllegalStateException thrown = assertThrows(IllegalStateException.class, run::start);
        assertEquals("as planned", thrown.getCause().getMessage());
    }

    @Test
    void aShuffledOrderOfStepsDependsOnTheSeedAlone() {
        assertEquals(shuffled(3), shuffled(3));
        assertNotEquals(shuffled(3), shuffled(4));
    }

    private static List<String> shuffled(long seed) {
        SimRunTest test = new SimRunTest();
        test.run.shuffledBy(new SplittableRandom(seed));
        for (String name : List.of("a", "b", "c", "d", "e")) {
            test.run.lane(test.new Ticker(name, 10 * MS));
        }
        test.run.start();
        test.run.advance(100 * MS);
        test.run.close();
        return test.trace;
    }

    private static long sinceBoot(long ns) {
        return (ns - VirtualClock.BOOT_NS) / MS;
    }

    /** Writes to the trace at fixed intervals. */
    private final class Ticker implements Lane {

        private final String name;
        private final long intervalNs;
        private long deadlineNs;

        Ticker(String name, long intervalNs) {
            this.name = name;
            this.intervalNs = intervalNs;
            this.deadlineNs = VirtualClock.BOOT_NS + intervalNs;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int step(long nowNs) {
            if (nowNs < deadlineNs) {
                return 0;
            }
            trace.add(name + "@" + sinceBoot(nowNs));
            deadlineNs += intervalNs;
            return 1;
        }

        @Override
        public long deadlineNs() {
            return deadlineNs;
        }
    }

    /** Does the same in every step and always claims to have worked. */
    private record Stepping(String name, LongConsumer action) implements Lane {

        @Override
        public int step(long nowNs) {
            action.accept(nowNs);
            return 1;
        }

        @Override
        public long deadlineNs() {
            return NEVER;
        }
    }

    private record Idle(String name, long deadlineNs) implements Lane {

        @Override
        public int step(long nowNs) {
            return 0;
        }
    }

    /** Does one thing in its first step. */
    private static final class Once implements Lane {

        private final String name;
        private final boolean mayHang;
        private final LongConsumer action;
        private boolean done;

        Once(String name, boolean mayHang, LongConsumer action) {
            this.name = name;
            this.mayHang = mayHang;
            this.action = action;
        }

        @Override
        public boolean mayHang() {
            return mayHang;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int step(long nowNs) {
            if (done) {
                return 0;
            }
            done = true;
            action.accept(nowNs);
            return 1;
        }

        @Override
        public long deadlineNs() {
            return NEVER;
        }
    }
}
