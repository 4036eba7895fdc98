package io.polypath.agent.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A state file that is open and, if it can be written, locked. Owned by the call that opened it.
 *
 * <p>Text is ISO 8859-1, one character per byte: whatever stands in the file comes through unchanged.
 */
final class OpenStateFile implements AutoCloseable {

    /** 100,000 lines have room in it. */
    static final int MAX_BYTES = 32 << 20;

    private final Path path;
    private final FileChannel channel;
    private final boolean writable;

    /** @param channel null for a file that is not there and cannot be made */
    OpenStateFile(Path path, FileChannel channel, boolean writable) {
        this.path = path;
        this.channel = channel;
        this.writable = writable;
    }

    boolean writable() {
        return writable;
    }

    void requireWritable() throws StateException {
        if (!writable) {
            throw new StateException(StateFault.READ_ONLY, path.toString());
        }
    }

    /** The whole text. */
    String read() throws IOException, StateException {
        if (channel == null) {
            return "";
        }
        long size = channel.size();
        if (size > MAX_BYTES) {
            throw new StateException(StateFault.TOO_LARGE, size + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            continue;
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    /**
     * Writes into the file as it is, and syncs it. For lines that other programs change in place as well: they may be
     * waiting for the lock with this very file open, and what they add to a file without a name would be lost.
     */
    void writeAt(long offset, String text) throws IOException, StateException {
        requireWritable();
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes, offset + bytes.position());
        }
        channel.force(true);
    }

    /** Puts another file, written and synced, in this one's place: after a crash there is one or the other. */
    void replace(String text) throws IOException, StateException {
        requireWritable();
        Path next = path.resolveSibling(path.getFileName() + ".polypath");
        Files.deleteIfExists(next);
        try (FileChannel out = FileChannel.open(
                next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), StateFile.FILE_MODE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
        try (FileChannel directory = FileChannel.open(path.getParent())) {
            directory.force(true);
        }
    }

    /** Gives up the lock with the last descriptor. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
