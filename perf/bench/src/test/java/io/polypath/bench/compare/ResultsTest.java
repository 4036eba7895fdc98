package io.polypath.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = sample();

    /** Two numbers of paths, two daemons, and about every way to fail. */
    static Results sample() {
        try (InputStream file = ResultsTest.class.getResourceAsStream("results.csv")) {
            return Results.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Metric metric(String key) {
        return Metric.ALL.stream().filter(metric -> metric.key().equals(key)).findFirst().orElseThrow();
    }

    private Figure figure(int paths, String daemon, String key) {
        return results.figure(paths, daemon, metric(key));
    }

    @Test
    void sizesAscendAndPolypathIsLast() {
        assertEquals(List.of(64, 4_096), results.sizes());
        assertEquals(List.of("multipathd", "polypath"), results.daemons());
        assertEquals(2, results.runs(64, "polypath"));
    }

    @Test
    void everyValueOfEveryRunCounts() {
        assertEquals(List.of(8_100.0, 9_100.0), figure(64, "multipathd", "start_maps_ms").spread().values());
        assertEquals(List.of(604.0, 1_800.0), figure(64, "multipathd", "fault_failed_ms").spread().values());
    }

    @Test
    void aRunWhosePhaseFailedIsShownBesideThoseThatDidNot() {
        Figure figure = figure(64, "multipathd", "fault_failed_ms");
        assertEquals("1.2 s (604 ms to 1.8 s); run 2: failed: fault_back: 0 of 1 paths in 240 s, <not> reached",
                figure.text(Unit.MILLISECONDS));
    }

    @Test
    void aPhaseThatATimeOutKeptFromBeginningSaysSo() {
        assertEquals(List.of("run 2: not reached: timeout after 1864 s"), figure(64, "polypath", "port_failed_ms").troubles());
    }

    @Test
    void aGuestThatDiedHasNoFigureAtAllAndSaysSo() {
        Figure figure = figure(4_096, "multipathd", "start_maps_ms");
        assertNull(figure.spread());
        assertEquals("run 1: not reached: the guest died, status 126", figure.text(Unit.MILLISECONDS));
    }

    @Test
    void wordsInPlaceOfANumberAreShown() {
        assertEquals("run 1: not all of 8 in 15 s; run 2: not reached: failed: fault",
                figure(64, "multipathd", "hung_failed_ms").text(Unit.MILLISECONDS));
    }

    @Test
    void whatNobodyWantedIsNoTrouble() {
        Figure figure = figure(64, "polypath", "events_cpu_ms");
        assertNull(figure.spread());
        assertEquals(List.of(), figure.troubles());
    }

    @Test
    void everyTroubleIsInTheSummary() {
        assertEquals(
                List.of(
                        "multipathd, 64 paths, run 2: One path fails: failed: fault_back: 0 of 1 paths in 240 s, <not> reached",
                        "multipathd, 64 paths, run 2: A port fails, Paths that hang: not reached: failed: fault",
                        "polypath, 64 paths, run 2: At rest, One path fails, A port fails, Paths that hang:"
                                + " not reached: timeout after 1864 s",
                        "multipathd, 4096 paths, run 1: Start, At rest, One path fails, A port fails, Paths that hang:"
                                + " not reached: the guest died, status 126",
                        "polypath, 4096 paths, run 1: Paths that hang: not possible on kernel 6.1"),
                results.troubles());
    }

    @Test
    void aLineThatIsNoRowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Results.of(List.of("64,1,polypath,rest_rss_kib")));
        assertThrows(IllegalArgumentException.class, () -> Results.of(List.of("many,1,polypath,rest_rss_kib,1")));
    }
}
