package io.polypath.ringbuf;

import static io.polypath.ringbuf.FileHeaderDescriptor.WORD;
import static io.polypath.ringbuf.FlightRecordDescriptor.PAYLOAD_OFFSET;
import static io.polypath.ringbuf.FlightRecordDescriptor.SEQUENCE_OFFSET;
import static io.polypath.ringbuf.FlightRecordDescriptor.TIME_OFFSET;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * The flight recorder of one lane: fixed records in a mapped file, the newest over the oldest. {@link FlightReader}
 * reads it from any process, also after this one was killed.
 *
 * <pre>
 *   MemorySegment payload = ring.begin(nowNs);
 *   payload.set(...);
 *   ring.commit();
 * </pre>
 *
 * <p>Owned by one lane. {@link #begin} and {@link #commit} make no system call and allocate nothing; the record is
 * put together outside the file, so that the moment in which the file holds half a record is as short as one copy.
 */
public final class FlightRing {
    private final MemorySegment file;
    private final int recordBytes;
    private final int records;
    private final MemorySegment draft;
    private final MemorySegment payload;
    private long committed;
    private boolean begun;

    private FlightRing(MemorySegment file, int recordBytes, int records, Arena arena) {
        this.file = file;
        this.recordBytes = recordBytes;
        this.records = records;
        draft = arena.allocate(recordBytes, Long.BYTES);
        payload = draft.asSlice(PAYLOAD_OFFSET);
    }

    /**
     * Makes the lane's flight file, with all its memory taken. That of the run before stays as {@code NAME.prev}.
     *
     * @param name of the lane, 1 to 31 characters of a to z, 0 to 9 and hyphen
     * @param recordBytes a power of two, 32 to 65,536; 16 bytes of it are the ring's
     * @param records a power of two, 1 to 2^24
     * @param arena ends the mapping; accessible from the lane
     * @throws MappedFileException NO_SPACE, UNSAFE_DIRECTORY
     */
    public static FlightRing create(RunDirectory directory, String name, int recordBytes, int records, Arena arena)
            throws IOException {
        if (recordBytes < FlightRecordDescriptor.LEAST_BYTES) {
            throw new IllegalArgumentException("a record of " + recordBytes + " bytes has no payload");
        }
        FileHeader header = new FileHeader(FileKind.FLIGHT, name, recordBytes, records, directory.run());
        return new FlightRing(directory.create(header, arena, empty -> {}), recordBytes, records, arena);
    }

    /**
     * Starts a record. One that was started and not committed is forgotten.
     *
     * @param nowNs the record's monotonic time
     * @return {@link #payloadBytes} of zeros, to be filled until {@link #commit}
     */
    public MemorySegment begin(long nowNs) {
        draft.fill((byte) 0);
        draft.set(ValueLayout.JAVA_LONG, TIME_OFFSET, nowNs);
        begun = true;
        return payload;
    }

    /** Publishes the record that {@link #begin} started. */
    public void commit() {
        if (!begun) {
            throw new IllegalStateException("no record was begun");
        }
        begun = false;
        long sequence = committed + 1;
        long offset = FileHeaderDescriptor.BYTES + FlightRecordDescriptor.slotOf(sequence, records) * recordBytes;
        WORD.setOpaque(file, offset + SEQUENCE_OFFSET, -sequence);
        VarHandle.releaseFence();
        MemorySegment.copy(draft, TIME_OFFSET, file, offset + TIME_OFFSET, recordBytes - TIME_OFFSET);
        WORD.setRelease(file, offset + SEQUENCE_OFFSET, sequence);
        WORD.setRelease(file, (long) FileHeaderDescriptor.CURSOR_OFFSET, sequence);
        committed = sequence;
    }

    /** Bytes of a record that are the lane's. */
    public int payloadBytes() {
        return recordBytes - PAYLOAD_OFFSET;
    }

    /** Records committed since the file was made; owner only. */
    public long committed() {
        return committed;
    }
}
