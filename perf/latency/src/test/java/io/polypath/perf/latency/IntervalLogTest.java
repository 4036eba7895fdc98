package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class IntervalLogTest {
    private static final long START = 1_750_000_000_000L;
    private static final long MS = 1_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void aLogReadsBackAsTheIntervalsThatWereWritten() throws IOException {
        try (IntervalLog log = new IntervalLog(bytes, START)) {
            log.write(interval("uevent", START, START + 1_000, 3 * MS));
            log.write(interval("check-lateness", START, START + 1_000, 40 * MS));
            log.write(interval("uevent", START + 1_000, START + 2_000, 5 * MS));
        }
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertInterval("uevent", START, START + 1_000, 3 * MS, reader.nextIntervalHistogram());
            assertInterval("check-lateness", START, START + 1_000, 40 * MS, reader.nextIntervalHistogram());
            assertInterval("uevent", START + 1_000, START + 2_000, 5 * MS, reader.nextIntervalHistogram());
            assertFalse(reader.hasNext());
            assertEquals(START / 1_000.0, reader.getStartTimeSec());
        }
    }

    @Test
    void anIntervalWithoutValuesWritesNoLine() throws IOException {
        try (IntervalLog log = new IntervalLog(bytes, START)) {
            int header = bytes.size();
            log.write(LatencyRange.newHistogram(2));
            log.flush();
            assertEquals(header, bytes.size());
        }
    }

    @Test
    void theIntervalMaximumIsWrittenInMilliseconds() throws IOException {
        try (IntervalLog log = new IntervalLog(bytes, START)) {
            log.write(interval("uevent", START, START + 1_000, 1_000 * MS));
        }
        String line = bytes.toString().lines().filter(text -> text.startsWith("Tag=uevent,")).findFirst().orElseThrow();
        assertTrue(line.startsWith("Tag=uevent,0.000,1.000,100"), line);
    }

    @Test
    void aFailureOfTheStreamIsReportedAndStays() throws IOException {
        FullDisk disk = new FullDisk();
        IntervalLog log = new IntervalLog(disk, START);
        disk.full = true;
        log.write(interval("uevent", START, START + 1_000, 3 * MS));
        assertThrows(IOException.class, log::flush);
        disk.full = false;
        assertThrows(IOException.class, log::flush);
    }

    @Test
    void aHeaderThatCannotBeWrittenIsReportedAtOnce() {
        FullDisk disk = new FullDisk();
        disk.full = true;
        assertThrows(IOException.class, () -> new IntervalLog(disk, START));
    }

    static Histogram interval(String tag, long startMillis, long endMillis, long ns) {
        Histogram histogram = LatencyRange.newHistogram(2);
        histogram.recordValue(ns);
        histogram.setTag(tag);
        histogram.setStartTimeStamp(startMillis);
        histogram.setEndTimeStamp(endMillis);
        return histogram;
    }

    private static void assertInterval(String tag, long startMillis, long endMillis, long ns, Object read) {
        Histogram histogram = (Histogram) read;
        assertEquals(tag, histogram.getTag());
        assertEquals(startMillis, histogram.getStartTimeStamp());
        assertEquals(endMillis, histogram.getEndTimeStamp());
        assertEquals(interval(tag, startMillis, endMillis, ns), histogram);
    }

    private static final class FullDisk extends OutputStream {
        private boolean full;

        @Override
        public void write(int b) throws IOException {
            if (full) {
                throw new IOException("no space left");
            }
        }
    }
}
