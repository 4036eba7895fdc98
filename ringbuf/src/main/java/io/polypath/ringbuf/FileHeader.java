package io.polypath.ringbuf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/**
 * What the header of a mapped file says; {@link FileHeaderDescriptor} tells where.
 *
 * @param kind what the file holds
 * @param name of the lane or table, 1 to 31 characters of a to z, 0 to 9 and hyphen
 * @param recordBytes size of a record with its sequence word, a multiple of 8, 16 to 65,536
 * @param records how many there are room for, 1 to 2^24
 * @param run who wrote it
 */
public record FileHeader(FileKind kind, String name, int recordBytes, int records, RunIdentity run) {

    /** How long {@link #bytes} are. */
    public static final int BYTES = FileHeaderDescriptor.FIXED_BYTES;

    /**
     * Reads what a file begins with.
     *
     * @param bytes the first {@link #BYTES} of it
     * @param file whose they are, for the message
     * @throws MappedFileException when they are no header, or are damaged
     */
    public static FileHeader of(byte[] bytes, Path file) throws MappedFileException {
        return FileHeaderDescriptor.read(MemorySegment.ofArray(bytes), file);
    }

    /** The first {@link #BYTES} of a file with this header. */
    public byte[] bytes() {
        MemorySegment page = MemorySegment.ofArray(new byte[BYTES]);
        FileHeaderDescriptor.write(page, this);
        return page.toArray(ValueLayout.JAVA_BYTE);
    }

    /** The name of a file with this header. */
    public String fileName() {
        return kind.fileName(name);
    }

    /** Size of the whole file. */
    public long fileBytes() {
        return recordOffset(records);
    }

    /** Where a record begins; {@code index} counts from 0. */
    long recordOffset(long index) {
        return FileHeaderDescriptor.BYTES + index * recordBytes;
    }
}
