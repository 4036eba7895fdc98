package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.statx;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files as bounded memory segments, shared with every process that maps the same file. */
public final class Mapping {
    private Mapping() {}

    /**
     * Maps the first bytes of a file. The mapping does not need {@code fd} afterwards, and ends with {@code arena}.
     *
     * <p>A writable mapping is populated at once, so that a later store does not fault. The file must not shrink while
     * it is mapped: an access behind its end is an {@code InternalError}.
     *
     * @param fd open for reading, and for writing too if {@code writable}
     * @param lengthBytes at least 1 and at most the size of the file
     * @return exactly {@code lengthBytes} of memory, aligned to a page
     * @throws IOException when the file is shorter, or the kernel refuses (-EACCES, -ENOMEM, -ENODEV)
     */
    public static MemorySegment map(Sys sys, Arena arena, int fd, long lengthBytes, boolean writable)
            throws IOException {
        long size = size(sys, fd);
        if (size < lengthBytes) {
            throw new IOException("map " + lengthBytes + " bytes of a file of " + size);
        }
        int access = writable ? Linux.PROT_READ() | Linux.PROT_WRITE() : Linux.PROT_READ();
        int flags = writable ? Linux.MAP_SHARED() | Linux.MAP_POPULATE() : Linux.MAP_SHARED();
        long address = accepted("mmap", sys.mmap(0, lengthBytes, access, flags, fd, 0));
        MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(lengthBytes, arena, Mapping::unmap);
        return writable ? memory : memory.asReadOnly();
    }

    /**
     * Maps a whole file for reading without a {@link Sys}: for tools, which start often and should not link 30 shapes
     * of calls for it. The mapping ends with {@code arena}.
     *
     * @return as many bytes as the file has now, read-only
     * @throws IOException when the file is not there, not readable, or cannot be mapped
     */
    public static MemorySegment read(Arena arena, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /** The size of a file in bytes. @throws IOException when the kernel does not tell */
    private static long size(Sys sys, int fd) throws IOException {
        try (Arena once = Arena.ofConfined()) {
            MemorySegment record = once.allocate(statx.layout());
            MemorySegment nothing = once.allocateFrom("");
            accepted("statx", sys.statx(fd, nothing, Linux.AT_EMPTY_PATH(), Linux.STATX_SIZE(), record));
            return statx.stx_size(record);
        }
    }

    /** Runs while the arena closes, when an errno segment in that arena is no longer usable: hence a Sys of its own. */
    private static void unmap(MemorySegment memory) {
        try (Arena once = Arena.ofConfined()) {
            new Sys(once).munmap(memory.address(), memory.byteSize());
        }
    }

    private static long accepted(String call, long result) throws IOException {
        if (result < 0) {
            throw new IOException(call + ": " + Errno.describe((int) result));
        }
        return result;
    }
}
