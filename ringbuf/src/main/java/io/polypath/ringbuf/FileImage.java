package io.polypath.ringbuf;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.BitSet;
import java.util.Objects;
import java.util.Set;

/**
 * A mapped file that is made of what was read from another one, for readers that come when it is closed. Nobody maps it. Records
 * of a flight file that are not there read as overwritten before they could be read.
 *
 * <p>Owned by one thread.
 */
public final class FileImage implements AutoCloseable {
    private final FileChannel channel;
    private final FileHeader header;
    private final ByteBuffer record;
    private final MemorySegment bytes;
    private final BitSet written = new BitSet();
    private long newest;

    private FileImage(FileChannel channel, FileHeader header) {
        this.channel = channel;
        this.header = header;
        record = ByteBuffer.allocateDirect(header.recordBytes());
        bytes = MemorySegment.ofBuffer(record);
    }

    /**
     * Makes the file, which must not exist, for its owner only.
     *
     * @param header a flight file needs room for all records from the oldest that is given to the newest
     * @throws IllegalArgumentException when the header's geometry is out of range
     */
    public static FileImage create(Path file, FileHeader header) throws IOException {
        byte[] fixed = header.bytes();
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            write(channel, ByteBuffer.wrap(fixed), 0);
            write(channel, ByteBuffer.allocate(1), header.fileBytes() - 1);
            return new FileImage(channel, header);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Writes a record of a flight file.
     *
     * @param sequence beyond that of the record before
     * @param payload of the size that the header says
     */
    public void record(long sequence, long timeNs, MemorySegment payload) throws IOException {
        if (sequence <= newest) {
            throw new IllegalArgumentException("record " + sequence + " after record " + newest);
        }
        int slot = (int) FlightRecordDescriptor.slotOf(sequence, header.records());
        bytes.set(FileHeaderDescriptor.U64, FlightRecordDescriptor.SEQUENCE_OFFSET, sequence);
        bytes.set(FileHeaderDescriptor.U64, FlightRecordDescriptor.TIME_OFFSET, timeNs);
        put(slot, FlightRecordDescriptor.PAYLOAD_OFFSET, payload);
        written.set(slot);
        newest = sequence;
    }

    /**
     * Writes a row of a table, over what it was before.
     *
     * @param version 1 or more
     * @param payload of the size that the header says
     */
    public void row(int index, long version, MemorySegment payload) throws IOException {
        Objects.checkIndex(index, header.records());
        bytes.set(FileHeaderDescriptor.U64, TableRowDescriptor.VERSION_OFFSET, version);
        put(index, TableRowDescriptor.PAYLOAD_OFFSET, payload);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (header.kind() == FileKind.FLIGHT) {
                markMissing();
                writeWord(newest, FileHeaderDescriptor.CURSOR_OFFSET);
            }
        }
    }

    /** A missing record looks as if a later one had been begun in its slot, but not the one that comes after the newest. */
    private void markMissing() throws IOException {
        for (long sequence = Math.max(1, newest - header.records() + 1); sequence <= newest; sequence++) {
            int slot = (int) FlightRecordDescriptor.slotOf(sequence, header.records());
            if (!written.get(slot)) {
                writeWord(-(sequence + 1), header.recordOffset(slot) + FlightRecordDescriptor.SEQUENCE_OFFSET);
            }
        }
    }

    private void put(int index, int payloadOffset, MemorySegment payload) throws IOException {
        MemorySegment.copy(payload, 0, bytes, payloadOffset, header.recordBytes() - payloadOffset);
        write(channel, record.clear(), header.recordOffset(index));
    }

    private void writeWord(long word, long offset) throws IOException {
        bytes.set(FileHeaderDescriptor.U64, 0, word);
        write(channel, record.clear().limit(Long.BYTES), offset);
    }

    private static void write(FileChannel channel, ByteBuffer from, long offset) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from, offset + from.position());
        }
    }
}
