package io.polypath.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final List<String> ENVIRONMENT = List.of("kernel 6.12 in <QEMU>", "Settings: REST=5");

    private final String table = MarkdownReport.of(ResultsTest.sample(), ENVIRONMENT);
    private final String page = PageReport.of(ResultsTest.sample(), ENVIRONMENT);

    @TempDir
    Path directory;

    private void assertRow(String row) {
        assertTrue(table.contains(row + "\n"), table);
    }

    @Test
    void theOtherIsAheadWhereItIs() {
        assertRow("| Until every map takes I/O | 64 | 8.6 s (8.1 s to 9.1 s) | 32 s (31 s to 32 s) | 3.66 | multipathd |");
    }

    @Test
    void polypathIsAheadWhereItIs() {
        assertRow("| Until all paths are failed | 64 | 1.4 s; run 2: not reached: failed: fault"
                + " | 400 ms; run 2: not reached: timeout after 1864 s | 0.28 | polypath? |");
    }

    @Test
    void nobodyIsAheadWhereRangesOverlap() {
        assertRow("| From the fault to a failed path | 64 | 1.2 s (604 ms to 1.8 s); run 2: failed: fault_back: 0 of 1 paths in 240 s,"
                + " <not> reached | 700 ms; run 2: not reached: timeout after 1864 s | 0.58 | spreads overlap |");
    }

    @Test
    void aFailedRunIsARowWithoutARatio() {
        assertRow("| Until every map takes I/O | 4,096 | run 1: not reached: the guest died, status 126 | 400 s | – |  |");
    }

    @Test
    void whatWasNotMeasuredHasNoTable() {
        assertFalse(table.contains("## A storm of uevents"));
        assertFalse(page.contains("A storm of uevents"));
    }

    @Test
    void thePageLoadsNothingAndEscapesWhatItWasGiven() {
        assertFalse(Pattern.compile("(src|href)=|url\\(|@import|<script").matcher(page).find());
        assertTrue(page.contains("kernel 6.12 in &lt;QEMU&gt;"));
        assertTrue(page.contains("&lt;not&gt; reached"));
    }

    @Test
    void thePageTellsEveryTrouble() {
        for (String trouble : ResultsTest.sample().troubles()) {
            assertTrue(page.contains("<li>" + trouble.replace("<", "&lt;").replace(">", "&gt;") + "</li>"), trouble);
        }
    }

    @Test
    void everyValueIsADot() {
        long dots = Pattern.compile("<circle").matcher(page).results().count();
        long values = 0;
        for (Metric metric : Metric.ALL) {
            for (int paths : List.of(64, 4_096)) {
                for (String daemon : List.of("multipathd", "polypath")) {
                    Figure figure = ResultsTest.sample().figure(paths, daemon, metric);
                    values += figure.spread() == null ? 0 : figure.spread().values().size();
                }
            }
        }
        assertEquals(values, dots);
    }

    @Test
    void oneDaemonAloneIsShownToo() {
        String alone = MarkdownReport.of(Results.of(List.of("16,1,polypath,rest_threads,14")), List.of());
        assertTrue(alone.contains("| Threads | 16 | – | 14 | – |  |"), alone);
    }

    @Test
    void bothFilesAreWrittenBesideTheResults() throws IOException {
        Files.write(directory.resolve("results.csv"), List.of(Row.HEADER, "16,1,polypath,rest_threads,14"));
        Files.write(directory.resolve("environment.txt"), ENVIRONMENT);
        CompareReport.write(directory);
        assertTrue(Files.readString(directory.resolve("report.md")).startsWith("# Side by side\n\n* kernel 6.12"));
        assertTrue(Files.readString(directory.resolve("report.html")).startsWith("<!DOCTYPE html>"));
    }
}
