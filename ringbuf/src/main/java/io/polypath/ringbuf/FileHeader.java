package io.polypath.ringbuf;

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
    /** Size of the whole file. */
    public long fileBytes() {
        return recordOffset(records);
    }

    /** Where a record begins; {@code index} counts from 0. */
    long recordOffset(long index) {
        return FileHeaderDescriptor.BYTES + index * recordBytes;
    }
}
