package io.polypath.agent.alua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.scsi.AccessState;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogicalUnitGroupsTest {

    private static final String WWID = "3600140500000000a";
    private static final long SECOND = 1_000_000_000L;
    private static final int A = 0x0101;
    private static final int B = 0x0181;

    private final LogicalUnitGroups groups = new LogicalUnitGroups(WWID, 3, 4);

    /** Applies a reply of id, state pairs. */
    private int apply(long nowNs, int... idsAndStates) {
        groups.beginReply(WWID, 0);
        for (int i = 0; i < idsAndStates.length; i += 2) {
            groups.group(idsAndStates[i], idsAndStates[i + 1], false, 0x0f);
        }
        return groups.endReply(nowNs);
    }

    @Test
    void anEmptyTableIsStaleAndKnowsNothing() {
        assertTrue(groups.stale());
        assertFalse(groups.knows(A));
        assertTrue(groups.changed(A));
        assertThrows(AssertionError.class, () -> groups.access(A));
    }

    @Test
    void oneReplyTellsTheStatesOfAllGroups() {
        assertEquals(2, apply(7, A, 0, B, 2));
        assertFalse(groups.stale(A));
        assertSame(AccessState.OPTIMIZED, groups.access(A));
        assertSame(AccessState.STANDBY, groups.access(B));
        assertEquals(7, groups.readNs(B));
        assertEquals(0x0f, groups.supportedStates(B));
        assertEquals(2, groups.count());
        assertEquals(B, groups.groupIdAt(1));
    }

    @Test
    void aReplyServesThePathsOfItsLogicalUnitAndNoOther() {
        assertTrue(groups.serves(WWID));
        assertFalse(groups.serves("3600140500000000b"));
        assertThrows(AssertionError.class, () -> groups.beginReply("3600140500000000b", 0));
    }

    @Test
    void onlyGroupsWhoseStateOrPreferenceChangedAreReportedAsChanged() {
        apply(0, A, 0, B, 2);
        assertEquals(0, apply(1, A, 0, B, 2));
        assertEquals(1, apply(2, A, 1, B, 2));
        assertTrue(groups.changed(A));
        assertFalse(groups.changed(B));
        groups.beginReply(WWID, 0);
        groups.group(A, 1, false, 0);
        groups.group(B, 2, true, 0);
        assertEquals(1, groups.endReply(3));
        assertTrue(groups.changed(B));
        assertTrue(groups.preferred(B));
    }

    @Test
    void groupsThatComeAndGoAreChanges() {
        apply(0, A, 0, B, 2);
        assertEquals(1, apply(1, B, 2));
        assertFalse(groups.knows(A));
        assertTrue(groups.changed(A));
        assertFalse(groups.changed(B));
        assertEquals(1, apply(2, B, 2, A, 0));
        assertTrue(groups.changed(A));
    }

    @Test
    void aFailedReadKeepsTheLastStatesAndMarksThemStale() {
        apply(5, A, 0, B, 2);
        groups.readFailed();
        assertSame(AccessState.OPTIMIZED, groups.access(A));
        assertTrue(groups.stale(A));
        assertEquals(5, groups.readNs(A));
        assertEquals(1, groups.failedReads());
        apply(6, A, 0, B, 2);
        assertFalse(groups.stale(A));
    }

    @Test
    void aReplyThatIsCutShortChangesNothing() {
        apply(5, A, 0, B, 2);
        groups.beginReply(WWID, 0);
        groups.group(A, 3, false, 0);
        groups.readFailed();
        assertSame(AccessState.OPTIMIZED, groups.access(A));
        assertEquals(2, groups.count());
        assertThrows(AssertionError.class, () -> groups.endReply(6));
    }

    @Test
    void aReplyThatContradictsItselfIsRejected() {
        apply(5, A, 0, B, 2);
        assertEquals(LogicalUnitGroups.REJECTED, apply(6, A, 1, B, 2, A, 3));
        assertSame(AccessState.OPTIMIZED, groups.access(A));
        assertTrue(groups.stale());
        assertEquals(0, apply(7, A, 0, B, 2, A, 0), "saying the same twice is no contradiction");
    }

    @Test
    void groupsBeyondTheCapacityAreCountedAndLeftOut() {
        apply(0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0);
        assertEquals(4, groups.count());
        assertEquals(2, groups.overflowed());
        assertFalse(groups.knows(5));
    }

    @Test
    void aReservedStateLeavesTheLastOneMarkedStale() {
        apply(5, A, 2, B, 0);
        assertEquals(0, apply(6, A, 9, B, 0));
        assertSame(AccessState.STANDBY, groups.access(A));
        assertTrue(groups.stale(A));
        assertEquals(5, groups.readNs(A));
        assertFalse(groups.stale(B));
        apply(7, 9, 9);
        assertSame(AccessState.RESERVED, groups.access(9));
    }

    @Test
    void aTransitionIsBoundedByTheArraysTimeOrASixtySecondsDefault() {
        apply(0, A, 0xf, B, 0);
        assertEquals(60 * SECOND, groups.transitionDeadlineNs(A));
        assertEquals(Long.MAX_VALUE, groups.transitionDeadlineNs(B));
        groups.beginReply(WWID, 10);
        groups.group(A, 0xf, false, 0);
        groups.endReply(5 * SECOND);
        assertEquals(10, groups.transitionSeconds());
        assertEquals(10 * SECOND, groups.transitionDeadlineNs(A), "a repeated report does not prolong a transition");
        apply(6 * SECOND, A, 0);
        apply(7 * SECOND, A, 0xf);
        assertEquals(67 * SECOND, groups.transitionDeadlineNs(A));
    }

    @Test
    void senseDataOfOnePathUpdateItsGroupAndAskForTheOthers() {
        apply(0, A, 0, B, 2);
        assertFalse(groups.observe(B, AccessState.STANDBY, 1));
        assertEquals(1, groups.readNs(B));
        assertTrue(groups.observe(A, AccessState.TRANSITIONING, 2));
        assertSame(AccessState.TRANSITIONING, groups.access(A));
        assertEquals(2 + 60 * SECOND, groups.transitionDeadlineNs(A));
        assertFalse(groups.observe(A, AccessState.TRANSITIONING, 3));
        assertEquals(2 + 60 * SECOND, groups.transitionDeadlineNs(A));
        assertTrue(groups.observe(0x7777, AccessState.STANDBY, 4), "an unknown group is worth a read");
    }

    @Test
    void whatTheArraySupportsIsReadFromTpgs() {
        StringBuilder seen = new StringBuilder();
        for (int tpgs = 0; tpgs <= 3; tpgs++) {
            LogicalUnitGroups unit = new LogicalUnitGroups(WWID, tpgs, LogicalUnitGroups.DEFAULT_CAPACITY);
            seen.append(unit.supportsImplicit()).append('/').append(unit.supportsExplicit()).append(' ');
        }
        assertEquals("false/false true/false false/true true/true ", seen.toString());
    }

    @Test
    void theFormOfTheCommandIsRememberedPerLogicalUnit() {
        assertSame(RtpgSupport.UNTRIED, groups.support());
        groups.support(RtpgSupport.PLAIN);
        assertSame(RtpgSupport.PLAIN, groups.support());
    }

    @Test
    void anySequenceOfRepliesAgreesWithAPlainMap() {
        long seed = 20_260_101;
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, AccessState> model = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            Map<Integer, AccessState> next = new HashMap<>();
            groups.beginReply(WWID, random.nextInt(256));
            for (int id = 0; id < 6 && next.size() < 4; id++) {
                if (random.nextBoolean()) {
                    int state = random.nextInt(16);
                    groups.group(id, state, false, 0);
                    AccessState read = AccessState.of(state);
                    next.put(id, read == AccessState.RESERVED ? model.getOrDefault(id, read) : read);
                }
            }
            if (random.nextInt(10) == 0) {
                groups.readFailed();
            } else {
                int changes = 0;
                for (int id = 0; id < 6; id++) {
                    changes += next.get(id) != model.get(id) ? 1 : 0;
                }
                assertEquals(changes, groups.endReply(step), "seed " + seed + " step " + step);
                model = next;
            }
            for (int id = 0; id < 6; id++) {
                assertEquals(model.containsKey(id), groups.knows(id), "seed " + seed + " step " + step);
                if (model.containsKey(id)) {
                    assertSame(model.get(id), groups.access(id), "seed " + seed + " step " + step);
                }
            }
        }
    }
}
