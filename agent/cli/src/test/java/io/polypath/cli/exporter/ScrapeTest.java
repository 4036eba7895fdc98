package io.polypath.cli.exporter;

import static io.polypath.cli.FakeRun.MILLI;
import static io.polypath.cli.FakeRun.SECOND;
import static io.polypath.cli.FakeRun.START_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.metrics.LatencyRow;
import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.topology.InitState;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.perf.latency.LatencyRange;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeTest {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final long SEED = 20_261_121;

    @TempDir
    Path directory;

    private void fill(FakeRun run) throws IOException {
        MappedTable paths = run.table("paths");
        for (int row = 0; row < 4; row++) {
            MemorySegment at = FakeRun.upPath(paths, row, "sd" + (char) ('a' + row), "4:0:" + row + ":0");
            PathRow.port(at, row % 2);
            if (row == 3) {
                PathRow.state(at, PathState.DOWN.number(), Reason.HOST_ERROR.code(), InitState.OK.ordinal());
            }
            paths.publish(row);
        }
        MappedTable ports = run.ports();
        FakeRun.port(ports, 0, "host4", "0x5000", "0x5001", 10);
        FakeRun.port(ports, 1, "host5", "0x5000", "0x5002", 3);
        MappedTable maps = run.maps();
        FakeRun.map(maps, 0, "mpatha", 4, 0);
        FakeRun.map(maps, 1, "mpathb", 0, MapRow.QUEUES | MapRow.SUSPENDED);
        MappedTable lanes = run.table("lanes");
        MemorySegment lane = lanes.open(0);
        LaneRow.who(lane, "owner", 4711, false);
        LaneRow.work(lane, 12, 345, 6 * MILLI, 2 * MILLI);
        LaneRow.rest(lane, 1, START_NS + 199 * SECOND, 1_000);
        LaneRow.queue(lane, 2, 3, 4);
        lanes.publish(0);
        MappedTable latency = run.table("latency");
        Histogram histogram = LatencyRange.newHistogram(2);
        histogram.recordValue(5 * MILLI);
        LatencyRow.write(latency.open(0), LatencyRow.STAGE, -1, "uevent", histogram);
        latency.publish(0);
        SequencedMap<String, Long> counted = new LinkedHashMap<>();
        counted.put("uevents/losses", 2L);
        counted.put("runners/busy now", 1L);
        run.counters(counted);
    }

    private Scrape scrape(int mostPaths) {
        return new Scrape(new RuntimeFiles(directory), FakeRun.after(200 * SECOND), mostPaths, null);
    }

    private static String text(Scrape scrape, String accept) throws IOException {
        return new String(scrape.page(accept).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void everyFigureOfARunningDaemonIsTold() throws IOException {
        fill(FakeRun.running(directory));
        Golden.compare("metrics.txt", text(scrape(100), OPEN_METRICS));
    }

    @Test
    void thePageOfFiguresNamesEachWithItsLabels() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        Set<String> labels = Set.of();
        for (String line : Files.readAllLines(Path.of(System.getProperty("basedir", "."), "../../docs/metrics.md"))) {
            String[] cells = line.split("\\|");
            if (line.startsWith("| `polypath_")) {
                labels = cells[2].strip().equals("the same") ? labels : words(cells[2], "`(\\w+)`");
                documented.put(cells[1].strip().replace("`", ""), labels);
            }
        }
        Map<String, Set<String>> told = new TreeMap<>();
        for (String line : Golden.read("metrics.txt").split("\n")) {
            if (!line.startsWith("#")) {
                Set<String> names = words(line, "[{,](\\w+)=\"");
                names.removeAll(Set.of("le", "quantile"));
                told.put(line.replaceFirst("[{ ].*", "").replaceFirst("_(bucket|sum|count)$", ""), names);
            }
        }
        assertEquals(documented, told);
    }

    private static Set<String> words(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void olderClientsGetTheFormatThatTheyKnow() throws IOException {
        fill(FakeRun.running(directory));
        assertEquals("text/plain; version=0.0.4; charset=utf-8", scrape(100).page(null).type());
        assertTrue(text(scrape(100), null).contains("# TYPE polypath_path_state_changes_total counter"));
    }

    /** As Prometheus asks with --enable-feature=native-histograms. */
    @Test
    void whoWantsProtocolBuffersMostGetsText() throws IOException {
        fill(FakeRun.running(directory));
        String accept = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,"
                + "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
        assertTrue(scrape(100).page(accept).type().startsWith("application/openmetrics-text"), scrape(100).page(accept).type());
        assertTrue(scrape(100).page(accept.substring(0, accept.indexOf(','))).type().startsWith("text/plain"));
    }

    @Test
    void whatCannotBeReadIsNoDaemonThatHasEnded() throws IOException {
        fill(FakeRun.running(directory));
        assertTrue(text(scrape(100), OPEN_METRICS).contains("polypath_tables_unreadable 0.0\n"));
        Files.write(directory.resolve("lanes.table"), new byte[100]);
        assertTrue(text(scrape(100), OPEN_METRICS).contains("polypath_tables_unreadable 1.0\n"));
    }

    @Test
    void ofADaemonThatHasEndedNothingIsToldButThat() throws IOException {
        fill(FakeRun.ended(directory));
        String text = text(scrape(100), OPEN_METRICS);
        assertTrue(text.contains("polypath_up 0.0\n"), text);
        assertFalse(text.contains("polypath_path"), text);
        assertFalse(text.contains("polypath_map"), text);
    }

    @Test
    void withoutADaemonEverTheExporterSaysSo() throws IOException {
        assertTrue(text(scrape(100), OPEN_METRICS).contains("polypath_up 0.0\n"));
    }

    @Test
    void beyondTheLimitOnlyPathsThatAreNotUsableAreToldOneByOne() throws IOException {
        fill(FakeRun.running(directory));
        String text = text(scrape(2), OPEN_METRICS);
        assertTrue(text.contains("polypath_paths_untold 3.0\n"), text);
        assertTrue(text.contains("polypath_path_state{path=\"sdd\",state=\"down\"} 1.0\n"), text);
        assertFalse(text.contains("path=\"sda\""), text);
        assertTrue(text.contains("polypath_paths{state=\"up\"} 3.0\n"), text);
    }

    @Test
    void tablesOfAnotherRunAreNotMixedIn() throws IOException {
        FakeRun.ended(directory).maps().rows();
        FakeRun before = FakeRun.ended(directory);
        FakeRun.map(before.maps(), 0, "gone", 4, 0);
        FakeRun now = FakeRun.running(directory);
        MappedTable paths = now.table("paths");
        FakeRun.upPath(paths, 0, "sda", "4:0:0:0");
        paths.publish(0);
        assertFalse(text(scrape(10), OPEN_METRICS).contains("gone"));
    }

    @Test
    void countersOfAnotherRunAreNotMixedIn() throws IOException {
        FakeRun.ended(directory).counters(new LinkedHashMap<>(Map.of("uevents/losses", 7L)));
        FakeRun.running(directory).table("paths");
        assertFalse(text(scrape(10), OPEN_METRICS).contains("polypath_daemon_events"));
    }

    @Test
    void aDaemonWithoutAFileOfCountersHasNone() throws IOException {
        fill(FakeRun.running(directory));
        Files.delete(directory.resolve("daemon.counters"));
        String text = text(scrape(10), OPEN_METRICS);
        assertFalse(text.contains("polypath_daemon_events") || text.contains("polypath_daemon_level"), text);
        assertTrue(text.contains("polypath_lane_work_total"), text);
    }

    @Test
    void whateverTheTablesHoldTheFiguresAreAPageWithoutRepeatedSeries() throws IOException {
        fill(FakeRun.running(directory));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 40; round++) {
            for (String table : new String[] {"paths", "ports", "maps", "lanes", "latency"}) {
                damage(directory.resolve(table + ".table"), random);
            }
            damage(directory.resolve("daemon.counters"), random);
            String text = text(scrape(1_000), OPEN_METRICS);
            assertTrue(text.endsWith("# EOF\n"), "seed " + SEED + ", round " + round);
            Set<String> series = new HashSet<>();
            for (String line : text.split("\n")) {
                String name = line.substring(0, Math.max(0, line.lastIndexOf(' ')));
                assertTrue(line.startsWith("#") || series.add(name), () -> "twice, seed " + SEED + ": " + name);
            }
        }
    }

    /** Any bytes behind sound sequence words; in every second round texts that repeat each other. */
    private static void damage(Path file, RandomGenerator random) throws IOException {
        int header = 4_096;
        byte[] bytes = Files.readAllBytes(file);
        int rowBytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(16);
        boolean same = random.nextBoolean();
        byte[] row = new byte[rowBytes];
        for (int at = header; at < bytes.length; at += rowBytes) {
            if (!same || at == header) {
                random.nextBytes(row);
            }
            System.arraycopy(row, 0, bytes, at, rowBytes);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, 1);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes, header, bytes.length - header), header);
        }
    }
}
