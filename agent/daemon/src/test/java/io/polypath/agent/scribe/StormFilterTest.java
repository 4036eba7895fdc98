package io.polypath.agent.scribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.ffm.scsi.Sense;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StormFilterTest {

    private final StormFilter filter = new StormFilter();
    private final List<Long> told = new ArrayList<>();

    private static FlightEntry entry(FlightKind kind, int reason, int to) {
        CommandOutcome none = new CommandOutcome(0, 0, 0, 0, Sense.NONE, 0, 0);
        return new FlightEntry(1, 0, kind.code(), 1, 1, 0, to, reason, none, 0, 8, 16, "sdb", "", "");
    }

    private int passing(FlightEntry entry, int times, long nowNs) {
        int passed = 0;
        for (int i = 0; i < times; i++) {
            passed += filter.admit(entry, nowNs) ? 1 : 0;
        }
        return passed;
    }

    private void close(long nowNs) {
        filter.close(nowNs, (lines, _) -> told.add(lines));
    }

    @Test
    void faultsOfDifferentReasonOrStateDoNotHideEachOther() {
        assertEquals(StormFilter.BURST, passing(entry(FlightKind.TRANSITION, 44, 2), 100, 0));
        assertEquals(StormFilter.BURST, passing(entry(FlightKind.TRANSITION, 45, 2), 100, 0));
        assertEquals(StormFilter.BURST, passing(entry(FlightKind.TRANSITION, 44, 7), 100, 0));
    }

    @Test
    void theStateOfAPathThatDidNotChangeIsNoPartOfTheFault() {
        passing(entry(FlightKind.LATE, 2, 3), 100, 0);
        assertFalse(filter.admit(entry(FlightKind.LATE, 2, 5), 0));
    }

    @Test
    void aStormThatGoesOnIsCountedOncePerRound() {
        FlightEntry fault = entry(FlightKind.TRANSITION, 44, 2);
        passing(fault, 100, 0);
        close(StormFilter.FIRST_ROUND_NS);
        assertEquals(0, passing(fault, 30, StormFilter.FIRST_ROUND_NS + 1));
        close(StormFilter.FIRST_ROUND_NS + 1);
        close(StormFilter.FIRST_ROUND_NS + StormFilter.ROUND_NS);
        assertEquals(List.of(95L, 30L), told);
    }

    @Test
    void afterAQuietRoundTheNextFaultIsWrittenInFull() {
        FlightEntry fault = entry(FlightKind.TRANSITION, 44, 2);
        passing(fault, 100, 0);
        close(StormFilter.FIRST_ROUND_NS);
        close(StormFilter.FIRST_ROUND_NS + StormFilter.ROUND_NS);
        assertEquals(Long.MAX_VALUE, filter.deadlineNs());
        assertTrue(filter.admit(fault, StormFilter.FIRST_ROUND_NS + StormFilter.ROUND_NS));
    }

    @Test
    void moreFaultsThanAreToldApartAreCountedTogether() {
        int passed = 0;
        for (int reason = 0; reason < 1_000; reason++) {
            passed += passing(entry(FlightKind.TRANSITION, reason, 2), 1, 0);
        }
        assertEquals(256 + StormFilter.BURST, passed);
        close(StormFilter.FIRST_ROUND_NS);
        assertEquals(List.of(1_000L - passed), told);
    }
}
