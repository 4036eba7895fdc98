package io.polypath.agent.scribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FlightTextTest {

    private final MemorySegment payload = MemorySegment.ofArray(new long[FlightRecord.BYTES / Long.BYTES]);

    private FlightEntry entry(FlightKind kind) {
        FlightRecord.head(payload, kind.code(), 3, 1);
        return FlightEntry.read(payload, 1, 0);
    }

    @Test
    void senseDataAreSpelledOut() {
        FlightRecord.change(payload, 3, 10, 80);
        FlightRecord.outcome(payload, 0x00, 0x02, 0, 8);
        FlightRecord.sense(payload, true, 5, 0x25, 0);
        FlightRecord.measures(payload, 0, 310_000, 0x000101);
        FlightEntry entry = entry(FlightKind.TRANSITION);
        assertEquals(
                "up → disconnected: the target says that there is no such logical unit (05/25/00)"
                        + " (TEST UNIT READY, check condition, sense 05/25/00 logical unit not supported, 310 µs)",
                FlightText.of(entry));
        assertEquals(1, FlightText.group(entry));
        assertEquals("active/non-optimized", FlightText.access(entry));
    }

    @Test
    void aRefusedRequestIsToldByItsErrno() {
        FlightRecord.change(payload, 3, 8, 104);
        FlightRecord.measures(payload, -19, 0, 0xffffff);
        assertEquals(
                "up → removed: the device no longer exists, or is offline and about to go"
                        + " (TEST UNIT READY, ENODEV (no such device))",
                FlightText.of(entry(FlightKind.TRANSITION)));
    }

    @Test
    void aChangeThatNoCommandCausedHasNoCommand() {
        FlightRecord.change(payload, 3, 2, 100);
        FlightRecord.measures(payload, 0, 0, 0xffffff);
        FlightEntry entry = entry(FlightKind.TRANSITION);
        assertEquals("up → down: the kernel failed the path", FlightText.of(entry));
        assertEquals(-1, FlightText.group(entry));
        assertEquals("", FlightText.access(entry));
    }

    @Test
    void anUnknownKindIsSaidToBeAnotherVersions() {
        FlightRecord.head(payload, 4_000, 3, 1);
        assertEquals("record of kind 4000, which another version of Polypath knows",
                FlightText.of(FlightEntry.read(payload, 1, 0)));
    }

    @Test
    void everyKindHasASentenceWhateverItsRecordHolds() {
        long seed = 20_261_121;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 20_000; round++) {
            for (int i = 0; i < FlightRecord.BYTES / Long.BYTES; i++) {
                payload.setAtIndex(ValueLayout.JAVA_LONG, i, random.nextLong());
            }
            FlightKind kind = FlightKind.values()[round % FlightKind.values().length];
            FlightEntry entry = entry(kind);
            String text = FlightText.of(entry) + new AddressBook().device(entry) + FlightText.access(entry);
            assertFalse(text.isBlank(), "seed " + seed + " round " + round);
            Severity.of(entry);
        }
    }
}
