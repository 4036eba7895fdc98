package io.polypath.cli.recording;

import static io.polypath.cli.recording.RecordingDescriptor.ENTRY_HEAD_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.PARTS_MOST_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.ROWS_HEAD_BYTES;
import static io.polypath.cli.recording.RecordingDescriptor.STREAMS_MOST;
import static io.polypath.cli.recording.RecordingDescriptor.STREAM_NUMBER_BYTES;

import io.polypath.ringbuf.FileHeader;
import io.polypath.ringbuf.FileKind;
import io.polypath.ringbuf.MappedFileException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the blocks of a recording apart and checks what is in them. Owned by one thread. */
final class ContentReader {

    private static final Pattern PART_NAME = Pattern.compile("[\\w.:@+/-]+");
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9-]{1,31}");

    private final BlockReader blocks;
    private final Visitor visitor;
    private final List<Stream> streams = new ArrayList<>();
    private long partsBytes;

    private ContentReader(BlockReader blocks, Visitor visitor) {
        this.blocks = blocks;
        this.visitor = visitor;
    }

    /** Reads all blocks. @throws RecordingException at the first that is not sound */
    static void read(BlockReader blocks, Visitor visitor) throws IOException {
        ContentReader reader = new ContentReader(blocks, visitor);
        for (Block block = blocks.next(); block != null; block = blocks.next()) {
            reader.take(block);
        }
    }

    private void take(Block block) throws IOException {
        ByteBuffer content = block.content();
        switch (block.kind()) {
            case ABOUT -> visitor.about(StandardCharsets.UTF_8.decode(content).toString());
            case PART -> part(block, content);
            case STREAM -> stream(block, content);
            case RECORDS -> records(block, content);
            case ROWS -> rows(block, content);
            case END -> { }
        }
    }

    private void part(Block block, ByteBuffer content) throws IOException {
        require(block, content, Short.BYTES);
        int nameBytes = Short.toUnsignedInt(content.getShort());
        require(block, content, nameBytes);
        byte[] name = new byte[nameBytes];
        content.get(name);
        byte[] contents = new byte[content.remaining()];
        content.get(contents);
        partsBytes += contents.length;
        String text = new String(name, StandardCharsets.UTF_8);
        if (!isPartName(text) || partsBytes > PARTS_MOST_BYTES) {
            throw block.fault("a text whose name cannot be, or more of them than belong here");
        }
        visitor.part(text, contents);
    }

    /** Whether it can be shown as it is. */
    static boolean isPartName(String name) {
        return name.length() <= RecordingDescriptor.NAME_MOST_BYTES && PART_NAME.matcher(name).matches();
    }

    private void stream(Block block, ByteBuffer content) throws IOException {
        require(block, content, STREAM_NUMBER_BYTES + FileHeader.BYTES);
        int number = content.getInt();
        byte[] bytes = new byte[FileHeader.BYTES];
        content.position(STREAM_NUMBER_BYTES).get(bytes);
        if (number != streams.size() || number >= STREAMS_MOST) {
            throw block.fault("file " + Integer.toUnsignedString(number) + " of " + streams.size());
        }
        Stream stream = new Stream(number, header(block, bytes));
        streams.add(stream);
        visitor.stream(stream);
    }

    private static FileHeader header(Block block, byte[] bytes) throws RecordingException {
        try {
            FileHeader header = FileHeader.of(bytes, Path.of("a file in it"));
            boolean known = header.kind() != FileKind.COUNTERS && FILE_NAME.matcher(header.name()).matches();
            if (known && header.recordBytes() > ENTRY_HEAD_BYTES && header.fileBytes() <= RecordingDescriptor.IMAGE_MOST_BYTES) {
                return header;
            }
            throw block.fault("file " + header.fileName().replaceAll("\\p{Cntrl}", "?") + " with " + header.records() + " records of "
                    + header.recordBytes() + " bytes does not belong here");
        } catch (MappedFileException e) {
            throw block.fault(e.getMessage());
        }
    }

    private void records(Block block, ByteBuffer content) throws IOException {
        Stream stream = known(block, content, FileKind.FLIGHT, STREAM_NUMBER_BYTES);
        MemorySegment payload = payload(stream, ENTRY_HEAD_BYTES);
        while (content.hasRemaining()) {
            require(block, content, ENTRY_HEAD_BYTES + payload.byteSize());
            long sequence = content.getLong();
            long timeNs = content.getLong();
            if (sequence <= stream.last() || sequence > Long.MAX_VALUE / 2) {
                throw block.fault("record " + sequence + " of " + stream.header().fileName() + " after record " + stream.last());
            }
            stream.add(sequence);
            if (image(stream).fileBytes() > RecordingDescriptor.IMAGE_MOST_BYTES) {
                throw block.fault("records " + stream.first() + " to " + sequence + " of " + stream.header().fileName()
                        + " are more than this program unpacks");
            }
            copy(content, payload);
            visitor.record(stream, sequence, timeNs, payload);
        }
    }

    private void rows(Block block, ByteBuffer content) throws IOException {
        Stream stream = known(block, content, FileKind.TABLE, ROWS_HEAD_BYTES);
        long readNs = content.getLong(STREAM_NUMBER_BYTES);
        MemorySegment payload = payload(stream, Long.BYTES);
        while (content.hasRemaining()) {
            require(block, content, ENTRY_HEAD_BYTES + payload.byteSize());
            int index = content.getInt();
            content.getInt();
            long version = content.getLong();
            if (index < 0 || index >= stream.header().records() || version <= 0) {
                throw block.fault("row " + index + " of " + stream.header().fileName() + " with version " + version);
            }
            stream.addRow(readNs);
            copy(content, payload);
            visitor.row(stream, readNs, index, version, payload);
        }
    }

    /** What an unpacked flight file needs to hold all from the first record to the last; a table keeps its size. */
    static FileHeader image(Stream stream) {
        FileHeader header = stream.header();
        long span = stream.records() == 0 ? 1 : stream.last() - stream.first() + 1;
        if (header.kind() == FileKind.TABLE || span <= header.records()) {
            return header;
        }
        long records = Math.min(span, Integer.MAX_VALUE / 2);
        int room = (int) Math.min(1L << 30, Long.highestOneBit(records) == records ? records : Long.highestOneBit(records) << 1);
        return new FileHeader(header.kind(), header.name(), header.recordBytes(), room, header.run());
    }

    private Stream known(Block block, ByteBuffer content, FileKind kind, int headBytes) throws RecordingException {
        require(block, content, headBytes);
        int number = content.getInt(0);
        content.position(headBytes);
        if (number < 0 || number >= streams.size() || streams.get(number).header().kind() != kind) {
            throw block.fault("no such file: " + Integer.toUnsignedString(number));
        }
        return streams.get(number);
    }

    private static MemorySegment payload(Stream stream, int headBytes) {
        return MemorySegment.ofArray(new long[(stream.header().recordBytes() - headBytes) / Long.BYTES]);
    }

    private static void copy(ByteBuffer content, MemorySegment payload) {
        int bytes = (int) payload.byteSize();
        MemorySegment.copy(MemorySegment.ofBuffer(content), 0, payload, 0, bytes);
        content.position(content.position() + bytes);
    }

    private static void require(Block block, ByteBuffer content, long bytes) throws RecordingException {
        if (content.remaining() < bytes) {
            throw block.fault("ends in the middle, " + (bytes - content.remaining()) + " bytes too early");
        }
    }
}
