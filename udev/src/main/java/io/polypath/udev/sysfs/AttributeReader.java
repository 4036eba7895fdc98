package io.polypath.udev.sysfs;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.Text;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.OpenFlags;
import io.polypath.ffm.sys.Sys;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the small files that kernel and udevd keep: one call to open, one to read, one to close, into memory that was taken once.
 * Absence is a value, never an exception. Owned by one lane; every call may block.
 *
 * <p>Files are named relative to a directory's descriptor, so that what is read through one descriptor belongs to one device: once
 * the device is gone, its directory is empty, whoever has its name by then.
 */
public final class AttributeReader {

    /** The directory of a call whose path is absolute. */
    public static final int ANYWHERE = Linux.AT_FDCWD();

    /** Larger files are not read: no VPD page and no udev record comes near. */
    public static final int MAX_BYTES = 256 << 10;

    /** The kernel hands out attributes by the page of at least this size (fs/kernfs/file.c): a shorter read is the last. */
    private static final int PAGE_BYTES = 4 << 10;

    /** PATH_MAX of linux/limits.h. */
    private static final int PATH_BYTES = 4 << 10;

    private final Sys sys;
    private final MemorySegment path;
    private final MemorySegment content;

    /** @param arena the lane's */
    public AttributeReader(Arena arena) {
        sys = new Sys(arena);
        path = arena.allocate(PATH_BYTES);
        content = arena.allocate(MAX_BYTES);
    }

    /**
     * Opens a file or node, close-on-exec.
     *
     * @param flags of open(2)
     * @return the descriptor, or minus errno
     */
    public int open(int directory, String name, int flags) {
        if (!named(name)) {
            return -Errno.ENAMETOOLONG;
        }
        return sys.openat(directory, path, flags | Linux.O_CLOEXEC(), 0);
    }

    /** Opens a directory, for calls of this class and for openat(2). @return the descriptor, or minus errno */
    public int openDirectory(int directory, String name) {
        return open(directory, name, Linux.O_RDONLY() | OpenFlags.DIRECTORY);
    }

    /** Closes a descriptor; minus errno in its place is left alone. */
    public void close(int descriptor) {
        if (descriptor >= 0) {
            sys.close(descriptor);
        }
    }

    /** Whether there is a file, directory or socket of this name. */
    public boolean exists(int directory, String name) {
        int descriptor = open(directory, name, Linux.O_PATH());
        close(descriptor);
        return descriptor >= 0;
    }

    /**
     * Reads a whole file into {@link #content}.
     *
     * @return bytes read, or minus errno: ENOENT (this kernel or device has it not), EINVAL ({@code access_state} without a device
     *     handler), ENODEV, EACCES, EFBIG (not smaller than {@link #MAX_BYTES})
     */
    public int read(int directory, String name) {
        int descriptor = open(directory, name, Linux.O_RDONLY());
        if (descriptor < 0) {
            return descriptor;
        }
        int length = readAll(descriptor);
        sys.close(descriptor);
        return length;
    }

    private int readAll(int descriptor) {
        int length = (int) sys.read(descriptor, content, MAX_BYTES);
        int last = length;
        while (last >= PAGE_BYTES && length < MAX_BYTES) {
            last = (int) sys.read(descriptor, content.asSlice(length), MAX_BYTES - length);
            length = last < 0 ? last : length + last;
        }
        return length == MAX_BYTES ? -Errno.EFBIG : length;
    }

    /** What the last {@link #read} brought; overwritten by the next. */
    public MemorySegment content() {
        return content;
    }

    /** The file without blanks and line ends around it, as ISO 8859-1, so that no byte is lost; empty when it cannot be read. */
    public String text(int directory, String name) {
        int length = read(directory, name);
        return length <= 0 ? "" : Text.of(content, length).strip();
    }

    /** The file as a decimal number, or {@code otherwise} when it cannot be read or is not one. */
    public long number(int directory, String name, long otherwise) {
        return Decimal.parse(text(directory, name), otherwise);
    }

    /** What a symbolic link says; empty when there is none. */
    public String link(int directory, String name) {
        long length = named(name) ? sys.readlinkat(directory, path, content, PATH_BYTES) : 0;
        return length <= 0 ? "" : Text.of(content, (int) length);
    }

    /** Names in a directory given by its absolute path, in no order; empty when there is no such directory. */
    static List<String> names(String directory) {
        String[] names = new File(directory).list();
        return names == null ? List.of() : List.of(names);
    }

    /** Puts a path where the kernel takes it from; false when it does not fit. */
    private boolean named(String name) {
        boolean fits = name.length() < PATH_BYTES / 4 && name.indexOf('\0') < 0;
        if (fits) {
            path.setString(0, name, StandardCharsets.UTF_8);
        }
        return fits;
    }
}
