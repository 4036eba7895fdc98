package io.polypath.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.cli.FakeRun;
import io.polypath.cli.Terminal;
import io.polypath.ringbuf.MappedTable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path directory;

    private final Terminal pipe = Terminal.pipe(FakeRun.after(10 * FakeRun.SECOND));

    private int report(Path file, Path runtime) {
        return pipe.run("report", "-o", file.toString(), "--runtime-dir", runtime.toString());
    }

    private static String entry(ZipFile zip, String name) throws Exception {
        ZipEntry entry = zip.getEntry(name);
        assertTrue(entry != null, name);
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aDaemonThatHasDiedIsReportedFromItsMappedFiles() throws Exception {
        Path runtime = directory.resolve("run");
        FakeRun run = FakeRun.ended(runtime);
        MappedTable paths = run.table("paths");
        FakeRun.upPath(paths, 0, "sda", "1:0:0:0");
        paths.publish(0);
        run.pen(16).found(0, "sda", "1:0:0:0", FakeRun.SECOND);
        Path file = directory.resolve("report.zip");
        assertEquals(0, report(file, runtime));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertTrue(entry(zip, "daemon/paths.json").contains("\"sda\""));
            assertTrue(entry(zip, "daemon/transitions.txt").contains("sda"));
            assertTrue(entry(zip, "proc/version").startsWith("Linux"));
            String index = entry(zip, "REPORT.txt");
            assertTrue(index.startsWith("polypath "), index);
            assertTrue(index.contains("etc/multipath/prkeys: left out, it holds keys"), index);
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(pipe.out().contains("missing: daemon/lanes.json: "), pipe::out);
        assertTrue(pipe.out().contains("written: " + file), pipe::out);
        Terminal replayed = Terminal.pipe(FakeRun.after(10 * FakeRun.SECOND));
        assertEquals(0, replayed.run("replay", file.toString()), replayed::err);
        assertTrue(replayed.out().contains("sda 1:0:0:0 found"), replayed::out);
    }

    @Test
    void whatLanesHaveCountedIsReported() throws Exception {
        Path runtime = directory.resolve("run");
        FakeRun run = FakeRun.ended(runtime);
        run.table("lanes");
        run.counters(new LinkedHashMap<>(Map.of("uevents/losses", 7L)));
        Path file = directory.resolve("report.zip");
        assertEquals(0, report(file, runtime));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertTrue(entry(zip, "daemon/lanes.json").contains("\"uevents/losses\" : 7"));
        }
    }

    @Test
    void withoutAnyDaemonTheHostIsReported() throws Exception {
        Path file = directory.resolve("report.zip");
        assertEquals(0, report(file, directory.resolve("none")));
        assertTrue(pipe.out().contains("missing: daemon/paths.json: "), pipe::out);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertTrue(entry(zip, "proc/meminfo").startsWith("MemTotal"));
        }
    }

    @Test
    void aLinkThatSomebodyPlantedIsNotFollowed() throws Exception {
        Path victim = Files.writeString(directory.resolve("victim"), "as it was");
        Path file = Files.createSymbolicLink(directory.resolve("report.zip"), victim);
        assertEquals(1, report(file, directory.resolve("none")));
        assertEquals("as it was", Files.readString(victim));
    }
}
