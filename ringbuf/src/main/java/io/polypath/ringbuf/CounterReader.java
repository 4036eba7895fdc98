package io.polypath.ringbuf;

import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a counter file, while it is written, after its writer died, or under its {@code .prev} name.
 *
 * <p>Owned by one thread. The file may be anybody's: every fault is a {@link MappedFileException}.
 */
public final class CounterReader implements AutoCloseable {

    /** A counter as it stood when it was looked at. */
    public record Reading(String name, long value) {}

    private final MappedFileReader file;
    private final FileHeader header;

    private CounterReader(MappedFileReader file) {
        this.file = file;
        header = file.header();
    }

    /**
     * Opens a counter file.
     *
     * @throws MappedFileException when it is no sound counter file
     * @throws IOException when it cannot be opened
     */
    public static CounterReader open(Path path) throws IOException {
        MappedFileReader file = new MappedFileReader(path, FileKind.COUNTERS);
        int recordBytes = file.header().recordBytes();
        if (recordBytes != CounterDescriptor.BYTES) {
            file.close();
            throw new MappedFileException(Fault.BAD_GEOMETRY, path, "counters of " + recordBytes + " bytes");
        }
        return new CounterReader(file);
    }

    /** Who wrote the file. */
    public FileHeader header() {
        return header;
    }

    /**
     * All counters, in the order in which they were made. Each value is whole; two values are of two moments.
     *
     * @throws MappedFileException TOO_SHORT
     */
    public List<Reading> read() throws IOException {
        List<Reading> readings = new ArrayList<>(header.records());
        for (int slot = 0; slot < header.records(); slot++) {
            MemorySegment counter = file.bytes(header.recordOffset(slot), CounterDescriptor.BYTES);
            readings.add(new Reading(CounterDescriptor.name(counter), CounterDescriptor.value(counter)));
        }
        return readings;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
