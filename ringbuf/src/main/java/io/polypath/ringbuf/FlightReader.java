package io.polypath.ringbuf;

import static io.polypath.ringbuf.FlightRecordDescriptor.PAYLOAD_OFFSET;
import static io.polypath.ringbuf.FlightRecordDescriptor.TIME_OFFSET;

import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Reads a flight file from the oldest record to the newest and then on, while it is written, after its writer died,
 * or under its {@code .prev} name.
 *
 * <pre>
 *   while (reader.next(payload)) { ... reader.sequence(), reader.timeNs() ... }     // false: nothing new for now
 * </pre>
 *
 * <p>No record is ever delivered in part. What was overwritten before it could be read is counted as lost; what was
 * begun and not committed, or does not belong where it lies, is counted as torn.
 *
 * <p>Owned by one thread. The file may be anybody's: every fault is a {@link MappedFileException}.
 */
public final class FlightReader implements AutoCloseable {
    private final MappedFileReader file;
    private final FileHeader header;
    private final int payloadBytes;
    private long next;
    private long sequence;
    private long timeNs;
    private long lost;
    private long misplaced;
    private boolean halfWritten;

    private FlightReader(MappedFileReader file) throws IOException {
        this.file = file;
        header = file.header();
        payloadBytes = header.recordBytes() - PAYLOAD_OFFSET;
        long committed = cursor();
        next = oldest(committed);
        while (next <= committed && Math.abs(file.word(offset(next))) > next) {
            next++; // its successor was begun, or committed just before the writer died; or an image lacks it
        }
    }

    /**
     * Opens a flight file and stands before its oldest record.
     *
     * @throws MappedFileException when it is no sound flight file
     * @throws IOException when it cannot be opened
     */
    public static FlightReader open(Path path) throws IOException {
        MappedFileReader file = new MappedFileReader(path, FileKind.FLIGHT);
        try {
            if (file.header().recordBytes() < FlightRecordDescriptor.LEAST_BYTES) {
                throw new MappedFileException(Fault.BAD_GEOMETRY, path, "records have no payload");
            }
            return new FlightReader(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Who wrote the file, and how to date its times. */
    public FileHeader header() {
        return header;
    }

    /** Bytes of payload of every record. */
    public int payloadBytes() {
        return payloadBytes;
    }

    /**
     * Reads the next record.
     *
     * @param payload receives {@link #payloadBytes}; touched also when false is returned
     * @return false when there is none for now: all were read, the next one is half written, or the writer is so fast
     *     that it overwrote one record after another while it was read. A later call goes on where this one stopped
     * @throws MappedFileException TOO_SHORT, BAD_CURSOR
     */
    public boolean next(MemorySegment payload) throws IOException {
        halfWritten = false;
        for (int tries = 0; tries <= header.records(); tries++) {
            long committed = cursor();
            skipOverwritten(committed);
            long offset = offset(next);
            long word = file.word(offset);
            if (word == next) {
                if (copy(offset, payload)) {
                    sequence = next++;
                    return true;
                }
            } else if (Math.abs(word) > next) {
                lost++;
                next++;
            } else if (next > committed) {
                halfWritten = word == -next;
                return false;
            } else {
                misplaced++;
                next++;
            }
        }
        return false;
    }

    /** Goes on with the last {@code count} records, or with all that are left if fewer. None counts as lost. */
    public void skipToLast(long count) throws IOException {
        long committed = cursor();
        next = Math.max(Math.max(next, oldest(committed)), committed - Math.max(0, count) + 1);
    }

    /** Number of the record that {@link #next} read last, counted from 1; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** Monotonic time of the record that {@link #next} read last; {@code header().run()} dates it. */
    public long timeNs() {
        return timeNs;
    }

    /** Records that were overwritten since {@link #open} before they could be read. */
    public long lost() {
        return lost;
    }

    /**
     * Records that were begun and never committed, or that do not belong where they lie. A record that is being
     * written right now counts until it is committed; if the writer is dead it never will be.
     */
    public long torn() {
        return misplaced + (halfWritten ? 1 : 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** @return false when the record was overwritten meanwhile */
    private boolean copy(long offset, MemorySegment payload) throws IOException {
        MemorySegment record = file.bytes(offset, header.recordBytes());
        long recordedNs = record.get(FileHeaderDescriptor.U64, TIME_OFFSET);
        MemorySegment.copy(record, PAYLOAD_OFFSET, payload, 0, payloadBytes);
        if (file.word(offset) != next) {
            return false;
        }
        timeNs = recordedNs;
        return true;
    }

    /** A reader that was overtaken leaves the writer a quarter of the ring, or it would be overtaken again at once. */
    private void skipOverwritten(long committed) {
        long oldest = oldest(committed);
        if (next < oldest) {
            long resume = Math.min(oldest + header.records() / 4, committed);
            lost += resume - next;
            next = resume;
        }
    }

    private long offset(long sequence) {
        return header.recordOffset(FlightRecordDescriptor.slotOf(sequence, header.records()));
    }

    private long oldest(long committed) {
        return Math.max(1, committed - header.records() + 1);
    }

    private long cursor() throws IOException {
        long committed = file.word(FileHeaderDescriptor.CURSOR_OFFSET);
        if (committed < 0 || committed > Long.MAX_VALUE / 2) {
            throw new MappedFileException(Fault.BAD_CURSOR, file.file(), committed + " records committed");
        }
        return committed;
    }
}
