package io.polypath.udev.sysfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tree of attribute files below one root, for whoever looks seldom; what looks at every disk reads with an {@link
 * AttributeReader}. Links between directories are followed only inside the root, attribute
 * files are never links, names come without slashes, and every read has a bound. Absence is a value. Immutable; every
 * call may block.
 */
public final class Sysfs {
    /** A text attribute is at most one page (Documentation/filesystems/sysfs.rst). */
    public static final int TEXT_BYTES = 4 << 10;
    /** Binary attributes that a device fills: a VPD page has a length of 16 bits. */
    public static final int BINARY_BYTES = 64 << 10;

    private final Path root;

    /** The kernel's tree. */
    public Sysfs() {
        this(Path.of("/sys"));
    }

    /** A tree elsewhere, as tests build. */
    public Sysfs(Path root) {
        this.root = real(root).orElse(root.toAbsolutePath().normalize());
    }

    /** The real path of the tree. */
    public Path root() {
        return root;
    }

    /** The real path of the directory that these names lead to from the root, one directory or link each. */
    public Optional<Path> directory(String... names) {
        return directory(root, names);
    }

    /** The real path of the directory that these names lead to, if it is one, and inside of the root. */
    public Optional<Path> directory(Path from, String... names) {
        Path path = from;
        for (String name : names) {
            if (!isName(name)) {
                return Optional.empty();
            }
            path = path.resolve(name);
        }
        return real(path).filter(found -> found.startsWith(root) && Files.isDirectory(found));
    }

    /** Reads a text attribute of a directory that {@link #directory} gave. */
    public Attribute read(Path directory, String name) {
        return read(directory, name, TEXT_BYTES);
    }

    /** Reads an attribute of at most {@code limitBytes}. */
    public Attribute read(Path directory, String name, int limitBytes) {
        if (!isName(name)) {
            return Attribute.absent(Absence.BAD_NAME);
        }
        return readFile(directory.resolve(name), limitBytes);
    }

    /** Names in a directory, sorted; empty when there is no such directory. */
    public List<String> list(Path directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    /** Names of all whole disks, device-mapper and loop devices included. */
    public List<String> disks() {
        return directory("block").map(this::list).orElse(List.of());
    }

    /** The disk of this kernel name, for example {@code sda}. */
    public Optional<BlockDisk> disk(String name) {
        return directory("block", name).map(directory -> new BlockDisk(this, directory));
    }

    private static Attribute readFile(Path file, int limitBytes) {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
            ByteBuffer buffer = ByteBuffer.allocate(limitBytes + 1);
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = channel.read(buffer);
            }
            if (!buffer.hasRemaining()) {
                return Attribute.absent(Absence.TOO_LONG);
            }
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            return Attribute.of(bytes);
        } catch (NoSuchFileException e) {
            return Attribute.absent(Absence.MISSING);
        } catch (AccessDeniedException e) {
            return Attribute.absent(Absence.REFUSED);
        } catch (IOException e) {
            return Attribute.absent(Absence.UNREADABLE);
        }
    }

    private static boolean isName(String name) {
        boolean relative = name.isEmpty() || name.equals(".") || name.equals("..");
        return !relative && name.indexOf('/') < 0 && name.indexOf('\0') < 0;
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
