package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightRecord;
import io.polypath.ringbuf.FlightReader;
import io.polypath.ringbuf.RunIdentity;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** Follows one flight file, from its oldest record on. Owned by one thread; reads files, so it may block. */
public final class FlightTail implements AutoCloseable {

    private final FlightReader reader;
    private final MemorySegment payload;
    private long lostBefore;
    private long firstSequence;

    private FlightTail(FlightReader reader) {
        this.reader = reader;
        payload = MemorySegment.ofArray(new long[(reader.payloadBytes() + Long.BYTES - 1) / Long.BYTES]);
    }

    /**
     * Opens a flight file.
     *
     * @throws IOException when there is no such file, or it is not one that this version can read; the message is a sentence
     */
    public static FlightTail open(Path file) throws IOException {
        FlightReader reader = FlightReader.open(file);
        if (reader.payloadBytes() < FlightRecord.BYTES) {
            int bytes = reader.payloadBytes();
            reader.close();
            throw new IOException(file + ": records of " + bytes + " bytes, which another version of Polypath wrote");
        }
        return new FlightTail(reader);
    }

    /** The next record, or null when there is none for now. */
    public FlightEntry next() throws IOException {
        if (!reader.next(payload)) {
            return null;
        }
        if (firstSequence == 0) {
            firstSequence = reader.sequence();
        }
        return FlightEntry.read(payload, reader.sequence(), reader.timeNs());
    }

    /** Records of this run that newer ones had overwritten before they could be read here, those before the first one included. */
    public long overwritten() {
        return Math.max(0, firstSequence - 1) + reader.lost();
    }

    /** Records that were overwritten before they could be read, since this was last asked. */
    public long takeLost() {
        long lost = reader.lost() - lostBefore;
        lostBefore = reader.lost();
        return lost;
    }

    /** Records that were never finished, or are damaged. */
    public long torn() {
        return reader.torn();
    }

    /** Who wrote the file. */
    public RunIdentity run() {
        return reader.header().run();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
