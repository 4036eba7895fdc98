package io.polypath.tests.races;

import io.polypath.ringbuf.FileKind;
import io.polypath.ringbuf.FlightReader;
import io.polypath.ringbuf.FlightRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A flight ring of four records is written over and over while another process reads on: each record is whole, and a later one. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "nothing new")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "a record as it was committed")
@Outcome(id = "-1", expect = Expect.FORBIDDEN, desc = "parts of two records, or one again")
@State
public class FlightRace {

    private static final String NAME = "flight";
    private static final int RECORD_BYTES = 128;
    private static final int RECORDS = 4;
    private static final FlightRing RING = MappedFiles.make(FileKind.FLIGHT, NAME,
            directory -> FlightRing.create(directory, NAME, RECORD_BYTES, RECORDS, Arena.global()));
    private static final FlightReader READER = MappedFiles.make(FileKind.FLIGHT, NAME,
            directory -> FlightReader.open(directory.file(FileKind.FLIGHT, NAME)));
    private static final MemorySegment READ = Arena.global().allocate(READER.payloadBytes(), Long.BYTES);

    private static long last;

    @Actor
    public void owner() {
        long sequence = RING.committed() + 1;
        MemorySegment payload = RING.begin(sequence);
        for (long at = 0; at < payload.byteSize(); at += Long.BYTES) {
            payload.set(ValueLayout.JAVA_LONG, at, sequence);
        }
        RING.commit();
    }

    @Actor
    public void reader(I_Result seen) {
        if (hasNext()) {
            seen.r1 = READER.sequence() > last && isWhole(READER.sequence()) ? 1 : -1;
            last = READER.sequence();
        }
    }

    private static boolean hasNext() {
        try {
            return READER.next(READ);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static boolean isWhole(long sequence) {
        for (long at = 0; at < READ.byteSize(); at += Long.BYTES) {
            if (READ.get(ValueLayout.JAVA_LONG, at) != sequence) {
                return false;
            }
        }
        return READER.timeNs() == sequence;
    }
}
