package io.polypath.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

    private static final List<String> CLASSES = List.of(
            "LaneHop", "LatencyRecord", "MapsJson", "OwnerTick", "QueueHop", "RtpgDecode", "SenseDecode", "TableText", "UeventParse",
            "VirtualSecond");

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("io\\.polypath\\.jmh\\.")
                .forks(0)
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(1)
                .param("paths", "64")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(once).run();
        Set<String> ran = results.stream().map(result -> result.getParams().getBenchmark().split("\\.")[3])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(CLASSES), ran);
    }
}
