package io.polypath.agent.scribe;

import io.polypath.ringbuf.Counters;
import io.polypath.ringbuf.RunDirectory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/** Publishes what lanes have counted: what came, what was lost and what was refused, in a file of named counters. Owned by one lane. */
public final class CounterBoard {

    private final Counters file;
    private final LongSupplier[] sources;

    private CounterBoard(Counters file, List<LongSupplier> sources) {
        this.file = file;
        this.sources = sources.toArray(LongSupplier[]::new);
    }

    /**
     * Makes the file.
     *
     * @param counted the counters by their names ({@link CountedName}); each may be asked on any thread
     */
    public static CounterBoard create(RunDirectory directory, SequencedMap<String, LongSupplier> counted, Arena arena) throws IOException {
        Counters file = Counters.create(directory, "daemon", List.copyOf(counted.sequencedKeySet()), arena);
        return new CounterBoard(file, List.copyOf(counted.sequencedValues()));
    }

    void publish() {
        for (int slot = 0; slot < sources.length; slot++) {
            file.setRelease(slot, sources[slot].getAsLong());
        }
    }
}
