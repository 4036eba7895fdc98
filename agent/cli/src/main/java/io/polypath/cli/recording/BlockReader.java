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
import static io.polypath.cli.recording.RecordingDescriptor.TOTAL_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.VERSION;
import static io.polypath.cli.recording.RecordingDescriptor.VERSION_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.WALL_NS_OFFSET;
import static io.polypath.cli.recording.RecordingDescriptor.checksum;
import static io.polypath.cli.recording.RecordingDescriptor.little;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads header and blocks of a recording, which anybody may have written: each is checked before it is inflated, and none takes more
 * memory than a block of {@link RecordingDescriptor#BLOCK_MOST_BYTES}. Owned by one thread.
 */
final class BlockReader implements AutoCloseable {

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32C whole = new CRC32C();
    private byte[] stored = {};
    private byte[] content = {};
    private final long beganNs;
    private long position;
    private long total;
    private int number;
    private long endedNs;
    private boolean ended;

    /** Reads the header. */
    BlockReader(InputStream in) throws IOException {
        this.in = in;
        byte[] header = new byte[HEADER_BYTES];
        int found = in.readNBytes(header, 0, HEADER_BYTES);
        if (!Arrays.equals(MAGIC, 0, Math.min(found, MAGIC.length), header, 0, Math.min(found, MAGIC.length))) {
            throw new RecordingException(0, "not a recording: it begins with "
                    + HexFormat.ofDelimiter(" ").formatHex(header, 0, Math.min(found, MAGIC.length)));
        }
        if (found < HEADER_BYTES) {
            throw new RecordingException(found, "cut off: the header has " + HEADER_BYTES + " bytes");
        }
        ByteBuffer at = little(header);
        if (at.getInt(VERSION_OFFSET) != VERSION) {
            throw new RecordingException(VERSION_OFFSET, "version " + Integer.toUnsignedString(at.getInt(VERSION_OFFSET))
                    + " of the format, this program reads " + VERSION);
        }
        if (at.getInt(CHECKSUM_OFFSET) != checksum(header, CHECKSUM_OFFSET) || at.getInt(HEADER_BYTES_OFFSET) != HEADER_BYTES) {
            throw new RecordingException(CHECKSUM_OFFSET, "damaged: the header's checksum does not match");
        }
        whole.update(header);
        position = HEADER_BYTES;
        beganNs = at.getLong(WALL_NS_OFFSET);
    }

    /**
     * Reads a block.
     *
     * @return null after the last one
     * @throws RecordingException when the file is damaged or cut off
     */
    Block next() throws IOException {
        if (ended) {
            return null;
        }
        long offset = position;
        byte[] header = new byte[BLOCK_HEADER_BYTES];
        take(header, BLOCK_HEADER_BYTES, offset);
        ByteBuffer at = little(header);
        if (at.getInt(BLOCK_CHECKSUM_OFFSET) != checksum(header, BLOCK_CHECKSUM_OFFSET)) {
            throw fault(offset, "damaged: the checksum of its header does not match");
        }
        int storedBytes = at.getInt(STORED_OFFSET);
        int bytes = at.getInt(BYTES_OFFSET);
        if (storedBytes < 0 || storedBytes > STORED_MOST_BYTES || bytes < 0 || bytes > BLOCK_MOST_BYTES) {
            throw fault(offset, Integer.toUnsignedString(storedBytes) + " bytes that inflate to "
                    + Integer.toUnsignedString(bytes) + " are more than a block holds");
        }
        stored = stored.length < storedBytes ? new byte[storedBytes] : stored;
        take(stored, storedBytes, offset);
        if (at.getInt(STORED_CHECKSUM_OFFSET) != checksum(stored, storedBytes)) {
            throw fault(offset, "damaged: the checksum of its contents does not match");
        }
        Block block = new Block(kind(at, offset), number, offset, inflate(storedBytes, bytes, offset));
        if (block.kind() == BlockKind.END) {
            end(block);
        }
        whole.update(header);
        whole.update(stored, 0, storedBytes);
        number++;
        return block;
    }

    /** When the recording began, nanoseconds since 1970. */
    long beganNs() {
        return beganNs;
    }

    /** When it ended; known after the last block. */
    long endedNs() {
        return endedNs;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private BlockKind kind(ByteBuffer header, long offset) throws RecordingException {
        int code = header.getInt(0);
        if (BlockKind.ofCode(code) == null) {
            throw fault(offset, "its kind " + Integer.toUnsignedString(code) + " is none that this program knows");
        }
        if (header.getInt(NUMBER_OFFSET) != number) {
            throw fault(offset, "it calls itself block " + Integer.toUnsignedString(header.getInt(NUMBER_OFFSET)));
        }
        return BlockKind.ofCode(code);
    }

    private ByteBuffer inflate(int storedBytes, int bytes, long offset) throws RecordingException {
        total += bytes;
        if (total > TOTAL_MOST_BYTES) {
            throw fault(offset, "more than " + (TOTAL_MOST_BYTES >> 20) + " MiB in all");
        }
        content = content.length < bytes ? new byte[bytes] : content;
        inflater.reset();
        inflater.setInput(stored, 0, storedBytes);
        try {
            int inflated = inflater.inflate(content, 0, bytes);
            if (inflated == bytes && (inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished())) {
                return little(content).limit(bytes).slice().order(little(content).order());
            }
        } catch (DataFormatException e) {
            throw fault(offset, "cannot be inflated: " + e.getMessage());
        }
        throw fault(offset, "does not inflate to the " + bytes + " bytes that it should");
    }

    private void end(Block block) throws IOException {
        if (block.content().remaining() != END_BYTES) {
            throw block.fault("an end of " + block.content().remaining() + " bytes");
        }
        if (block.content().getInt(Long.BYTES) != (int) whole.getValue()) {
            throw block.fault("damaged: the checksum of all that stands before it does not match");
        }
        if (in.read() >= 0) {
            throw new RecordingException(position, "something follows the end");
        }
        endedNs = block.content().getLong(0);
        ended = true;
    }

    private void take(byte[] into, int bytes, long blockOffset) throws IOException {
        int found = in.readNBytes(into, 0, bytes);
        position += found;
        if (found == 0 && bytes > 0 && position == blockOffset) {
            throw new RecordingException(position, "cut off: the end is missing after block " + (number - 1));
        }
        if (found < bytes) {
            throw new RecordingException(position, "cut off: block " + number + ", which begins at byte " + blockOffset + ", goes on for "
                    + (bytes - found) + " bytes or more");
        }
    }

    private RecordingException fault(long offset, String what) {
        return new RecordingException(offset, "block " + number + ": " + what);
    }
}
