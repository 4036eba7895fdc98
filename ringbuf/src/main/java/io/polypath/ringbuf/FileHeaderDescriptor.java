package io.polypath.ringbuf;

import io.polypath.ringbuf.MappedFileException.Fault;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first page of every mapped file. All numbers are little endian; texts are UTF-8, filled up with NUL and ended
 * by at least one.
 *
 * <pre>
 *    0   magic (8)           the file's kind
 *    8   version (4)         1
 *   12   header bytes (4)    4096: where the records begin
 *   16   record bytes (4)    with the sequence word
 *   20   records (4)
 *   24   file bytes (8)      header bytes + record bytes * records
 *   32   wall ns (8)         since 1970, the same moment as ...
 *   40   monotonic ns (8)    ... this
 *   48   boot id (16)        as two numbers, the more significant first
 *   64   pid (4)
 *   68   (zero)
 *   72   name (32)
 *  104   build id (64)
 *  168   (zero)
 *  248   CRC-32C of bytes 0 to 247 (4)
 *  252   (zero)
 *  256   cursor (8)          flight files only: the sequence of the last committed record; the writer's own cache line
 *  264   (zero)
 * 4096   records
 * </pre>
 *
 * Bytes 0 to 255 never change once the file has its name.
 */
final class FileHeaderDescriptor {
    /** Size of the header and offset of the first record; a page, so that records begin on one. */
    static final int BYTES = 4096;

    /** The part that never changes. */
    static final int FIXED_BYTES = 256;

    static final int CURSOR_OFFSET = 256;
    static final int VERSION = 1;
    static final int NAME_BYTES = 32;
    static final int BUILD_ID_BYTES = 64;
    static final int RECORD_LEAST_BYTES = 16;
    static final int RECORD_MOST_BYTES = 1 << 16;
    static final int RECORDS_MOST = 1 << 24;

    static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** An aligned word that others read while it is written; its coordinates are the memory and a byte offset. */
    static final VarHandle WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

    private static final int MAGIC = 0;
    private static final int VERSION_OFFSET = 8;
    private static final int HEADER_BYTES = 12;
    private static final int RECORD_BYTES = 16;
    private static final int RECORDS = 20;
    private static final int FILE_BYTES = 24;
    private static final int WALL_NS = 32;
    private static final int MONOTONIC_NS = 40;
    private static final int BOOT_ID = 48;
    private static final int PID = 64;
    private static final int NAME = 72;
    private static final int BUILD_ID = 104;
    private static final int CHECKSUM = 248;

    private FileHeaderDescriptor() {}

    /** Writes a header to a zeroed segment. @throws IllegalArgumentException when a field is out of its range */
    static void write(MemorySegment to, FileHeader header) {
        requireGeometry(header);
        RunIdentity run = header.run();
        to.set(U64, MAGIC, header.kind().magic());
        to.set(U32, VERSION_OFFSET, VERSION);
        to.set(U32, HEADER_BYTES, BYTES);
        to.set(U32, RECORD_BYTES, header.recordBytes());
        to.set(U32, RECORDS, header.records());
        to.set(U64, FILE_BYTES, header.fileBytes());
        to.set(U64, WALL_NS, run.wallNs());
        to.set(U64, MONOTONIC_NS, run.monotonicNs());
        to.set(U64, BOOT_ID, run.bootId().getMostSignificantBits());
        to.set(U64, BOOT_ID + 8, run.bootId().getLeastSignificantBits());
        to.set(U32, PID, run.pid());
        writeText(to, NAME, NAME_BYTES, header.name());
        writeText(to, BUILD_ID, BUILD_ID_BYTES, run.buildId());
        to.set(U32, CHECKSUM, checksum(to));
    }

