package io.polypath.ringbuf;

import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * A mapped file as seen from outside, by any process that may read it and also after its writer died.
 *
 * <p>It reads with {@code pread} and does not map: a file that shrinks under a mapping faults its reader (SIGBUS),
 * here it is a typed error. The page cache is the writer's own memory, so a read sees every store that was made, and
 * a read that begins after another one has ended sees nothing older. The kernel copies an aligned word in one access.
 *
 * <p>Owned by one thread. An interrupt closes the file.
 */
final class MappedFileReader implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final FileHeader header;
    private final ByteBuffer buffer;
    private final MemorySegment bytes;

    /** @throws IOException a {@link MappedFileException}, or what open(2) refuses (no such file, no permission) */
    MappedFileReader(Path file, FileKind expected) throws IOException {
        this.file = file;
        requireRegular(file);
        channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            header = readHeader(expected);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        buffer = ByteBuffer.allocateDirect(header.recordBytes());
        bytes = MemorySegment.ofBuffer(buffer);
    }

    FileHeader header() {
        return header;
    }

    Path file() {
        return file;
    }

    /** Reads an aligned word. */
    long word(long offset) throws IOException {
        return bytes(offset, Long.BYTES).get(FileHeaderDescriptor.U64, 0);
    }

    /** Reads up to one record. @return memory that the next read overwrites */
    MemorySegment bytes(long offset, int count) throws IOException {
        buffer.clear().limit(count);
        read(buffer, offset);
        return bytes;
    }

    /** Fills all that is left of a buffer. */
    void read(ByteBuffer into, long offset) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, offset + into.position()) < 0) {
                throw new MappedFileException(Fault.TOO_SHORT, file, "ends before byte " + (offset + into.limit()));
            }
        }
        VarHandle.fullFence();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A pipe would hold up open(2) until somebody writes. */
    private static void requireRegular(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isRegularFile()) {
            throw new MappedFileException(Fault.NOT_A_REGULAR_FILE, file, "not a regular file");
        }
    }

    private FileHeader readHeader(FileKind expected) throws IOException {
        ByteBuffer fixed = ByteBuffer.allocateDirect(FileHeaderDescriptor.FIXED_BYTES);
        read(fixed, 0);
        return FileHeaderDescriptor.read(MemorySegment.ofBuffer(fixed.flip()), file, channel.size(), expected);
    }
}
