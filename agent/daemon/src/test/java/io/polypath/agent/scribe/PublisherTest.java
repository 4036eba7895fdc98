package io.polypath.agent.scribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.PortRecord;
import io.polypath.agent.lane.LaneStats;
import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.metrics.LatencyRow;
import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.agent.port.Clock;
import io.polypath.perf.latency.IntervalLogFile;
import io.polypath.perf.latency.LatencyBook;
import io.polypath.perf.latency.LatencyBookReader;
import io.polypath.perf.latency.Stage;
import io.polypath.perf.latency.StageReader;
import io.polypath.perf.latency.StageRecorder;
import io.polypath.ringbuf.CounterReader;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.FlightReader;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.MappedTableReader;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.WhenFull;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

    private static final int MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000L;
    private static final int READ_16 = 0x88;

    private static final int RECORDS = 4_096;

    @TempDir
    Path directory;

    private final Arena arena = Arena.ofShared();
    private final Doorbell doorbell = new Doorbell(arena);
    private final LaneQueue<String> queue = LaneQueue.spsc("inbox", 4, WhenFull.DROP_AND_COUNT, doorbell);
    private final StageRecorder uevents = new StageRecorder(Stage.UEVENT);
    private final LatencyBook book = new LatencyBook(4, 1_000, 2);
    private final Lines lines = new Lines();
    private Path run;
    private final AtomicLong uevent = new AtomicLong();
    private Path log;
    private Publisher publisher;
    private MappedTable ports;

    @BeforeEach
    void make() throws IOException {
        run = directory.resolve("run");
        log = directory.resolve("latency.hlog");
        RunDirectory files = new RunDirectory(run, Recorder.RUN);
        LaneSource lane = new LaneSource("owner", new LaneStats(), List.of(queue), Thread.currentThread().threadId());
        LaneBoard lanes = new LaneBoard(MappedTable.create(files, "lanes", 128, 8, arena), List.of(lane));
        LatencyBoard latencies = new LatencyBoard(
                MappedTable.create(files, "latency", 192, 8, arena),
                List.of(new StageReader(Stage.UEVENT, List.of(uevents))),
                new LatencyBookReader(book),
                port -> port == 3 ? "host4 array" : null,
                new IntervalLogFile(log, 1 << 20, 2));
        lanes.add(new LaneSource("publisher", new LaneStats(), List.of(), Thread.currentThread().threadId()));
        ports = MappedTable.create(files, "ports", 560, 8, arena);
        PortHistory history = new PortHistory(
                FlightRing.create(files, "ports", 128, RECORDS, arena), RECORDS, run.resolve("ports.table"));
        SequencedMap<String, LongSupplier> counted = new LinkedHashMap<>();
        counted.put("uevents/received", uevent::get);
        counted.put("runners/busy now", () -> 3);
        CounterBoard counters = CounterBoard.create(files, counted, arena);
        publisher = new Publisher(lanes, counters, latencies, history, lines, Clock.SYSTEM, Publisher.DEFAULT_PERIOD_NS);
    }

    @AfterEach
    void close() {
        doorbell.close();
        arena.close();
    }

    private MemorySegment row(String table, int index) throws IOException {
        try (MappedTableReader reader = MappedTableReader.open(run.resolve(table))) {
            MemorySegment row = MemorySegment.ofArray(new long[reader.payloadBytes() / Long.BYTES]);
            assertTrue(reader.read(index, row));
            return row;
        }
    }

    @Test
    void aLanesRowTellsOfItsQueuesAndItsAllocations() throws IOException {
        for (int i = 0; i < 6; i++) {
            queue.offer("record");
        }
        publisher.step(0);
        MemorySegment row = row("lanes.table", 0);
        assertEquals("owner", LaneRow.name(row));
        assertEquals(4, LaneRow.waiting(row));
        assertEquals(4, LaneRow.highWater(row));
        assertEquals(2, LaneRow.dropped(row));
        assertTrue(LaneRow.allocatedBytes(row) > 0);
    }

    @Test
    void countersAreOfTheirLastPublication() throws IOException {
        for (int events : new int[] {1, 7}) {
            uevent.set(events);
            publisher.step(events * Publisher.DEFAULT_PERIOD_NS);
            try (CounterReader reader = CounterReader.open(run.resolve("daemon.counters"))) {
                assertEquals("uevents/received", reader.read().getFirst().name());
                assertEquals(List.of((long) events, 3L), reader.read().stream().map(CounterReader.Reading::value).toList());
            }
        }
    }

    @Test
    void thePublisherHasARowOfItsOwn() throws IOException {
        publisher.step(0);
        assertEquals("publisher", LaneRow.name(row("lanes.table", 1)));
    }

    @Test
    void stagesAndPairsOfPortAndCommandHaveRowsOfTheirOwn() throws IOException {
        uevents.record(2 * MILLI);
        book.record(3, 0, 5 * MILLI, 0);
        book.record(9, READ_16, 7 * MILLI, 0);
        publisher.step(0);
        MemorySegment stage = row("latency.table", 0);
        assertEquals(LatencyRow.STAGE, LatencyRow.kind(stage));
        assertEquals("uevent", LatencyRow.name(stage));
        assertEquals(1, LatencyRow.summary(stage).count());
        assertEquals("host4 array", LatencyRow.name(row("latency.table", 1)));
        assertEquals(0, LatencyRow.opcode(row("latency.table", 1)));
        assertEquals("port 9, gone", LatencyRow.name(row("latency.table", 2)));
        assertEquals(READ_16, LatencyRow.opcode(row("latency.table", 2)));
    }

    @Test
    void aPortThatIsGoneLeavesNoRow() throws IOException {
        book.record(3, 0, 5 * MILLI, 0);
        publisher.step(0);
        book.forgetPort(3);
        publisher.step(Publisher.DEFAULT_PERIOD_NS);
        publisher.step(2 * Publisher.DEFAULT_PERIOD_NS);
        assertEquals(LatencyRow.EMPTY, LatencyRow.kind(row("latency.table", 1)));
    }

    @Test
    void nothingIsPublishedBeforeItIsDue() {
        assertEquals(1, publisher.step(0));
        assertEquals(0, publisher.step(Publisher.DEFAULT_PERIOD_NS - 1));
        assertEquals(Publisher.DEFAULT_PERIOD_NS, publisher.deadlineNs());
        assertEquals(1, publisher.step(Publisher.DEFAULT_PERIOD_NS));
    }

    @Test
    void theIntervalLogEndsWithTheLastInterval() throws IOException {
        publisher.step(0);
        uevents.record(2 * MILLI);
        publisher.stop();
        assertTrue(Files.readString(log).contains("Tag=uevent,"));
        assertEquals(List.of(), lines.texts);
    }

    @Test
    void aLineOfTheLogIsOfAMinuteButTheFirst() throws IOException {
        for (int round = 0; round < 2 * LatencyBoard.ROUNDS_LOGGED + 1; round++) {
            uevents.record(MILLI);
            publisher.step(round * Publisher.DEFAULT_PERIOD_NS);
        }
        publisher.stop();
        List<Long> counts = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            while (reader.hasNext()) {
                counts.add(((Histogram) reader.nextIntervalHistogram()).getTotalCount());
            }
        }
        assertEquals(List.of(1L, 12L, 12L), counts);
    }

    @Test
    void aLogThatCannotBeWrittenIsSaidOnceAndTheTablesGoOn() throws IOException {
        Files.createDirectory(log);
        uevents.record(2 * MILLI);
        for (int round = 0; round < 2 * LatencyBoard.ROUNDS_LOGGED; round++) {
            publisher.step(round * Publisher.DEFAULT_PERIOD_NS);
        }
        assertEquals(1, lines.texts.size());
        assertFalse(lines.texts.getFirst().isBlank());
        assertEquals(1, LatencyRow.summary(row("latency.table", 0)).count());
    }

    private void answer(int row, int tenant, long... tookNs) {
        MemorySegment at = ports.open(row);
        if (PortRow.tenant(at) != tenant) {
            PortRow.begin(at, tenant, 4);
        }
        for (long ns : tookNs) {
            PortRow.answered(at, ns);
        }
        ports.publish(row);
    }

    @Test
    void aPortsHistoryTellsWhatCameSinceTheRecordBeforeAndNothingOfQuietTimes() throws IOException {
        publisher.step(0);
        answer(0, 1, 2 * MILLI, 3 * MILLI);
        publisher.step(5 * SECOND);
        answer(0, 1, 40 * MILLI);
        publisher.step(10 * SECOND);
        publisher.step(30 * SECOND);
        answer(0, 2, MILLI);
        publisher.step(60 * SECOND);
        try (FlightReader reader = FlightReader.open(run.resolve("ports.flight"))) {
            MemorySegment record = MemorySegment.ofArray(new long[reader.payloadBytes() / Long.BYTES]);
            assertTrue(reader.next(record));
            assertEquals(5 * SECOND, reader.timeNs());
            assertEquals(2, PortRecord.answers(record, TimeBuckets.indexOf(3 * MILLI)) + PortRecord.answers(record, 4));
            assertEquals(5 * MILLI, PortRecord.sumNs(record));
            assertTrue(reader.next(record));
            assertEquals(1, PortRecord.answers(record, TimeBuckets.indexOf(40 * MILLI)));
            assertEquals(40 * MILLI, PortRecord.sumNs(record));
            assertTrue(reader.next(record));
            assertEquals(2, PortRecord.tenant(record));
            assertEquals(MILLI, PortRecord.sumNs(record));
            assertFalse(reader.next(record));
        }
    }

    @Test
    void withMorePortsTheIntervalsOfTheirHistoryAreLonger() throws IOException {
        publisher.step(0);
        for (int row = 0; row < 4; row++) {
            answer(row, 1, MILLI);
        }
        publisher.step(5 * SECOND);
        answer(0, 1, MILLI);
        publisher.step(10 * SECOND);
        publisher.step(26 * SECOND + SECOND / 2);
        try (FlightReader reader = FlightReader.open(run.resolve("ports.flight"))) {
            MemorySegment record = MemorySegment.ofArray(new long[reader.payloadBytes() / Long.BYTES]);
            for (int row = 0; row < 4; row++) {
                assertTrue(reader.next(record));
                assertEquals(row, PortRecord.row(record));
            }
            assertTrue(reader.next(record));
            assertEquals(21 * SECOND + SECOND / 2, PortRecord.lengthNs(record));
        }
    }
}