    /**
     * Validates a header that anybody may have written.
     *
     * @param from the first {@link #FIXED_BYTES} of the file
     * @param fileBytes how long the file really is
     * @param expected the kind that the reader reads
     */
    static FileHeader read(MemorySegment from, Path file, long fileBytes, FileKind expected)
            throws MappedFileException {
        requireKind(from, file, expected);
        int version = from.get(U32, VERSION_OFFSET);
        if (version != VERSION) {
            throw new MappedFileException(Fault.UNKNOWN_VERSION, file,
                    "version " + Integer.toUnsignedString(version) + ", this program reads " + VERSION);
        }
        if (from.get(U32, CHECKSUM) != checksum(from)) {
            throw new MappedFileException(Fault.CORRUPT_HEADER, file, "header checksum does not match");
        }
        UUID bootId = new UUID(from.get(U64, BOOT_ID), from.get(U64, BOOT_ID + 8));
        RunIdentity run = new RunIdentity(from.get(U32, PID), bootId, text(from, BUILD_ID, BUILD_ID_BYTES),
                from.get(U64, WALL_NS), from.get(U64, MONOTONIC_NS));
        FileHeader header = new FileHeader(expected, text(from, NAME, NAME_BYTES), from.get(U32, RECORD_BYTES),
                from.get(U32, RECORDS), run);
        requireLength(from, file, fileBytes, header);
        return header;
    }

    /** Validates a header of whatever kind, apart from its file. */
    static FileHeader read(MemorySegment from, Path file) throws MappedFileException {
        FileKind kind = FileKind.ofMagic(from.get(U64, MAGIC));
        return read(from, file, from.get(U64, FILE_BYTES), kind == null ? FileKind.FLIGHT : kind);
    }

    /** Eight bytes as the number that {@link #U64} reads them as. */
    static long little(byte[] eight) {
        return MemorySegment.ofArray(eight).get(U64, 0);
    }

    /** Writes a text to a zeroed field. */
    static void writeText(MemorySegment to, long offset, int fieldBytes, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= fieldBytes) {
            throw new IllegalArgumentException("\"" + text + "\" is longer than " + (fieldBytes - 1) + " bytes");
        }
        MemorySegment.copy(bytes, 0, to, ValueLayout.JAVA_BYTE, offset, bytes.length);
    }

    /** Reads a text up to its NUL or the end of its field; bytes that are no UTF-8 become replacement characters. */
    static String text(MemorySegment from, long offset, int fieldBytes) {
        byte[] field = from.asSlice(offset, fieldBytes).toArray(ValueLayout.JAVA_BYTE);
        int length = 0;
        while (length < fieldBytes && field[length] != 0) {
            length++;
        }
        return new String(Arrays.copyOf(field, length), StandardCharsets.UTF_8);
    }

    private static void requireGeometry(FileHeader header) {
        if (!hasSaneGeometry(header)) {
            throw new IllegalArgumentException(geometry(header));
        }
    }

    private static void requireKind(MemorySegment from, Path file, FileKind expected) throws MappedFileException {
        FileKind kind = FileKind.ofMagic(from.get(U64, MAGIC));
        if (kind == null) {
            throw new MappedFileException(Fault.UNKNOWN_MAGIC, file, "not a file of this program");
        }
        if (kind != expected) {
            throw new MappedFileException(Fault.OTHER_KIND, file, "holds " + kind + ", expected " + expected);
        }
    }

    private static void requireLength(MemorySegment from, Path file, long fileBytes, FileHeader header)
            throws MappedFileException {
        if (from.get(U32, HEADER_BYTES) != BYTES || !hasSaneGeometry(header)
                || from.get(U64, FILE_BYTES) != header.fileBytes()) {
            throw new MappedFileException(Fault.BAD_GEOMETRY, file, geometry(header));
        }
        if (fileBytes != header.fileBytes()) {
            throw new MappedFileException(fileBytes < header.fileBytes() ? Fault.TOO_SHORT : Fault.TOO_LONG, file,
                    fileBytes + " bytes long, " + header.fileBytes() + " expected");
        }
    }

    private static boolean hasSaneGeometry(FileHeader header) {
        int recordBytes = header.recordBytes();
        int records = header.records();
        boolean powers = Integer.bitCount(recordBytes) == 1 && Integer.bitCount(records) == 1;
        return recordBytes >= RECORD_LEAST_BYTES && recordBytes <= RECORD_MOST_BYTES && recordBytes % Long.BYTES == 0
                && records >= 1 && records <= RECORDS_MOST
                && (powers || header.kind() != FileKind.FLIGHT);
    }

    private static String geometry(FileHeader header) {
        return header.records() + " records of " + header.recordBytes() + " bytes";
    }

    private static int checksum(MemorySegment header) {
        CRC32C crc = new CRC32C();
        crc.update(header.asSlice(0, CHECKSUM).asByteBuffer());
        return (int) crc.getValue();
    }
}
