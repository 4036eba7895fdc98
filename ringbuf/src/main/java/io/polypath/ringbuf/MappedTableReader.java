package io.polypath.ringbuf;

import static io.polypath.ringbuf.TableRowDescriptor.PAYLOAD_OFFSET;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads single rows of a table file as a whole, while it is written, after its writer died, or under its
 * {@code .prev} name.
 *
 * <p>Owned by one thread. The file may be anybody's: every fault is a {@link MappedFileException}.
 */
public final class MappedTableReader implements AutoCloseable {
    private static final int TRIES = 100;
    private static final long PAUSE_NS = 100_000;
    private static final int CHUNK_BYTES = 1 << 16;

    private final MappedFileReader file;
    private final FileHeader header;
    private final int payloadBytes;
    private long version;

    private MappedTableReader(MappedFileReader file) {
        this.file = file;
        header = file.header();
        payloadBytes = header.recordBytes() - PAYLOAD_OFFSET;
    }

    /**
     * Opens a table file.
     *
     * @throws MappedFileException when it is no sound table file
     * @throws IOException when it cannot be opened
     */
    public static MappedTableReader open(Path path) throws IOException {
        return new MappedTableReader(new MappedFileReader(path, FileKind.TABLE));
    }

    /** Who wrote the file. */
    public FileHeader header() {
        return header;
    }

    /** How many rows there are. */
    public int rows() {
        return header.records();
    }

    /** Bytes of payload of every row. */
    public int payloadBytes() {
        return payloadBytes;
    }

    /**
     * Finds the rows that have ever been published, which are few of those that there is room for.
     *
     * @return their numbers, ascending
     * @throws MappedFileException TOO_SHORT
     */
    public int[] published() throws IOException {
        int bytes = header.recordBytes();
        ByteBuffer some = ByteBuffer.allocateDirect(Math.max(1, CHUNK_BYTES / bytes) * bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] found = new int[header.records()];
        int count = 0;
        for (int first = 0; first < found.length; first += some.capacity() / bytes) {
            some.clear().limit(Math.min(some.capacity() / bytes, found.length - first) * bytes);
            file.read(some, header.recordOffset(first));
            for (int at = 0; at < some.limit(); at += bytes) {
                if (some.getLong(at) != 0) {
                    found[count++] = first + at / bytes;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * Reads a row as it was published, if it can be had.
     *
     * @param into receives {@link #payloadBytes}; touched also when false is returned
     * @return false when the row was never published, or was being rewritten at each of 100 looks in some 10 ms,
     *     which happens when the writer died in the middle of it
     * @throws MappedFileException TOO_SHORT
     */
    public boolean read(int row, MemorySegment into) throws IOException {
        long offset = header.recordOffset(Objects.checkIndex(row, header.records()));
        for (int tries = 0; tries < TRIES; tries++) {
            long before = file.word(offset);
            if (before == 0) {
                return false;
            }
            if (before > 0) {
                MemorySegment.copy(file.bytes(offset, header.recordBytes()), PAYLOAD_OFFSET, into, 0, payloadBytes);
                if (file.word(offset) == before) {
                    version = before;
                    return true;
                }
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
        return false;
    }

    /** How often the row that {@link #read} read last had been published; it tells whether a row changed. */
    public long version() {
        return version;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
