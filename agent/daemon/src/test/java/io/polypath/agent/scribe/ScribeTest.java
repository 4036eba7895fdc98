package io.polypath.agent.scribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.port.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScribeTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path directory;

    private final Lines lines = new Lines();
    private long nowNs = Recorder.START_NS;
    private Recorder recorder;
    private Scribe scribe;

    private final Clock clock = new Clock() {
        @Override
        public long nanoTime() {
            return nowNs;
        }

        @Override
        public long wallNanos() {
            return Recorder.RUN.wallNs(nowNs);
        }
    };

    @BeforeEach
    void start() throws IOException {
        recorder = new Recorder(directory, 64);
        scribe = new Scribe(List.of(recorder.file), clock, lines);
        scribe.start();
    }

    private void step() {
        while (scribe.step(nowNs) > 0) {
            nowNs++;
        }
    }

    @Test
    void aTransitionIsOneLineWithDeviceReasonAndFacts() {
        recorder.found(7);
        recorder.down(7, 5 * SECOND);
        step();
        assertEquals(
                List.of(
                        "sd7 4:0:1:7 36007 found at 4:0:1:7 scsi:fcp",
                        "sd7 4:0:1:7 36007 up → down: the transport was disrupted"
                                + " (TEST UNIT READY, host status 0x0e DID_TRANSPORT_DISRUPTED, 1.2 ms)"),
                lines.texts);
        assertEquals(List.of(Severity.INFO, Severity.WARNING), lines.severities);
        assertEquals(Recorder.RUN.wallNs() + 5 * SECOND, lines.times.get(1));
    }

    @Test
    void whatOnlyPreparesOrFollowsIsLeftToExplain() {
        for (FlightKind kind : List.of(FlightKind.UEVENT, FlightKind.IDENTITY, FlightKind.DEADLINE)) {
            recorder.begin(kind, 1, 0);
            recorder.commit();
        }
        recorder.begin(FlightKind.RESYNC, -1, 0);
        recorder.commit();
        step();
        assertEquals(List.of(), lines.texts);
    }

    @Test
    void aStormOfTheSameFaultCostsAFewLinesAndOneWithACount() {
        for (int row = 0; row < 60; row++) {
            recorder.down(row, row);
        }
        step();
        assertEquals(StormFilter.BURST, lines.texts.size());
        nowNs += 2 * SECOND;
        step();
        assertEquals(StormFilter.BURST + 1, lines.texts.size());
        assertEquals("up → down: the transport was disrupted: 55 more, last of all sd59 360059", lines.texts.getLast());
    }

    @Test
    void anEndingRunSaysWhatItHeldBack() {
        for (int row = 0; row < 7; row++) {
            recorder.down(row, row);
        }
        scribe.stop();
        assertTrue(lines.texts.getLast().contains("2 more"), lines.texts::toString);
    }

    @Test
    void recordsThatWereOverwrittenUnreadAreSaid() {
        recorder.down(1, 0);
        step();
        for (int round = 0; round < 200; round++) {
            recorder.down(1, round);
        }
        step();
        assertTrue(lines.texts.stream().anyMatch(text -> text.startsWith("the log fell behind: ")), lines.texts::toString);
    }

    @Test
    void aLogThatHasNothingToDoLooksLessAndLessOften() {
        step();
        long first = scribe.deadlineNs() - nowNs;
        for (int look = 0; look < 20; look++) {
            nowNs = scribe.deadlineNs();
            step();
        }
        assertTrue(scribe.deadlineNs() - nowNs > first);
        assertEquals(4 * SECOND, scribe.deadlineNs() - nowNs);
        recorder.down(1, 0);
        step();
        assertTrue(scribe.deadlineNs() - nowNs < SECOND);
    }

    @Test
    void aRingThatIsNoneIsSaidAndTheOthersAreRead() throws IOException {
        Path damaged = Files.writeString(directory.resolve("prober.flight"), "no ring");
        Scribe both = new Scribe(List.of(damaged, recorder.file), clock, lines);
        both.start();
        recorder.down(1, 0);
        both.step(nowNs);
        assertTrue(lines.texts.getFirst().startsWith("what it tells is not logged: " + damaged), lines.texts::toString);
        assertTrue(lines.texts.getLast().startsWith("sd1 36001 up → down"), lines.texts::toString);
    }
}
