package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalLogFileTest {
    private static final long MS = 1_000_000;
    private static final long ROOMY = 1 << 20;

    private final StageRecorder uevent = new StageRecorder(Stage.UEVENT);
    private final StageRecorder service = new StageRecorder(Stage.SERVICE);
    private final List<StageReader> stages =
            List.of(new StageReader(Stage.UEVENT, List.of(uevent)), new StageReader(Stage.SERVICE, List.of(service)));

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = directory.resolve("latency.hlog");
    }

    @Test
    void everyStageIsALineUnderItsOwnTag() throws IOException {
        try (IntervalLogFile file = new IntervalLogFile(path, ROOMY, 3)) {
            round(file);
            round(file);
        }
        assertEquals(List.of("uevent", "check-service", "uevent", "check-service"), tags(path));
    }

    @Test
    void aFileThatReachedItsSizeIsMovedAsideAndTheOldestIsDropped() throws IOException {
        long oneRound = sizeOfOneRound();
        try (IntervalLogFile file = new IntervalLogFile(path, oneRound, 3)) {
            for (int i = 0; i < 10; i++) {
                round(file);
            }
        }
        try (Stream<Path> names = Files.list(directory)) {
            assertEquals(
                    List.of("latency.hlog", "latency.hlog.1", "latency.hlog.2"),
                    names.map(name -> name.getFileName().toString()).sorted().toList());
        }
        for (String name : List.of("latency.hlog", "latency.hlog.1", "latency.hlog.2")) {
            assertEquals(List.of("uevent", "check-service"), tags(directory.resolve(name)));
            assertTrue(Files.size(directory.resolve(name)) <= 2 * oneRound);
        }
    }

    @Test
    void aLogOfOneFileStartsOverWhenItIsFull() throws IOException {
        try (IntervalLogFile file = new IntervalLogFile(path, 1, 1)) {
            round(file);
            round(file);
        }
        assertEquals(List.of("uevent", "check-service"), tags(path));
        assertFalse(Files.exists(directory.resolve("latency.hlog.1")));
    }

    @Test
    void aRestartContinuesTheFile() throws IOException {
        for (int start = 0; start < 2; start++) {
            try (IntervalLogFile file = new IntervalLogFile(path, ROOMY, 3)) {
                round(file);
            }
        }
        assertEquals(List.of("uevent", "check-service", "uevent", "check-service"), tags(path));
    }

    @Test
    void theLineThatACrashToreIsCutOff() throws IOException {
        try (IntervalLogFile file = new IntervalLogFile(path, ROOMY, 3)) {
            round(file);
        }
        Files.writeString(path, "Tag=uevent,1.000,1.000,3.0,HISTFAAA", StandardOpenOption.APPEND);
        try (IntervalLogFile file = new IntervalLogFile(path, ROOMY, 3)) {
            round(file);
        }
        assertEquals(List.of("uevent", "check-service", "uevent", "check-service"), tags(path));
    }

    @Test
    void aLogThatCannotBeOpenedIsReportedAndTriedAgain() throws IOException {
        Files.createDirectory(path);
        try (IntervalLogFile file = new IntervalLogFile(path, ROOMY, 3)) {
            assertThrows(IOException.class, () -> round(file));
            Files.delete(path);
            round(file);
        }
        assertEquals(List.of("uevent", "check-service"), tags(path));
    }

    @Test
    void aFullDiskIsReportedAndDoesNotKeepTheLogFromBeingClosed() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "needs /dev/full");
        try (IntervalLogFile file = new IntervalLogFile(full, ROOMY, 3)) {
            assertThrows(IOException.class, () -> round(file));
            assertThrows(IOException.class, () -> round(file));
        }
    }

    @Test
    void aLogOfNoFilesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new IntervalLogFile(path, ROOMY, 0));
    }

    private void round(IntervalLogFile file) throws IOException {
        uevent.record(3 * MS);
        service.record(7 * MS, 5_000 * MS);
        stages.forEach(StageReader::nextInterval);
        stages.forEach(StageReader::collect);
        file.write(stages);
    }

    private long sizeOfOneRound() throws IOException {
        Path probe = directory.resolve("probe");
        try (IntervalLogFile file = new IntervalLogFile(probe, ROOMY, 1)) {
            round(file);
        }
        long size = Files.size(probe);
        Files.delete(probe);
        return size;
    }

    private static List<String> tags(Path file) throws IOException {
        List<String> tags = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            while (reader.hasNext()) {
                Histogram histogram = (Histogram) reader.nextIntervalHistogram();
                assertEquals(1, histogram.getTotalCount());
                tags.add(histogram.getTag());
            }
        }
        return tags;
    }
}
