package io.polypath.agent.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Where a state file is and how its lock is taken: fcntl(2), the whole file, exclusive, for reading too. */
final class StateFile {

    /** How long multipath-tools waits for the lock, and so do we. */
    static final Duration LOCK_BOUND = Duration.ofSeconds(30);

    static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final long LOCK_PAUSE_NS = 10_000_000L;

    private final Path path;
    private final long lockBoundNs;

    StateFile(Path path, Duration lockBound) {
        this.path = path.toAbsolutePath();
        this.lockBoundNs = lockBound.toNanos();
    }

    Path path() {
        return path;
    }

    /**
     * Opens and locks the file; creates it and its directory if need be. Where nothing may be written, the file is
     * opened for reading and needs no lock.
     *
     * @throws StateException with {@link StateFault#LOCK_TIMEOUT}
     */
    OpenStateFile open() throws IOException, StateException {
        long startNs = System.nanoTime();
        while (true) {
            if (!create()) {
                return new OpenStateFile(path, Files.exists(path) ? FileChannel.open(path) : null, false);
            }
            Object identity = identity();
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (isLockedAs(identity, channel, startNs)) {
                return new OpenStateFile(path, channel, true);
            }
        }
    }

    /** Whether the file is there and may be written. A read-only file system says no to the superuser too. */
    private boolean create() throws IOException {
        if (Files.exists(path)) {
            return Files.isWritable(path);
        }
        Path directory = path.getParent();
        Path present = directory;
        while (!Files.exists(present)) {
            present = present.getParent();
        }
        if (!Files.isWritable(present)) {
            return false;
        }
        Files.createDirectories(directory, DIRECTORY_MODE);
        try {
            Files.createFile(path, FILE_MODE);
            return true;
        } catch (FileAlreadyExistsException madeByAnother) {
            return true;
        }
    }

    /**
     * Takes the lock, and makes sure that the channel is still that of the file of this name: a whole-file rewrite puts
     * another file there, and a lock on the one before locks nothing. Otherwise the channel is closed.
     */
    private boolean isLockedAs(Object identity, FileChannel channel, long startNs) throws IOException, StateException {
        boolean locked = false;
        try {
            locked = isStill(identity) && lock(channel, startNs) && isStill(identity);
            return locked;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private boolean isStill(Object identity) throws IOException {
        return identity != null && identity.equals(identity());
    }

    private Object identity() throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException removedMeanwhile) {
            return null;
        }
    }

    /** Asks again and again: a wait inside the kernel could only be ended by a signal. */
    private boolean lock(FileChannel channel, long startNs) throws IOException, StateException {
        while (!tryLock(channel)) {
            if (System.nanoTime() - startNs >= lockBoundNs) {
                throw new StateException(StateFault.LOCK_TIMEOUT, "");
            }
            LockSupport.parkNanos(LOCK_PAUSE_NS);
        }
        return true;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
