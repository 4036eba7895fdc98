package io.polypath.ringbuf;

import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.MappedFileException.Fault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The directory on tmpfs in which a run keeps its mapped files.
 *
 * <p>A file appears under its name complete: it is written under another name and renamed. The file of the run before
 * stays readable as {@code NAME.prev}, so that a crash can be explained after the restart. Only the user of the
 * process may read the files, and nobody else may write to the directory; a directory that somebody else could write
 * to is refused.
 *
 * <p>Used by the thread that starts the lanes. Everything here may block.
 */
public final class RunDirectory {
    /** Ends the name of the file of the run before. */
    public static final String PREVIOUS_SUFFIX = ".prev";

    private static final String UNFINISHED_SUFFIX = ".new";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,31}");
    private static final int S_IFMT = 0170000;
    private static final int S_IFDIR = 0040000;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path path;
    private final RunIdentity run;

    /**
     * Makes the directory (mode 0700) where it does not exist.
     *
     * @param path on tmpfs, usually {@code /run/polypath}
     * @param run goes into the header of every file
     * @throws MappedFileException UNSAFE_DIRECTORY
     */
    public RunDirectory(Path path, RunIdentity run) throws IOException {
        this.path = path;
        this.run = run;
        Files.createDirectories(path, onlyOwner("rwx------"));
        requireSafe();
    }

    /** Where a file of this directory lies. */
    public Path file(FileKind kind, String name) {
        return path.resolve(kind.fileName(name));
    }

    /** Who writes the files of this directory. */
    RunIdentity run() {
        return run;
    }

    /**
     * Makes a file, with all its memory taken, and maps it.
     *
     * @param contents writes to the whole file, header included, before others see it
     * @return the whole file; the mapping ends with {@code arena}
     * @throws MappedFileException NO_SPACE, UNSAFE_DIRECTORY
     */
    MemorySegment create(FileHeader header, Arena arena, Consumer<MemorySegment> contents) throws IOException {
        if (!NAME.matcher(header.name()).matches()) {
            throw new IllegalArgumentException("\"" + header.name() + "\" cannot name a file");
        }
        Path finished = file(header.kind(), header.name());
        Path unfinished = path.resolve(finished.getFileName() + UNFINISHED_SUFFIX);
        Files.deleteIfExists(unfinished);
        try {
            MemorySegment memory = map(unfinished, header, arena);
            contents.accept(memory);
            if (Files.exists(finished, LinkOption.NOFOLLOW_LINKS)) {
                Path previous = path.resolve(finished.getFileName() + PREVIOUS_SUFFIX);
                Files.move(finished, previous, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            return memory;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private MemorySegment map(Path file, FileHeader header, Arena arena) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, onlyOwner("rw-------"))) {
            takeSpace(channel, file, header.fileBytes());
            MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, header.fileBytes(), arena);
            memory.fill((byte) 0); // enters every page into the page table, so that no later store faults
            FileHeaderDescriptor.write(memory, header);
            return memory;
        }
    }

    /** Writes every byte, so that a full tmpfs is an error here and not a SIGBUS at some later store. */
    private static void takeSpace(FileChannel channel, Path file, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_BYTES);
        try {
            while (channel.position() < bytes) {
                zeros.clear().limit((int) Math.min(CHUNK_BYTES, bytes - channel.position()));
                channel.write(zeros);
            }
        } catch (IOException e) {
            throw new MappedFileException(Fault.NO_SPACE, file, "no room for " + bytes + " bytes", e);
        }
    }

    private void requireSafe() throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) attributes.get("mode");
        if (!attributes.get("uid").equals(user())) {
            throw new MappedFileException(Fault.UNSAFE_DIRECTORY, path, "belongs to another user");
        }
        if ((mode & S_IFMT) != S_IFDIR || (mode & WRITABLE_BY_OTHERS) != 0) {
            throw new MappedFileException(Fault.UNSAFE_DIRECTORY, path,
                    "must be a directory that only its owner may write to, mode is " + Integer.toOctalString(mode));
        }
    }

    private static int user() {
        try (Arena arena = Arena.ofConfined()) {
            return new Sys(arena).geteuid();
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> onlyOwner(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
