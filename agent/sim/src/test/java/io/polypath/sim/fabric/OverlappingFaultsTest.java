package io.polypath.sim.fabric;

import static io.polypath.sim.Console.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.sim.Console;
import io.polypath.sim.kernel.DeviceState;
import io.polypath.sim.kernel.KernelOptions;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.kernel.SimPath;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Array;
import io.polypath.sim.model.Damage;
import io.polypath.sim.model.Latency;
import io.polypath.sim.model.LinkState;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Sense;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlappingFaultsTest {

    private static final int KINDS = 16;

    @Test
    void aLinkComesUpWithTheLastReasonToBeDown() {
        Console console = new Console();
        Faults faults = console.fabric.faults();
        Fault port = faults.portDown(console.path("sda").nexus().link().port(), LinkLoss.AT_ONCE);
        Fault host = faults.hostDown(console.fabric.hosts().getFirst(), LinkLoss.AT_ONCE);
        port.heal();
        assertEquals("host 0e", console.testUnitReady("sda"));
        host.heal();
        assertEquals("062907", console.testUnitReady("sda"));
    }

    @Test
    void theMappingOfTheFaultThatStandsCounts() {
        Console console = new Console();
        List<LogicalUnit> units = console.fabric.arrays().getFirst().units();
        Fault unmapped = console.fabric.faults().unmap(units.getFirst());
        List<Nexus> nexuses = console.fabric.nexuses(nexus -> nexus.lun() == 0);
        Fault remapped = console.fabric.faults().remap(nexuses, units.get(1), Notice.SILENT);
        unmapped.heal();
        assertEquals(units.get(1), console.path("sda").nexus().unit());
        remapped.heal();
        assertEquals(units.getFirst(), console.path("sda").nexus().unit());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverGoesWrongAndIsHealedInAnyOrderLeavesAHealthyFabric(long seed) {
        Storm storm = new Storm(seed);
        storm.rage(400);
        storm.calm();
    }

    /** Random faults under random commands. */
    private static final class Storm {

        private final SplittableRandom random;
        private final Console console =
                new Console(FabricShape.DEFAULT.withSize(2, 3, 4, 2).withCanQueue(20), KernelOptions.DEFAULT);
        private final Fabric fabric = console.fabric;
        private final List<Fault> standing = new ArrayList<>();
        private final BitSet submitted = new BitSet();
        private final SimPath gone;

        Storm(long seed) {
            random = new SplittableRandom(seed);
            gone = console.path("sda");
            fabric.faults().delete(gone);
        }

        void rage(int rounds) {
            for (int round = 0; round < rounds; round++) {
                if (random.nextInt(3) == 0) {
                    standing.add(somethingGoesWrong());
                } else if (!standing.isEmpty() && random.nextInt(2) == 0) {
                    standing.remove(random.nextInt(standing.size())).heal();
                }
                submitSome();
                console.advance(random.nextLong(4 * SECOND));
                reap();
            }
        }

        void calm() {
            while (!standing.isEmpty()) {
                standing.remove(random.nextInt(standing.size())).heal();
            }
            console.advance(120 * SECOND);
            reap();
            fabric.nexuses(nexus -> true).forEach(nexus -> fabric.kernel().scan(nexus, fabric.nowNs()));
            assertTrue(submitted.isEmpty(), "commands that never came back: " + submitted);
            fabric.hosts().forEach(host -> assertEquals(0, fabric.kernel().disks().queue(host).busy()));
            assertTrue(fabric.links().stream().allMatch(link -> link.state() == LinkState.UP));
            assertTrue(fabric.nexuses(nexus -> !nexus.rules().isEmpty()).isEmpty());
            assertEquals(2 * 3 * 4, fabric.kernel().disks().all().size());
            for (SimPath path : fabric.kernel().disks().all()) {
                assertEquals(DeviceState.RUNNING, path.state());
                while (path.nexus().attentions().take() != null) {
                    // What the storm left to be told.
                }
                console.surveys.remove(path.name());
                assertEquals("GOOD", console.testUnitReady(path.name()), path.toString());
            }
        }

        private void submitSome() {
            List<SimPath> paths = fabric.kernel().disks().all();
            for (int i = 0; i < 8 && !paths.isEmpty(); i++) {
                int slot = random.nextInt(64);
                SimPath path = paths.get(random.nextInt(paths.size()));
                if (submitted.get(slot)) {
                    continue;
                }
                boolean current = !console.surveys.containsKey(path.name())
                        || console.surveys.get(path.name()).key().equals(path.key());
                if (current && console.submitTestUnitReady(path.name(), slot, 1 + random.nextInt(20_000)) == 0) {
                    submitted.set(slot);
                }
            }
        }

        private void reap() {
            for (int slot : console.reap()) {
                assertTrue(submitted.get(slot), "slot " + slot + " came back twice");
                submitted.clear(slot);
            }
        }

        private Fault somethingGoesWrong() {
            Faults faults = fabric.faults();
            Array array = fabric.arrays().get(random.nextInt(2));
            LogicalUnit unit = array.units().get(random.nextInt(array.units().size()));
            List<Nexus> nexuses = fabric.nexuses(nexus -> nexus.unit() == unit && random.nextBoolean());
            return switch (random.nextInt(KINDS)) {
                case 0 -> faults.portDown(array.ports().get(random.nextInt(2)), loss());
                case 1 -> faults.hostDown(fabric.hosts().get(random.nextInt(2)), loss());
                case 2 -> faults.unmap(nexuses, AbsentUnit.values()[random.nextInt(2)], notice());
                case 3 -> faults.remap(nexuses, array.units().get(random.nextInt(3)), notice());
                case 4 -> faults.transition(unit, array.groups().get(random.nextInt(2)), state(), random.nextLong(3 * SECOND));
                case 5 -> faults.hang(nexuses, Opcodes.ANY);
                case 6 -> faults.slow(nexuses, new Latency.Uniform(1, 5 * SECOND));
                case 7 -> faults.delete(anyPath());
                case 8 -> faults.loseEvents(1 + random.nextInt(20), random.nextBoolean());
                case 9 -> faults.udevLate(random.nextLong(3 * SECOND));
                case 10 -> faults.submitError(anyPath(), 11, 1 + random.nextInt(5));
                case 11 -> faults.damageSense(nexuses, Opcodes.ANY, Damage.values()[random.nextInt(Damage.values().length)]);
                case 12 -> faults.refuse(nexuses, Opcodes.ANY, Sense.LUN_NOT_SUPPORTED, 1 + random.nextInt(5));
                case 13 -> faults.failInHost(nexuses, Opcodes.ANY, 0x0f, 1 + random.nextInt(5));
                case 14 -> faults.attention(nexuses, Sense.INQUIRY_CHANGED);
                default -> faults.reserve(unit);
            };
        }

        private SimPath anyPath() {
            List<SimPath> paths = fabric.kernel().disks().all();
            return paths.isEmpty() ? gone : paths.get(random.nextInt(paths.size()));
        }

        private LinkLoss loss() {
            return random.nextBoolean() ? LinkLoss.AT_ONCE
                    : LinkLoss.fibreChannel(random.nextLong(5 * SECOND), 5 * SECOND + random.nextLong(20 * SECOND));
        }

        private Notice notice() {
            return Notice.values()[random.nextInt(Notice.values().length)];
        }

        private AccessState state() {
            return AccessState.values()[random.nextInt(AccessState.values().length)];
        }
    }
}
