package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.Clock;
import io.polypath.cli.Terminal;
import io.polypath.cli.rehearse.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole program: the daemon's lanes over a fabric under virtual time. */
class RehearseCommandTest {

    private static final Pattern MAP = Pattern.compile(
            "\"sent\":(\\d+),\"failed\":(\\d+),\"over_1s\":(\\d+),\"still_waiting\":(\\d+),\"longest_ns\":(\\d+),\"paths\":(\\d+),"
                    + "\"fewest_paths\":(\\d+)");

    @TempDir
    Path directory;

    private final Terminal pipe = Terminal.pipe(Clock.SYSTEM);

    /** @param configuration sections, each on a line here and spread over lines in the file */
    private int rehearse(String configuration, String line) throws IOException {
        String text = configuration.replaceAll("([{}])", "$1\n").replace("}", "\n}");
        Path config = Files.writeString(directory.resolve("multipath.conf"), text);
        return pipe.run(("rehearse --json --luns 1 --config " + config + " --config-dir " + directory + " " + line).split(" "));
    }

    private long of(int field) {
        Matcher found = MAP.matcher(pipe.out().replaceAll("\\s", ""));
        assertTrue(found.find(), pipe::out);
        return Long.parseLong(found.group(field));
    }

    @Test
    void whereThereIsNoPathAndTheMapQueuesIoWaitsAndNoneFails() throws IOException {
        assertEquals(0, rehearse("defaults { no_path_retry queue }", "--scenario all-paths-down"), pipe::err);
        assertEquals(0, of(2));
        assertEquals(0, of(7));
        assertEquals(50_000_000_000L, of(5), 2_000_000_000L);
    }

    @Test
    void whereThereIsNoPathAndTheMapDoesNotQueueIoFailsAndTheStatusSaysSo() throws IOException {
        assertEquals(1, rehearse("defaults { no_path_retry fail }", "--scenario all-paths-down"), pipe::err);
        assertTrue(of(2) > 500, pipe::out);
    }

    @Test
    void ioThatALostPortHoldsBackGoesOnWhenTheTransportGivesItUp() throws IOException {
        assertEquals(0, rehearse("defaults { fast_io_fail_tmo 3 }", "--scenario port-down"), pipe::err);
        assertEquals(3_000_000_000L, of(5), 200_000_000L);
    }

    @Test
    void ioThatAHungPathHasWaitsForTheKernelsTimeout() throws IOException {
        assertEquals(0, rehearse("", "--scenario path-hung"), pipe::err);
        assertEquals(30_000_000_000L, of(5), 200_000_000L);
        assertEquals(3, of(7));
    }

    @Test
    void whatHappensToManyPathsAtOnceIsToldOnce() throws IOException {
        pipe.run(("rehearse --config /dev/null --config-dir " + directory + " --scenario fabric-down").split(" "));
        String lost = "up → down: the host adapter cannot reach the device, or the device is offline";
        assertEquals(1, pipe.out().lines().filter(line -> line.endsWith(lost)).count(), pipe::out);
        assertTrue(pipe.out().contains("   10.000 s  at 10s host-down host0 for 50s\n"), pipe::out);
    }

    @Test
    void aConfigurationThatLeavesTheDisksAloneIsNoSuccess() throws IOException {
        assertEquals(1, rehearse("blacklist { devnode \"^sd\" }", "--scenario port-down"), pipe::err);
        assertFalse(MAP.matcher(pipe.out()).find(), pipe::out);
    }

    @ParameterizedTest
    @EnumSource
    void everyScenarioFitsASmallFabricAndALargeOne(Scenario scenario) throws IOException {
        rehearse("", "--for 13s --paths 1 --hosts 1 --transport iscsi --scenario " + scenario.word());
        assertTrue(of(1) > 0, pipe::out);
        Terminal large = Terminal.pipe(Clock.SYSTEM);
        large.run(("rehearse --for 13s --config /dev/null --config-dir " + directory + " --paths 8 --hosts 4 --scenario " + scenario.word())
                .split(" "));
        assertTrue(large.out().contains("   10.000 s  at 10s ") || large.out().contains("   10.000 s  every 15s "), large::err);
    }

