package io.polypath.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.port.Clock;
import io.polypath.cli.FakeRun;
import io.polypath.cli.Terminal;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.show.PathFilter;
import io.polypath.cli.show.PathReport;
import io.polypath.cli.start.Finding;
import io.polypath.cli.start.JsonAnnouncer;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares docs/json.md with what the commands write, field by field and both ways. */
class JsonDocTest {

    /** Objects whose fields have the names of what they count. */
    private static final Set<String> MAPS = Set.of("states.", "counters.");

    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Path GOLDEN = BASE.resolve("src/test/resources/golden");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|.*");

    private static Set<String> documented(String... headings) throws IOException {
        Set<String> fields = new TreeSet<>();
        boolean within = false;
        for (String line : Files.readAllLines(BASE.resolve("../../docs/json.md"))) {
            if (line.startsWith("## ")) {
                within = List.of(headings).contains(line.substring(3));
            }
            Matcher row = ROW.matcher(line);
            if (within && row.matches()) {
                fields.add(row.group(1));
            }
        }
        return fields;
    }

    /** Paths of all fields in a text of JSON documents, of which an object itself is one only if it can be missing. */
    private static Set<String> written(String json) throws IOException {
        Set<String> fields = new TreeSet<>();
        Deque<String> names = new ArrayDeque<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String name = parser.currentName() == null ? "" : parser.currentName();
                switch (token) {
                    case START_OBJECT, START_ARRAY -> names.addLast(step(names, name, token));
                    case END_OBJECT, END_ARRAY -> names.removeLast();
                    case FIELD_NAME -> { }
                    default -> fields.add(path(names) + (MAPS.contains(path(names)) ? "*" : name));
                }
            }
        }
        return fields;
    }

    private static String step(Deque<String> names, String name, JsonToken token) {
        boolean element = names.isEmpty() || names.getLast().endsWith("[]");
        return element ? "" : token == JsonToken.START_ARRAY ? name + "[]" : name;
    }

    private static String path(Deque<String> names) {
        StringBuilder path = new StringBuilder();
        names.stream().filter(name -> !name.isEmpty()).forEach(name -> path.append(name).append('.'));
        return path.toString();
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name)).replace(": PID", ": 1").replace(":PID", ":1");
    }

    @Test
    void thePageNamesEveryFieldOfShow() throws IOException {
        String common = "In every document of `show`";
        assertEquals(documented(common, "`show paths`"), written(golden("show-paths.json")));
        assertEquals(documented(common, "`show lanes`"), written(golden("show-lanes.json")));
        assertEquals(documented(common, "`show latency`"), written(golden("show-latency.json")));
    }

    @Test
    void thePageNamesEveryFieldOfExplain() throws IOException {
        assertEquals(documented("`explain`"), written(golden("explain.json")));
    }

    @Test
    void thePageNamesEveryKindOfRecord() throws IOException {
        String page = Files.readString(BASE.resolve("../../docs/json.md"));
        String explain = page.substring(page.indexOf("## `explain`"));
        String said = explain.substring(0, explain.indexOf("| field |"));
        assertEquals(List.of(), Arrays.stream(FlightKind.values())
                .map(FlightKind::text)
                .filter(text -> !said.contains("`" + text + "`"))
                .toList());
    }

    @Test
    void thePageNamesEveryFieldOfCheckConfig() throws IOException {
        assertEquals(documented("`check-config`"), written(golden("check-config.json")));
    }

    @Test
    void thePageNamesEveryFieldOfADaemonInTheForeground(@TempDir Path directory) throws Exception {
        FakeRun.running(directory).table("paths");
        Terminal terminal = Terminal.pipe(FakeRun.after(0));
        JsonAnnouncer announcer = new JsonAnnouncer(terminal.screen());
        announcer.finding(new Finding(false, "something is missing"));
        announcer.world(new WorldNote(true, "two arrays"));
        announcer.ready(PathReport.read(new RuntimeFiles(directory), PathFilter.ALL, 0), FakeRun.SECOND, Path.of("/run/polypath"));
        announcer.fault("a link is down");
        announcer.note("something else");
        announcer.ended(2 * FakeRun.SECOND);
        assertEquals(6, terminal.out().lines().count());
        assertEquals(documented("`run` and `sim`"), written(terminal.out().replace(":PID", ":1")));
    }

    @Test
    void thePageNamesEveryFieldOfRehearse(@TempDir Path directory) throws IOException {
        MappedTable paths = FakeRun.ended(directory.resolve("run")).table("paths");
        FakeRun.upPath(paths, 0, "sda", "1:0:0:0");
        paths.publish(0);
        FakeRun.text(FakeRun.upPath(paths, 1, "nvme0n1", "0:0:0:1"), Field.PROTOCOL, "nvme:tcp");
        paths.publish(1);
        Path recording = directory.resolve("a.polyrec");
        Terminal terminal = Terminal.pipe(Clock.SYSTEM);
        Terminal.pipe(Clock.SYSTEM)
                .run("record", "--runtime-dir", directory.resolve("run").toString(), "--output", recording.toString());
        terminal.run("rehearse", "--json", "--config", "/dev/null", "--config-dir", directory.toString(), "--scenario", "port-down",
                "--for", "11s", "--topology", recording.toString());
        assertEquals(documented("`rehearse`"), written(terminal.out()));
    }
}
