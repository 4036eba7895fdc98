package io.polypath.cli.page;

import static io.polypath.cli.FakeRun.MILLI;
import static io.polypath.cli.FakeRun.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Terminal;
import io.polypath.ringbuf.FlightRing;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyPageTest {

    private static final int PORTS = 4;
    private static final int SLOW = 2;
    private static final int DOWN = 3;

    @TempDir
    Path directory;

    private final Terminal pipe = Terminal.pipe(FakeRun.after(300 * SECOND));

    /** Four ports with two paths each: one is slow, and one is away for forty seconds. */
    static void write(FakeRun run, String downName) throws IOException {
        MappedTable ports = run.ports();
        MappedTable paths = run.table("paths");
        FlightRing history = run.portHistory(256);
        for (int port = 0; port < PORTS; port++) {
            FakeRun.port(ports, port, "host" + port, "0x5001bb0000000000", port == DOWN ? downName : "0x5001bb000000000" + port, 9);
        }
        for (int row = 0; row < 2 * PORTS; row++) {
            MemorySegment at = FakeRun.upPath(paths, row, "sd" + (char) ('a' + row), row / 2 + ":0:0:" + row % 2);
            PathRow.port(at, row / 2);
            paths.publish(row);
        }
        for (int interval = 1; interval <= 29; interval++) {
            for (int port = 0; port < PORTS; port++) {
                boolean away = port == DOWN && interval > 10 && interval <= 14;
                FakeRun.interval(history, port, away ? 0 : 50, port == SLOW ? 20 * MILLI : MILLI / 2, away ? 2 : 0, interval * 10 * SECOND);
            }
        }
        outage(run.pen(256));
    }

    private static void outage(FakeRun.Pen pen) {
        for (int row = 2 * DOWN; row < 2 * DOWN + 2; row++) {
            String name = "sd" + (char) ('a' + row);
            MemorySegment record = pen.begin(FlightKind.TRANSITION, row, name, 100 * SECOND + row * MILLI);
            FlightRecord.change(record, PathState.UP.number(), PathState.DOWN.number(), Reason.TRANSPORT_DISRUPTED.code());
            FlightRecord.outcome(record, 0, 0, 0x0e, 0);
            FlightRecord.measures(record, 0, MILLI, 0x000100);
            pen.commit();
        }
        for (int row = 2 * DOWN; row < 2 * DOWN + 2; row++) {
            pen.transition(row, "sd" + (char) ('a' + row), PathState.DOWN, PathState.UP, Reason.CHECK_GOOD, MILLI, 140 * SECOND);
        }
    }

    private String page() throws IOException {
        Path file = directory.resolve("out.html");
        assertEquals(0, pipe.run("latency", "--report", file.toString(), "--runtime-dir", directory.toString()), pipe::err);
        assertEquals("wrote " + file + "\n", pipe.out());
        return Files.readString(file);
    }

    private static int count(String what, String text) {
        return (int) Pattern.compile(what).matcher(text).results().count();
    }

    private static String section(String page, String head) {
        int begin = page.indexOf("<h2>" + head);
        return page.substring(begin, page.indexOf("</section>", begin));
    }

    @Test
    void theSlowPortAndTheOneThatWentDownAreNamedOnTop() throws IOException {
        write(FakeRun.running(directory), "0x5001bb0000000003");
        String top = page();
        top = top.substring(top.indexOf("<header>"), top.indexOf("</header>"));
        assertTrue(top.contains("host2 0x5001bb0000000002 is slow: its answers typically take about 17.5 ms, 47 times the median of the"
                + " other 3 ports (375 µs).<"), top);
        assertTrue(top.contains("Paths failed 2 times, through host3 0x5001bb0000000003, because the transport was disrupted"), top);
        assertTrue(top.contains("8 commands were not answered in time, 8 of them through host3 0x5001bb0000000003."), top);
        assertTrue(top.contains("<dd>8 of 8</dd>"), top);
    }

    /** Its median is that of the others. */
    @Test
    void aPortThatIsSlowNowAndThenIsNamedToo() throws IOException {
        FakeRun run = FakeRun.running(directory);
        MappedTable ports = run.ports();
        run.table("paths");
        run.pen(16);
        FlightRing history = run.portHistory(256);
        for (int port = 0; port < PORTS; port++) {
            FakeRun.port(ports, port, "host" + port, "0x5001bb0000000000", "0x5001bb000000000" + port, 9);
        }
        for (int interval = 1; interval <= 20; interval++) {
            for (int port = 0; port < PORTS; port++) {
                boolean slow = port == SLOW && interval % 5 == 0;
                FakeRun.interval(history, port, 50, slow ? 60 * MILLI : MILLI / 2, 0, interval * 10 * SECOND);
            }
        }
        String page = page();
        assertTrue(page.contains("No port is slow most of the time: the slowest, host2 0x5001bb0000000002, typically takes about "), page);
        assertTrue(page.contains("host2 0x5001bb0000000002 is slow now and then: 90 % of its answers took &lt;100 ms; usual is"
                + " &lt;500 µs."), page);
    }

    @Test
    void everyPortHasItsPercentilesItsHeatAndItsPathsInRowsThatTheKeyboardReaches() throws IOException {
        write(FakeRun.running(directory), "0x5001bb0000000003");
        String page = page();
        assertEquals(3 * PORTS, count("class=\"strip\" role=\"img\" tabindex=\"0\" aria-label=\"host", page), page);
        assertTrue(section(page, "How long").contains("99 % of answers took &lt;25 ms"), page);
        String heat = section(page, "When");
        assertEquals(3 * 29 + 25, count("<rect class=\"q[0-8]\" x=", heat), heat);
        assertEquals(4, count("<circle class=\"late\"", heat), heat);
        assertTrue(heat.indexOf("<b>host2") < heat.indexOf("<b>host0"), heat);
    }

    @Test
    void pathsThatFailTogetherAreOneLineWithItsCauseAndALinkToIt() throws IOException {
        write(FakeRun.running(directory), "0x5001bb0000000003");
        String page = page();
        String why = section(page, "Why");
        assertEquals(2, count("<li ", why), why);
        assertTrue(why.contains("<span class=\"change\">2 paths up → down</span> <span class=\"hint\">sdg, sdh</span><div>the transport was"
                + " disrupted (TEST UNIT READY, host status 0x0e DID_TRANSPORT_DISRUPTED, 1 ms)"), why);
        String states = section(page, "What became");
        assertTrue(states.contains("<a href=\"#c2\">"), states);
        assertTrue(states.contains("2 paths, at worst 2 failed"), states);
        assertTrue(states.indexOf("<b>host3") < states.indexOf("<b>host0"), states);
    }

    @Test
    void namesFromTheFilesAreNeverMarkup() throws IOException {
        FakeRun run = FakeRun.running(directory);
        write(run, "\"><script>alert('1')</script>&");
        String page = page();
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;"), page);
    }

    @Test
    void namesOfDevicesAreNeverMarkup() throws IOException {
        FakeRun run = FakeRun.running(directory);
        MappedTable paths = run.table("paths");
        FakeRun.text(FakeRun.upPath(paths, 0, "<b>", "4:0:0:0"), Field.NAME, "<img>");
        paths.publish(0);
        run.pen(16).transition(0, "<img src=x>", PathState.UP, PathState.DOWN, Reason.HOST_ERROR, 1, SECOND);
        String page = page();
        assertFalse(page.contains("<img"), page);
        assertTrue(page.contains("&lt;img src=x&gt;"), page);
    }

    @Test
    void thePageNeedsNothingElseAndRunsNothing() throws IOException {
        write(FakeRun.running(directory), "0x5001bb0000000003");
        String page = page();
        assertEquals(0, count("https?://|src=|url\\(|@import|<script|<link|\\son[a-z]+=", page), page);
        assertTrue(page.contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"), page);
    }

    @Test
    void aStormOfChangesLeavesThePageBounded() throws IOException {
        FakeRun run = FakeRun.running(directory);
        write(run, "0x5001bb0000000003");
        FakeRun.Pen pen = run.pen(4_096);
        for (int i = 0; i < 4_096; i++) {
            boolean up = i % 2 == 0;
            pen.transition(6, "sdg", up ? PathState.UP : PathState.DOWN, up ? PathState.DOWN : PathState.UP, Reason.HOST_ERROR, 1,
                    SECOND + i * 73 * MILLI);
        }
        String page = page();
        assertTrue(count("<li ", page) <= 200, page);
        assertTrue(page.length() < 200_000, () -> page.length() + " characters");
    }

    @Test
    void whatADaemonLeftThatHasEndedIsToldAsSuch() throws IOException {
        write(FakeRun.ended(directory), "0x5001bb0000000003");
        assertTrue(page().contains("does not run any more; this is what it left"));
    }

    @Test
    void aFileThatCannotBeWrittenIsASentence() throws IOException {
        write(FakeRun.running(directory), "0x5001bb0000000003");
        String file = directory.resolve("no/out.html").toString();
        assertEquals(1, pipe.run("latency", "--report", file, "--runtime-dir", directory.toString()));
        assertTrue(pipe.err().contains("no/out.html: does not exist"), pipe::err);
    }
}
