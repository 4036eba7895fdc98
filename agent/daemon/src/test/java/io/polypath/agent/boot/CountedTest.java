package io.polypath.agent.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.desk.DeskCounters;
import io.polypath.agent.listen.TransportCounters;
import io.polypath.agent.listen.UeventCounters;
import io.polypath.agent.listen.UeventLoss;
import io.polypath.agent.port.Clock;
import io.polypath.agent.runner.RunnerCounters;
import io.polypath.agent.scribe.CountedName;
import io.polypath.agent.scribe.CounterBoard;
import io.polypath.ringbuf.CounterReader;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.RunDirectory;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("../../docs/metrics.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (event|level) \\| `(\\w+)` \\| .*");

    @TempDir
    private Path directory;

    private final Arena arena = Arena.ofAuto();
    private final UeventLoss uevents = loss();
    private final UeventLoss transports = loss();

    private UeventLoss loss() {
        return new UeventLoss(new Doorbell(arena));
    }

    private SequencedMap<String, LongSupplier> all() {
        return new Counted()
                .uevents(new UeventCounters(), uevents)
                .transports(new TransportCounters(), transports)
                .runners(new RunnerCounters(), Clock.SYSTEM)
                .desk(new DeskCounters())
                .all();
    }

    @Test
    void thePageOfFiguresTellsOfEveryCounterInItsOrder() throws IOException {
        List<CountedName> documented = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.add(new CountedName(row.group(1), row.group(3), row.group(2).equals("level")));
            }
        }
        assertEquals(all().sequencedKeySet().stream().map(CountedName::of).toList(), documented);
    }

    @Test
    void eachHasItsPlaceInTheFile() throws IOException {
        CounterBoard.create(new RunDirectory(directory, RunIdentity.now("test")), all(), arena);
        try (CounterReader reader = CounterReader.open(new RuntimeFiles(directory).counters())) {
            assertEquals(List.copyOf(all().sequencedKeySet()), reader.read().stream().map(CounterReader.Reading::name).toList());
        }
    }

    @Test
    void lossesOfUeventsAreNotThoseOfTransports() {
        uevents.report();
        uevents.report();
        transports.report();
        assertEquals(2, all().get("uevents/losses").getAsLong());
        assertEquals(1, all().get("transport_events/losses").getAsLong());
    }
}
