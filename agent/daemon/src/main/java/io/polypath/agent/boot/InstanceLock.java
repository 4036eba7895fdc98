package io.polypath.agent.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A pid file: its lock says that a daemon runs, its text which one. The lock goes with the process. */
final class InstanceLock {

    private final Path file;
    private final FileChannel channel;

    private InstanceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The daemon's own. @throws IOException when another daemon uses the directory, with its pid in the message */
    static InstanceLock ofDirectory(Path file) throws IOException {
        InstanceLock lock = take(file);
        if (lock == null) {
            throw new IOException(holder(file) + " uses " + file.getParent());
        }
        return lock;
    }

    /**
     * The one that all who keep this host's maps share.
     *
     * @param file null for none
     * @return null for none
     * @throws MapsKeptException when another process has it
     */
    static InstanceLock ofMaps(Path file) throws IOException {
        InstanceLock lock = file == null ? null : take(file);
        if (file != null && lock == null) {
            throw new MapsKeptException(holder(file), file);
        }
        return lock;
    }

    private static InstanceLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (lock(channel) == null) {
            channel.close();
            return null;
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new InstanceLock(file, channel);
    }

    private static String holder(Path file) throws IOException {
        String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return "another daemon" + (pid.isEmpty() ? "" : ", process " + pid + ",");
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    void release() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
