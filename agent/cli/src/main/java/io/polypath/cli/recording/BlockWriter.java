package io.polypath.cli.recording;

import static io.polypath.cli.recording.RecordingDescriptor.BLOCK_CHECKSUM_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.BLOCK_HEADER_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.BLOCK_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.BYTES_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.CHECKSUM_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.END_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.HEADER_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.HEADER_BYTES_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.MAGIC;
import static io.polypath.cli.recording.RecordingDescriptor.NUMBER_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.STORED_CHECKSUM_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.STORED_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.STORED_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.VERSION;
import static io.polypath.cli.recording.RecordingDescriptor.VERSION_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.WALL_NS_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.checksum;
import static io.polypath.cli.recording.RecordingDescriptor.little;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/** Writes header and blocks of a recording to a stream. Owned by one thread. */
final class BlockWriter implements AutoCloseable {

    /** Room for what becomes of nothing. */
    private static final int LEAST_BYTES = 1_024;

    private final OutputStream out;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private byte[] stored = {};
    private final CRC32C whole = new CRC32C();
    private int number;
    private long total;

    /** @param wallNs when the recording began */
    BlockWriter(OutputStream out, long wallNs) throws IOException {
        this.out = out;
        byte[] header = new byte[HEADER_BYTES];
        ByteBuffer at = little(header).put(0, MAGIC);
        at.putInt(VERSION_OFFSET, VERSION).putInt(HEADER_BYTES_OFFSET, HEADER_BYTES).putLong(WALL_NS_OFFSET, wallNs);
        at.putInt(CHECKSUM_OFFSET, checksum(header, CHECKSUM_OFFSET));
        write(header, HEADER_BYTES);
    }

    /** @param length at most {@link RecordingDescriptor#BLOCK_MOST_BYTES} */
    void block(BlockKind kind, byte[] content, int length) throws IOException {
        if (length > BLOCK_MOST_BYTES) {
            throw new IllegalArgumentException(length + " bytes for a block");
        }
        deflater.reset();
        deflater.setInput(content, 0, length);
        deflater.finish();
        int most = Math.min(STORED_MOST_BYTES, 2 * length + LEAST_BYTES);
        stored = stored.length < most ? new byte[most] : stored;
        int storedBytes = deflater.deflate(stored);
        byte[] header = new byte[BLOCK_HEADER_BYTES];
        ByteBuffer at = little(header).putInt(0, kind.code()).putInt(NUMBER_OFFSET, number++);
        at.putInt(STORED_OFFSET, storedBytes).putInt(BYTES_OFFSET, length);
        at.putInt(STORED_CHECKSUM_OFFSET, checksum(stored, storedBytes));
        at.putInt(BLOCK_CHECKSUM_OFFSET, checksum(header, BLOCK_CHECKSUM_OFFSET));
        write(header, BLOCK_HEADER_BYTES);
        write(stored, storedBytes);
        total += length;
    }

    /** @param wallNs when the recording ended */
    void end(long wallNs) throws IOException {
        byte[] content = new byte[END_BYTES];
        little(content).putLong(0, wallNs).putInt(Long.BYTES, (int) whole.getValue());
        block(BlockKind.END, content, END_BYTES);
        out.flush();
    }

    /** Bytes of all blocks so far, inflated. */
    long total() {
        return total;
    }

    @Override
    public void close() {
        deflater.end();
    }

    private void write(byte[] bytes, int length) throws IOException {
        whole.update(bytes, 0, length);
        out.write(bytes, 0, length);
    }
}
