package io.polypath.tests.races;

import io.polypath.ringbuf.FileKind;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.MappedTableReader;
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

/** A row of a mapped table is rewritten twice while another process reads it: what it gets is whole. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "not to be had now")
@Outcome(id = {"1", "2", "3"}, expect = Expect.ACCEPTABLE, desc = "a row as it was published")
@Outcome(id = "-1", expect = Expect.FORBIDDEN, desc = "parts of two rows")
@State
public class RowRace {

    private static final String NAME = "rows";
    private static final int ROW_BYTES = 128;
    private static final MappedTable TABLE = MappedFiles.make(FileKind.TABLE, NAME,
            directory -> MappedTable.create(directory, NAME, ROW_BYTES, Turn.PLACES, Arena.global()));
    private static final MappedTableReader READER = MappedFiles.make(FileKind.TABLE, NAME,
            directory -> MappedTableReader.open(directory.file(FileKind.TABLE, NAME)));
    private static final MemorySegment READ = Arena.global().allocate(READER.payloadBytes(), Long.BYTES);
    private static final Turn TURN = new Turn();

    private final int row = TURN.take();

    /** With a row that was published before. */
    public RowRace() {
        synchronized (TABLE) {
            publish(1);
        }
    }

    private void publish(long value) {
        MemorySegment payload = TABLE.open(row);
        for (long at = 0; at < payload.byteSize(); at += Long.BYTES) {
            payload.set(ValueLayout.JAVA_LONG, at, value);
        }
        TABLE.publish(row);
    }

    @Actor
    public void owner() {
        publish(2);
        publish(3);
    }

    @Actor
    public void reader(I_Result seen) {
        try {
            seen.r1 = READER.read(row, READ) ? valueRead() : 0;
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static int valueRead() {
        long value = READ.get(ValueLayout.JAVA_LONG, 0);
        for (long at = 0; at < READ.byteSize(); at += Long.BYTES) {
            if (READ.get(ValueLayout.JAVA_LONG, at) != value) {
                return -1;
            }
        }
        return (int) value;
    }
}
