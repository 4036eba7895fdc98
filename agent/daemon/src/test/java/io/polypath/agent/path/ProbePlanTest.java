package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProbePlanTest {

    private final ProbePlan plan = new ProbePlan(10);

    @Test
    void everyTenthRoundAsksWhetherTheLunIsStillThere() {
        for (long round = 0; round < 40; round++) {
            int set = plan.round(Probe.RTPG_EXTENDED, Probe.VPD83, round, false);
            assertTrue(Probe.RTPG_EXTENDED.in(set));
            assertEquals(round % 10 == 0, Probe.INQUIRY.in(set), "round " + round);
            assertEquals(round % 10 == 0 ? 2 : 1, Integer.bitCount(set));
        }
    }

    @Test
    void aDoubtAboutTheIdentityIsSettledInTheSameRound() {
        for (Probe identity : new Probe[] {Probe.VPD83, Probe.VPD80}) {
            int expected = Probe.TUR.bit() | Probe.INQUIRY.bit() | identity.bit();
            assertEquals(expected, plan.round(Probe.TUR, identity, 1, true));
        }
    }

    @Test
    void aPathThatWasBadIsIdentifiedBeforeItIsUsedAgain() {
        PathMachine machine = new PathMachine();
        Verdict up = Facts.verdict(PathState.UP, Reason.CHECK_GOOD);
        Verdict down = Facts.verdict(PathState.DOWN, Reason.SENSE_NOT_READY);
        Verdict pending = Facts.verdict(PathState.PENDING, Reason.ALUA_TRANSITIONING);
        int identity = Probe.INQUIRY.bit() | Probe.VPD83.bit();
        machine.begin(1, 0);
        assertEquals(identity, plan.beforeReturn(machine, up, Probe.VPD83), "never seen good");
        machine.apply(up, 1);
        assertEquals(0, plan.beforeReturn(machine, up, Probe.VPD83), "stays good");
        machine.apply(pending, 2);
        assertEquals(0, plan.beforeReturn(machine, up, Probe.VPD83), "was only pending");
        machine.apply(down, 3);
        assertEquals(0, plan.beforeReturn(machine, down, Probe.VPD83), "stays bad");
        machine.apply(pending, 4);
        assertEquals(identity, plan.beforeReturn(machine, up, Probe.VPD83), "was bad before it was pending");
    }

    @Test
    void followUpsBecomeTheCommandsThatTheDeviceTakes() {
        Verdict verdict = new Verdict().follow(Verdict.REREAD_ALUA);
        assertEquals(Probe.RTPG_PLAIN.bit(), plan.after(verdict, Probe.RTPG_PLAIN, Probe.VPD83));
        assertEquals(0, plan.after(verdict, null, Probe.VPD83));
        verdict.follow(Verdict.REREAD_IDENTITY);
        assertEquals(Probe.RTPG_EXTENDED.bit() | Probe.INQUIRY.bit() | Probe.VPD83.bit(),
                plan.after(verdict, Probe.RTPG_EXTENDED, Probe.VPD83));
        Verdict other = new Verdict().follow(Verdict.REREAD_CAPACITY | Verdict.RETRY_NOW);
        assertEquals(0, plan.after(other, Probe.RTPG_PLAIN, Probe.VPD83));
    }

    @Test
    void aSetIsWorkedOffInTheOrderOfItsProbes() {
        StringBuilder order = new StringBuilder();
        for (int set = 0b111111; set != 0; set &= ~Probe.first(set).bit()) {
            order.append(Probe.first(set)).append(' ');
        }
        assertEquals("TUR RTPG_EXTENDED RTPG_PLAIN INQUIRY VPD83 VPD80 ", order.toString());
        assertThrows(AssertionError.class, () -> Probe.first(0));
    }

    @Test
    void theCheckerNamedForADeviceWinsThenDetectionThenTheDefaults() {
        CheckerKind[] named = {null, CheckerKind.TUR, CheckerKind.RDAC, CheckerKind.ALUA};
        for (CheckerKind forDevice : named) {
            for (CheckerKind inDefaults : named) {
                for (int tpgs = 0; tpgs <= 3; tpgs++) {
                    for (boolean detect : new boolean[] {false, true}) {
                        CheckerChoice choice = CheckerChoice.choose(forDevice, detect, tpgs, inDefaults);
                        assertSame(expected(forDevice, detect && tpgs != 0, inDefaults), choice.kind());
                        assertSame(forDevice != null, choice.source() == CheckerChoice.Source.DEVICE);
                    }
                }
            }
        }
    }

    private static CheckerKind expected(CheckerKind forDevice, boolean detected, CheckerKind inDefaults) {
        if (forDevice != null) {
            return forDevice;
        }
        if (detected) {
            return CheckerKind.ALUA;
        }
        return inDefaults == null ? CheckerKind.TUR : inDefaults;
    }

    @Test
    void checkersAreFoundByTheirConfigurationNames() {
        for (CheckerKind kind : CheckerKind.values()) {
            assertSame(kind, CheckerKind.ofKeyword(kind.keyword()));
        }
        assertSame(null, CheckerKind.ofKeyword("TUR"));
    }
}
