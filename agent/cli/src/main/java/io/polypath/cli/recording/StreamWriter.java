package io.polypath.cli.recording;

import static io.polypath.cli.recording.RecordingDescriptor.BLOCK_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.ENTRY_HEAD_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.STREAM_NUMBER_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.little;

import io.polypath.ringbuf.FileHeader;
import io.polypath.ringbuf.FileKind;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Collects the records or rows of one mapped file and writes them as blocks. Owned by one thread. */
final class StreamWriter {

    private static final int BUFFER_BYTES = BLOCK_MOST_BYTES / 4;

    private final BlockWriter blocks;
    private final Stream stream;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteBuffer at = little(buffer);

    private StreamWriter(BlockWriter blocks, Stream stream) {
        this.blocks = blocks;
        this.stream = stream;
    }

    /** Writes the block with which a stream begins. */
    static StreamWriter begin(BlockWriter blocks, int number, FileHeader header) throws IOException {
        byte[] content = new byte[STREAM_NUMBER_BYTES + FileHeader.BYTES];
        little(content).putInt(number).position(STREAM_NUMBER_BYTES).put(header.bytes());
        blocks.block(BlockKind.STREAM, content, content.length);
        return new StreamWriter(blocks, new Stream(number, header));
    }

    Stream stream() {
        return stream;
    }

    void record(long sequence, long timeNs, MemorySegment payload) throws IOException {
        int bytes = stream.header().recordBytes() - ENTRY_HEAD_BYTES;
        if (at.remaining() < ENTRY_HEAD_BYTES + bytes) {
            flush();
        }
        if (at.position() == 0) {
            at.putInt(stream.number()).putInt(0);
        }
        at.putLong(sequence).putLong(timeNs);
        put(payload, bytes);
        stream.add(sequence);
    }

    /** @param readNs the same for all rows since the last {@link #flush} */
    void row(long readNs, int index, long version, MemorySegment payload) throws IOException {
        int bytes = stream.header().recordBytes() - Long.BYTES;
        if (at.remaining() < ENTRY_HEAD_BYTES + bytes) {
            flush();
        }
        if (at.position() == 0) {
            at.putInt(stream.number()).putInt(0).putLong(readNs);
        }
        at.putInt(index).putInt(0).putLong(version);
        put(payload, bytes);
        stream.addRow(readNs);
    }

    void flush() throws IOException {
        if (at.position() > 0) {
            boolean table = stream.header().kind() == FileKind.TABLE;
            blocks.block(table ? BlockKind.ROWS : BlockKind.RECORDS, buffer, at.position());
            at.clear();
        }
    }

    private void put(MemorySegment payload, int bytes) {
        MemorySegment.copy(payload, 0, MemorySegment.ofBuffer(at), 0, bytes);
        at.position(at.position() + bytes);
    }
}
