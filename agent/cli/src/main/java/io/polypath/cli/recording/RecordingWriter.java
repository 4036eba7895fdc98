package io.polypath.cli.recording;

import static io.polypath.cli.recording.RecordingDescriptor.BLOCK_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.IMAGE_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.PARTS_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.STREAMS_MOST;
import static io.polypath.cli.recording.RecordingDescriptor.TOTAL_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.little;

import io.polypath.ringbuf.FileHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a recording, no larger than can be read back. Owned by one thread. */
final class RecordingWriter implements AutoCloseable {

    private final BlockWriter blocks;
    private final List<StreamWriter> streams = new ArrayList<>();
    private long partsBytes;

    /** @param wallNs when the recording begins */
    RecordingWriter(OutputStream out, long wallNs) throws IOException {
        blocks = new BlockWriter(out, wallNs);
    }

    /** @param values of one line each, shorter than a block together */
    void about(Map<String, String> values) throws IOException {
        StringBuilder lines = new StringBuilder();
        values.forEach((key, value) -> lines.append(key).append('=').append(value.replaceAll("\\p{Cntrl}", "?")).append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        blocks.block(BlockKind.ABOUT, bytes, bytes.length);
    }

    /** A text, of which nothing is written where there is no room for it. @return false then */
    boolean part(String name, byte[] contents) throws IOException {
        if (partsBytes + contents.length > PARTS_MOST_BYTES) {
            return false;
        }
        partsBytes += contents.length;
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        int room = BLOCK_MOST_BYTES - Short.BYTES - nameBytes.length;
        int from = 0;
        do {
            int length = Math.min(room, contents.length - from);
            byte[] block = new byte[Short.BYTES + nameBytes.length + length];
            ByteBuffer at = little(block).putShort((short) nameBytes.length).put(nameBytes).put(contents, from, length);
            blocks.block(BlockKind.PART, block, at.position());
            from += length;
        } while (from < contents.length);
        return true;
    }

    /** Begins a mapped file. */
    StreamWriter begin(FileHeader header) throws IOException {
        StreamWriter stream = StreamWriter.begin(blocks, streams.size(), header);
        streams.add(stream);
        return stream;
    }

    /** The mapped files so far. */
    List<Stream> streams() {
        return streams.stream().map(StreamWriter::stream).toList();
    }

    /** Whether it is time to come to an end: half of what can be read back is written. */
    boolean isFull() {
        return blocks.total() > TOTAL_MOST_BYTES / 2 || streams.size() > STREAMS_MOST / 2
                || streams.stream().anyMatch(each -> ContentReader.image(each.stream()).fileBytes() > IMAGE_MOST_BYTES / 2);
    }

    /** @param wallNs when the recording ended */
    void end(long wallNs) throws IOException {
        for (StreamWriter stream : streams) {
            stream.flush();
        }
        blocks.end(wallNs);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
