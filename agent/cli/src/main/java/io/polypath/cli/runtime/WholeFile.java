package io.polypath.cli.runtime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that appears under its name when it is whole, or not at all. Until then it is beside it under another name,
 * {@code .NAME.PID.part}. For its owner only; nothing that is there already is written over.
 */
public final class WholeFile implements AutoCloseable {

    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean whole;

    private WholeFile(Path target, Path unfinished) throws IOException {
        this.target = target;
        this.unfinished = unfinished;
        channel = FileChannel.open(unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /**
     * Begins a file.
     *
     * @throws FileAlreadyExistsException when there is something of that name
     * @throws NoSuchFileException names the directory, where that is not there
     */
    public static WholeFile create(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString(), null, "exists already");
        }
        if (Files.notExists(absolute.getParent())) {
            throw new NoSuchFileException(absolute.getParent().toString());
        }
        String name = "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part";
        return new WholeFile(absolute, absolute.resolveSibling(name));
    }

    public OutputStream out() {
        return out;
    }

    /**
     * Gives the file its name.
     *
     * @return how long it is; all of it is on the disk
     * @throws FileAlreadyExistsException when something has that name by now; then the file stays under its first one
     */
    public long appear() throws IOException {
        out.flush();
        channel.force(true);
        long bytes = channel.size();
        whole = true;
        try {
            name();
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(target.toString(), null, "exists already; what was written is in " + unfinished);
        }
        return bytes;
    }

    private void name() throws IOException {
        try {
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(unfinished, target); // as on FAT; it looks whether the name is taken, and then renames
            return;
        }
        Files.delete(unfinished);
    }

    /** What is not whole goes. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (!whole) {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
