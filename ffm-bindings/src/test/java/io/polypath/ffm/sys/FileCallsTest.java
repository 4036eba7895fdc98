package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.statx;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCallsTest {
    private static final int NEW_FILE = Linux.O_RDWR() | Linux.O_CREAT() | Linux.O_EXCL() | Linux.O_CLOEXEC();

    @TempDir Path directory;
    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    private final MemorySegment name = CString.allocate(arena, "bindings");
    private int dirFd;

    @BeforeEach
    void openDirectory() {
        int flags = Linux.O_RDONLY() | OpenFlags.DIRECTORY | Linux.O_CLOEXEC();
        dirFd = Errno.require("open", sys.open(CString.allocate(arena, directory.toString()), flags, 0));
    }

    @AfterEach
    void release() {
        sys.close(dirFd);
        arena.close();
    }

    @Test
    void aFileIsCreatedWithItsModeWrittenAndReadBack() throws IOException {
        int fd = create();
        MemorySegment text = arena.allocateFrom("mpatha 3600");
        assertEquals(11, sys.write(fd, text, 11));
        assertEquals(6, sys.pwrite(fd, text, 6, 5));
        MemorySegment read = arena.allocate(16);
        assertEquals(4, sys.pread(fd, read, 4, 5));
        assertEquals("mpat", read.getString(0));
        assertEquals(0, sys.fsync(fd));
        assertEquals("mpathmpatha", Files.readString(directory.resolve("bindings")));
        assertEquals(0600, mode(fd) & 0777);
        assertEquals(0, sys.close(fd));
    }

    @Test
    void aLinkIsReadAsItsText() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), Path.of("../devices/a"));
        MemorySegment text = arena.allocate(64);
        assertEquals(12, sys.readlinkat(dirFd, CString.allocate(arena, "link"), text, 64));
        assertEquals("../devices/a", text.getString(0));
        assertEquals(4, sys.readlinkat(dirFd, CString.allocate(arena, "link"), text, 4));
        assertEquals(-Errno.ENOENT, sys.readlinkat(dirFd, name, text, 64));
        sys.close(create());
        assertEquals(-Errno.EINVAL, sys.readlinkat(dirFd, name, text, 64));
    }

    @Test
    void anExistingFileIsNotCreatedAgain() {
        sys.close(create());
        assertEquals(-Errno.EEXIST, sys.openat(dirFd, name, NEW_FILE, 0600));
    }

    @Test
    void truncationShowsInTheSize() {
        int fd = create();
        assertEquals(0, sys.ftruncate(fd, 12345));
        assertEquals(12345, statx.stx_size(status(fd)));
        sys.close(fd);
    }

    @Test
    void aRenameReplacesAndAnUnlinkRemoves() {
        sys.close(create());
        MemorySegment other = CString.allocate(arena, "wwids");
        assertEquals(0, sys.renameat(dirFd, name, dirFd, other));
        assertEquals(-Errno.ENOENT, sys.unlinkat(dirFd, name, 0));
        assertTrue(Files.exists(directory.resolve("wwids")));
        assertEquals(0, sys.unlinkat(dirFd, other, 0));
        assertEquals(-Errno.EISDIR, sys.unlinkat(Linux.AT_FDCWD(), CString.allocate(arena, directory.toString()), 0));
    }

    @Test
    void aLockThatAnotherOpenFileHoldsIsRefused() {
        int first = create();
        int second = sys.openat(dirFd, name, Linux.O_RDONLY() | Linux.O_CLOEXEC(), 0);
        assertEquals(0, sys.flock(first, Linux.LOCK_EX() | Linux.LOCK_NB()));
        assertEquals(-Errno.EWOULDBLOCK, sys.flock(second, Linux.LOCK_SH() | Linux.LOCK_NB()));
        assertEquals(0, sys.close(first));
        assertEquals(0, sys.flock(second, Linux.LOCK_SH() | Linux.LOCK_NB()));
        sys.close(second);
    }

    @Test
    void aDuplicateIsAnotherFdOfTheSameFileAndClosesOnExec() {
        int fd = create();
        int duplicate = sys.dup(fd);
        assertNotEquals(fd, duplicate);
        assertEquals(statx.stx_ino(status(fd)), statx.stx_ino(status(duplicate)));
        assertEquals(Linux.FD_CLOEXEC(), sys.fcntl(duplicate, Linux.F_GETFD(), 0));
        sys.close(fd);
        assertEquals(0, sys.close(duplicate));
    }

    @Test
    void aLinkIsNotFollowedWhenToldSo() throws IOException {
        Files.createSymbolicLink(directory.resolve("bindings"), Path.of("../devices/host0"));
        assertEquals(-Errno.ELOOP, sys.openat(dirFd, name, Linux.O_RDONLY() | OpenFlags.NOFOLLOW, 0));
    }

    @Test
    void anIoctlAnswersIntoMemory() {
        MemorySegment pair = arena.allocate(ValueLayout.JAVA_INT, 2);
        assertEquals(0, sys.socketpair(Linux.AF_UNIX(), Linux.SOCK_STREAM() | Linux.SOCK_CLOEXEC(), 0, pair));
        int left = pair.getAtIndex(ValueLayout.JAVA_INT, 0);
        int right = pair.getAtIndex(ValueLayout.JAVA_INT, 1);
        assertEquals(5, sys.write(left, arena.allocate(5), 5));
        MemorySegment waiting = arena.allocate(ValueLayout.JAVA_INT);
        assertEquals(0, sys.ioctl(right, Linux.FIONREAD(), waiting));
        assertEquals(5, waiting.get(ValueLayout.JAVA_INT, 0));
        assertEquals(-Errno.ENOTTY, sys.ioctl(right, Linux.BLKGETSIZE64(), 0));
        sys.close(left);
        sys.close(right);
    }

    private int create() {
        return Errno.require("openat", sys.openat(dirFd, name, NEW_FILE, 0600));
    }

    private int mode(int fd) {
        return statx.stx_mode(status(fd));
    }

    private MemorySegment status(int fd) {
        MemorySegment record = arena.allocate(statx.layout());
        MemorySegment itself = CString.allocate(arena, "");
        int result = sys.statx(fd, itself, Linux.AT_EMPTY_PATH(), Linux.STATX_BASIC_STATS(), record);
        assertEquals(0, result);
        return record;
    }
}
