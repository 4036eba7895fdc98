package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LatencyBookTest {
    private static final long IDLE_NS = 600_000_000_000L;
    private static final long MS = 1_000_000;
    private static final int TUR = 0x00;
    private static final int RTPG = 0xa3;

    private final LatencyBook book = new LatencyBook(3, IDLE_NS, 2);
    private final LatencyBookReader reader = new LatencyBookReader(book);

    /** Counts of one round, keyed "port/opcode". */
    private Map<String, Long> intervals() {
        Map<String, Long> counts = new HashMap<>();
        reader.collect((port, opcode, interval, total) -> {
            if (interval.getTotalCount() > 0) {
                counts.put(port + "/" + opcode, interval.getTotalCount());
            }
        });
        return counts;
    }

    private Map<String, Long> totals() {
        Map<String, Long> counts = new HashMap<>();
        reader.collect((port, opcode, interval, total) -> {
            if (total.getTotalCount() > 0) {
                counts.put(port + "/" + opcode, total.getTotalCount());
            }
        });
        return counts;
    }

    @Test
    void everyPairOfPortAndCommandHasItsOwnHistogram() {
        book.record(0, TUR, MS, 0);
        book.record(0, RTPG, MS, 0);
        book.record(7, TUR, MS, 0);
        book.record(7, TUR, MS, 0);
        assertEquals(Map.of("0/0", 1L, "0/163", 1L, "7/0", 2L), intervals());
    }

    @Test
    void anIntervalStartsAnewAndATotalGrows() {
        book.record(1, TUR, MS, 0);
        assertEquals(Map.of("1/0", 1L), intervals());
        book.record(1, TUR, MS, 0);
        assertEquals(Map.of("1/0", 1L), intervals());
        assertEquals(Map.of("1/0", 2L), totals());
    }

    @Test
    void aPairThatFindsNoEntryIsRecordedAsOther() {
        fill(0);
        book.record(9, TUR, MS, IDLE_NS - 1);
        assertEquals(Map.of("0/0", 1L, "1/0", 1L, "2/0", 1L, "-1/-1", 1L), intervals());
        book.record(9, TUR, MS, IDLE_NS - 1);
        assertEquals(Map.of("-1/-1", 1L), intervals());
    }

    @Test
    void theEntryUnusedLongestGivesItsPlaceOnceItIsIdleAndRead() {
        fill(0);
        book.record(0, TUR, MS, 5);
        book.record(2, TUR, MS, 6);
        book.record(9, TUR, MS, IDLE_NS);
        assertEquals(Map.of("0/0", 2L, "1/0", 1L, "2/0", 2L, "-1/-1", 1L), intervals());
        book.record(9, TUR, MS, IDLE_NS);
        assertEquals(Map.of("9/0", 1L), intervals());
        assertEquals(Map.of("0/0", 2L, "2/0", 2L, "9/0", 1L, "-1/-1", 1L), totals());
    }

    @Test
    void aPairThatWasRetiredMayComeBack() {
        fill(0);
        book.record(9, TUR, MS, IDLE_NS);
        book.record(0, TUR, 2 * MS, IDLE_NS);
        intervals();
        book.record(0, TUR, 2 * MS, IDLE_NS);
        assertEquals(Map.of("0/0", 1L), intervals());
    }

    @Test
    void aPortThatIsGoneLeavesItsEntriesToAnother() {
        book.record(4, TUR, MS, 0);
        book.record(4, RTPG, MS, 0);
        book.record(5, TUR, MS, 0);
        book.forgetPort(4);
        assertEquals(Map.of("4/0", 1L, "4/163", 1L, "5/0", 1L), totals());
        book.record(4, TUR, MS, 0);
        assertEquals(Map.of("4/0", 1L, "5/0", 1L), totals());
    }

    @Test
    void timesBeyondTheRangeAreRecordedAtItsEnds() {
        book.record(0, TUR, -1, 0);
        book.record(0, TUR, Long.MAX_VALUE, 0);
        assertEquals(Map.of("0/0", 2L), intervals());
    }

    @Test
    void aNegativePortIsRefusedBecauseItStandsForOther() {
        assertThrows(IllegalArgumentException.class, () -> book.record(LatencyBook.OTHER, TUR, MS, 0));
    }

    @Test
    void aBookWithoutEntriesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LatencyBook(0, IDLE_NS, 2));
    }

    @Test
    void recordingAndCollectingAllocateNothing() {
        LatencyBookReader.Visitor ignore = (port, opcode, interval, total) -> {};
        Allocation.assertNone(i -> {
            book.record((int) (i & 7), TUR, i, i * IDLE_NS / 16);
            if (i % 64 == 0) {
                book.forgetPort(0);
                reader.collect(ignore);
            }
        });
    }

    @Test
    void noValueIsLostOrReadUnderAnotherPairWhileEntriesAreRetired() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        int values = 200_000;
        Thread owner = Thread.ofPlatform().start(() -> {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < values; i++) {
                int port = random.nextInt(6);
                book.record(port, TUR, timeOf(port), i * IDLE_NS / 4);
                if (i % 97 == 0) {
                    book.forgetPort(random.nextInt(6));
                }
            }
            done.set(true);
        });
        long[] seen = new long[1];
        LatencyBookReader.Visitor check = (port, opcode, interval, total) -> {
            seen[0] += interval.getTotalCount();
            if (port != LatencyBook.OTHER && interval.getTotalCount() > 0) {
                assertEquals(timeOf(port), interval.getMinValue(), timeOf(port) / 100.0);
                assertEquals(timeOf(port), interval.getMaxValue(), timeOf(port) / 100.0);
            }
        };
        while (!done.get()) {
            reader.collect(check);
        }
        owner.join();
        reader.collect(check);
        assertEquals(values, seen[0]);
    }

    private static long timeOf(int port) {
        return MS << port;
    }

    private void fill(long nowNs) {
        for (int port = 0; port < 3; port++) {
            book.record(port, TUR, MS, nowNs);
        }
    }
}