    @Test
    void whatIsWrongWithTheConfigurationIsTold() throws IOException {
        assertEquals(0, rehearse("defaults { no_such_option 1 }", "--for 20s --scenario port-down"));
        assertTrue(pipe.err().contains("no_such_option"), pipe::err);
    }

    @Test
    void aFaultThatWouldBeginWhenAllIsOverIsAUsageError() throws IOException {
        assertEquals(2, rehearse("", "--for 10s --scenario port-down"));
        assertTrue(pipe.err().contains("over after 10 s, before \"at 10s port-down array0:port0 for 50s\" begins"), pipe::err);
    }

    @Test
    void aConfigurationThatIsNotThereIsNotTakenForAnEmptyOne() {
        assertEquals(1, pipe.run("rehearse --config /nowhere/multipath.conf --scenario fabric-down".split(" ")));
        assertEquals("polypath: /nowhere/multipath.conf: does not exist\n", pipe.err());
    }

    @Test
    void noneIsRehearsedThatNoDaemonStartsWith() {
        assertEquals(1, pipe.run(("rehearse --config " + directory + " --scenario fabric-down").split(" ")));
        assertTrue(pipe.err().endsWith("polypath: nothing was rehearsed: no daemon starts with this configuration\n"), pipe::err);
        assertEquals("", pipe.out());
    }

    @Test
    void whyPathsAreNotUsableFromTheStartIsTold() throws IOException {
        rehearse("defaults { detect_checker no\n path_checker emc_clariion }", "--for 11s --scenario port-down");
        assertTrue(pipe.out().contains("unchecked → wild: the device does not support its checker"), pipe::out);
        assertTrue(pipe.out().contains("\"at_ns\" : 0,"), pipe::out);
    }

    /** Its last path is deleted meanwhile; flush_on_last_del is "unused". */
    @Test
    void aMapWithAUserOutlivesItsLastPath() throws IOException {
        assertEquals(1, rehearse("defaults { dev_loss_tmo 20 }", "--scenario all-paths-down"), pipe::err);
        assertTrue(pipe.out().contains("\"removed\""), pipe::out);
        assertEquals(1, MAP.matcher(pipe.out().replaceAll("\\s", "")).results().count(), pipe::out);
        assertEquals(2400, of(1));
    }

    @ParameterizedTest
    @CsvSource({
        "queue, 'no path: I/O waits, however long that is'", "fail, no path: I/O fails", "2, waited long enough: I/O fails"
    })
    void whatBecomesOfIoWithoutAPathIsTold(String noPathRetry, String told) throws IOException {
        rehearse("defaults { no_path_retry " + noPathRetry + " }", "--scenario all-paths-down");
        int lost = pipe.out().indexOf(told);
        assertTrue(lost > 0, pipe.out());
        assertTrue(pipe.out().indexOf("a path again") > lost, pipe.out());
        assertEquals(pipe.out().indexOf("a path again"), pipe.out().lastIndexOf("a path again"), pipe.out());
    }

    @Test
    void mapsThatTheKernelRefusesAreNotSaidToBeLeftAlone() throws IOException {
        Path config = Files.writeString(directory.resolve("refused.conf"), "defaults {\n path_selector \"rond-robin 0\"\n}\n");
        assertEquals(1, pipe.run(("rehearse --luns 1 --config " + config + " --config-dir " + directory + "/none --scenario port-down")
                .split(" ")));
        assertTrue(pipe.out().endsWith("no maps: the kernel would not make any of them\n"), pipe::out);
    }

    @Test
    void thatNothingIsToGoWrongIsAUsageError() throws IOException {
        assertEquals(2, rehearse("", "--for 1s"));
        assertTrue(pipe.err().contains("give --scenario, --fault or --script"), pipe::err);
    }

    @Test
    void aScenarioThatNobodyKnowsIsAUsageError() throws IOException {
        assertEquals(2, rehearse("", "--scenario earthquake"));
        assertTrue(pipe.err().contains("there is no scenario 'earthquake'"), pipe::err);
    }
}
