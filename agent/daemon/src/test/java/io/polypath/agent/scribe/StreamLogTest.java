package io.polypath.agent.scribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamLogTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    private String line(boolean journal) {
        new StreamLog(stream, journal, BERLIN).line(Severity.WARNING, Recorder.RUN.wallNs() + 4_000_000, "sdb up → down");
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theJournalGetsThePriorityAndKeepsTheTimeItself() {
        assertEquals("<4>sdb up → down\n", line(true));
    }

    @Test
    void anyOtherReaderGetsTheTimeWithItsZone() {
        assertEquals("2026-11-21 01:00:00.004+01:00 sdb up → down\n", line(false));
    }

    @Test
    void aReaderThatIsGoneStopsNothing() {
        StreamLog log = new StreamLog(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        }, true, BERLIN);
        log.line(Severity.INFO, 0, "unheard");
        assertEquals(1, log.refused());
    }

    @Test
    void onlyTheStreamThatTheVariableNamesIsTheJournal(@TempDir Path directory) throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("2"), Path.of("socket:[4711]"));
        assertTrue(StreamLog.isJournal("9:4711", link));
        assertFalse(StreamLog.isJournal("9:4712", link));
        assertFalse(StreamLog.isJournal(null, link));
        assertFalse(StreamLog.isJournal("9:4711", directory.resolve("none")));
    }
}
