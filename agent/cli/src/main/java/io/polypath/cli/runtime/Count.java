package io.polypath.cli.runtime;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.scribe.CountedName;
import io.polypath.ringbuf.CounterReader;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * What a part of the daemon has counted.
 *
 * @param name what it is
 * @param value how many there were since the start, or are now
 */
public record Count(CountedName name, long value) {

    /**
     * All that lanes have counted, in the daemon's order.
     *
     * @param run whose counters are wanted; a daemon of a version without any does not replace the file of one before
     * @return none where there is no such file of this run, or none that can be read
     */
    public static List<Count> read(RuntimeFiles files, RunIdentity run) {
        if (!Files.exists(files.counters())) {
            return List.of();
        }
        try (CounterReader reader = CounterReader.open(files.counters())) {
            if (!reader.header().run().equals(run)) {
                return List.of();
            }
            return reader.read().stream().map(each -> new Count(CountedName.of(each.name()), each.value())).toList();
        } catch (IOException damaged) {
            return List.of();
        }
    }
}
