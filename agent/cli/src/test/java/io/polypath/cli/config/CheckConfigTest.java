package io.polypath.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.cli.FakeRun;
import io.polypath.cli.Golden;
import io.polypath.cli.Terminal;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckConfigTest {

    private static final String GOOD = "defaults {\n\tpolling_interval 5\n}\n";

    private static final String BAD = """
            defaults {
                polling_interval soon
                verbosity 9
                user_friendly_names yes
            }
            blacklist {
                device {
                    vendor "AC(ME"
                }
            }
            devices {
                device {
                    vendor ACME
                    product FabricBox
                    no_path_retry 12
                    path_checker tur
            """;

    private static final String CHANGED = """
            devices {
                device {
                    vendor ACME
                    product FabricBox
                    no_path_retry 12
                }
            }
            blacklist {
                devnode "^sdb$"
            }
            """;

    @TempDir
    private Path directory;

    private final Terminal terminal = Terminal.pipe(FakeRun.after(0));

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("good.conf"), GOOD);
        Files.writeString(directory.resolve("bad.conf"), BAD);
        Files.writeString(directory.resolve("changed.conf"), CHANGED);
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("check-config", "--config-dir", directory.resolve("conf.d").toString(),
                "--runtime-dir", directory.resolve("run").toString()));
        for (String word : words) {
            all.add(word.endsWith(".conf") ? directory.resolve(word).toString() : word);
        }
        return terminal.run(all.toArray(String[]::new));
    }

    private String out() {
        return terminal.out().replace(directory.toString(), "DIR");
    }

    private void runDaemonWithTwoPaths() throws IOException {
        MappedTable table = FakeRun.running(directory.resolve("run")).table("paths");
        FakeRun.upPath(table, 1, "sda", "4:0:0:1");
        table.publish(1);
        FakeRun.upPath(table, 2, "sdb", "5:0:0:1");
        table.publish(2);
    }

    @Test
    void aFileWithoutProblemsIsClean() {
        assertEquals(0, run("good.conf"));
        assertEquals("DIR/good.conf: no problems\n", out());
    }

    @Test
    void everyProblemIsToldWithItsPlace() throws IOException {
        assertEquals(1, run("bad.conf", "good.conf"));
        Golden.compare("check-config.txt", out());
    }

    @Test
    void aFileThatIsNamedMustExist() {
        assertEquals(1, run("good.conf", "missing.conf"));
        assertEquals("", out());
        assertTrue(terminal.err().endsWith("missing.conf: does not exist\n"), terminal::err);
    }

    @Test
    void aDirectoryIsNoConfiguration() throws IOException {
        Files.createDirectory(directory.resolve("dir.conf"));
        assertEquals(1, run("dir.conf"));
        assertTrue(out().contains("a daemon that runs keeps what it has, and none starts with this"), this::out);
    }

    @Test
    void dropInsAreReadToo() throws IOException {
        Files.createDirectory(directory.resolve("conf.d"));
        Files.writeString(directory.resolve("conf.d/10-site.conf"), "defaults {\nverbosity loud\n}\n");
        assertEquals(1, run("good.conf"));
        assertTrue(out().startsWith("DIR/conf.d/10-site.conf:2: warning: defaults/verbosity: \"loud\": not a number"), this::out);
    }

    @Test
    void whatIsInForceIsPrintedAsTheIncumbentPrintsIt() {
        assertEquals(0, run("--effective", "good.conf"));
        assertTrue(out().startsWith("defaults {\n\tverbosity 2\n\tpolling_interval 5\n\tmax_polling_interval 20\n"), this::out);
        assertTrue(out().endsWith("overrides {\n}\n"), this::out);
    }

    @Test
    void severalPagesAreToldApart() {
        assertEquals(1, run("--effective", "good.conf", "bad.conf"));
        assertEquals(List.of("# DIR/good.conf", "# DIR/bad.conf"), out().lines().filter(line -> line.startsWith("# ")).toList());
        assertTrue(terminal.err().contains("not a regular expression"), terminal::err);
    }

    @Test
    void theDifferenceNamesThePathsItConcerns() throws IOException {
        runDaemonWithTwoPaths();
        assertEquals(0, run("changed.conf", "--against", "good.conf"));
        Golden.compare("check-config-against.txt", out());
    }

    @Test
    void theSameMeaningChangesNothing() {
        assertEquals(0, run("good.conf", "--against", "missing.conf"));
        assertTrue(out().endsWith("nothing would change\n"), this::out);
    }

    @Test
    void withoutADaemonNoPathIsNamed() {
        assertEquals(0, run("changed.conf", "--against", "good.conf"));
        assertTrue(out().endsWith("no daemon has left a table of them here\n"), this::out);
    }

    @Test
    void allOfItIsThereForPrograms() throws IOException {
        runDaemonWithTwoPaths();
        assertEquals(1, run("--json", "bad.conf", "changed.conf", "--against", "good.conf"));
        Golden.compare("check-config.json", out());
    }
}
