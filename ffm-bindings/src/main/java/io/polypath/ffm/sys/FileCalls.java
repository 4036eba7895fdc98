package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** Calls on files, directories and device nodes. */
abstract sealed class FileCalls extends Call permits WaitCalls {
    private static final int F_DUPFD_CLOEXEC = Linux.F_DUPFD_CLOEXEC();

    private static final MemorySegment OPEN = Link.function("open");
    private static final MemorySegment OPENAT = Link.function("openat");
    private static final MemorySegment CLOSE = Link.function("close");
    private static final MemorySegment READ = Link.function("read");
    private static final MemorySegment WRITE = Link.function("write");
    private static final MemorySegment PREAD = Link.function("pread");
    private static final MemorySegment PWRITE = Link.function("pwrite");
    private static final MemorySegment IOCTL = Link.function("ioctl");
    private static final MemorySegment FCNTL = Link.function("fcntl");
    private static final MemorySegment FTRUNCATE = Link.function("ftruncate");
    private static final MemorySegment FSYNC = Link.function("fsync");
    private static final MemorySegment FLOCK = Link.function("flock");
    private static final MemorySegment UNLINKAT = Link.function("unlinkat");
    private static final MemorySegment RENAMEAT = Link.function("renameat");
    private static final MemorySegment READLINKAT = Link.function("readlinkat");
    private static final MemorySegment STATX = Link.function("statx");

    FileCalls(Arena arena) {
        super(arena);
    }

    /**
     * open(2).
     *
     * @param cPath NUL-terminated path
     * @param mode permission bits, used only with O_CREAT
     * @return the fd, or -ENOENT, -EACCES, -EMFILE, -ENXIO (no such device behind the node), -EBUSY, -EAGAIN
     *     (O_NONBLOCK)
     */
    public final int open(MemorySegment cPath, int flags, int mode) {
        return result((int) call(OPEN, at(cPath), flags, mode));
    }

    /**
     * openat(2): as {@link #open}, relative to a directory.
     *
     * @param dirFd directory, or AT_FDCWD
     * @return the fd, or what {@link #open} returns, or -ENOTDIR
     */
    public final int openat(int dirFd, MemorySegment cPath, int flags, int mode) {
        return result((int) call(OPENAT, dirFd, at(cPath), flags, mode));
    }

    /**
     * close(2). The fd is gone whatever is returned; never repeat the call.
     *
     * @return 0, or -EBADF, or the delayed -EIO of a write-back
     */
    public final int close(int fd) {
        return result((int) call(CLOSE, fd));
    }

    /**
     * read(2). On an sg fd it collects one completed command.
     *
     * @param len 0 to the size of {@code buf}
     * @return bytes read, 0 at the end, or -EAGAIN, -EINTR, -EIO, -ENODEV (device removed), -EPERM (sg: credentials
     *     changed)
     */
    public final long read(int fd, MemorySegment buf, long len) {
        checkLength(buf, len);
        return result(call(READ, fd, at(buf), len));
    }

    /**
     * write(2). On an sg fd it submits one command and may sleep for a tag, even with O_NONBLOCK.
     *
     * @param len 0 to the size of {@code buf}
     * @return bytes written, or -EAGAIN, -EINTR, -EIO, -ENODEV, -EDOM (sg: 16 commands outstanding), -EPERM
     */
    public final long write(int fd, MemorySegment buf, long len) {
        checkLength(buf, len);
        return result(call(WRITE, fd, at(buf), len));
    }

    /** pread(2): as {@link #read} at byte {@code off}, also -ESPIPE. */
    public final long pread(int fd, MemorySegment buf, long len, long off) {
        checkLength(buf, len);
        return result(call(PREAD, fd, at(buf), len, off));
    }

    /** pwrite(2): as {@link #write} at byte {@code off}, also -ESPIPE, -ENOSPC. */
    public final long pwrite(int fd, MemorySegment buf, long len, long off) {
        checkLength(buf, len);
        return result(call(PWRITE, fd, at(buf), len, off));
    }

    /**
     * ioctl(2) with a record.
     *
     * @param request number from {@code io.polypath.ffm.gen}
     * @param arg as large as the request says; the kernel does not know its size
     * @return the driver's value, or -ENOTTY (not understood), -EINVAL, -ENXIO, -ENODEV, -EINTR, -EFAULT
     */
    public final int ioctl(int fd, long request, MemorySegment arg) {
        return result((int) call(IOCTL, fd, request, at(arg)));
    }

    /** ioctl(2) with a number as its argument; returns what {@link #ioctl(int, long, MemorySegment)} returns. */
    public final int ioctl(int fd, long request, long arg) {
        return result((int) call(IOCTL, fd, request, arg));
    }

    /** fcntl(2) with a number as its argument. Not for F_GETOWN, whose value may be negative. */
    public final int fcntl(int fd, int cmd, long arg) {
        return result((int) call(FCNTL, fd, cmd, arg));
    }

    /**
     * A second fd of the same open file, close-on-exec (fcntl F_DUPFD_CLOEXEC).
     *
     * @return the fd, or -EBADF, -EMFILE
     */
    public final int dup(int fd) {
        return fcntl(fd, F_DUPFD_CLOEXEC, 0);
    }

    /** ftruncate(2). @return 0, or -EINVAL, -EFBIG, -EIO */
    public final int ftruncate(int fd, long len) {
        return result((int) call(FTRUNCATE, fd, len));
    }

    /** fsync(2), which may sleep as long as the disk takes. @return 0, or -EIO, -ENOSPC, -EINVAL (not a file) */
    public final int fsync(int fd) {
        return result((int) call(FSYNC, fd));
    }

    /** flock(2). @return 0, or -EWOULDBLOCK (held by another, with LOCK_NB), -EINTR */
    public final int flock(int fd, int op) {
        return result((int) call(FLOCK, fd, op));
    }

    /** unlinkat(2). @return 0, or -ENOENT, -EACCES, -EISDIR, -EROFS */
    public final int unlinkat(int dirFd, MemorySegment cPath, int flags) {
        return result((int) call(UNLINKAT, dirFd, at(cPath), flags));
    }

    /** renameat(2): replaces {@code newPath} atomically. @return 0, or -ENOENT, -EXDEV, -EACCES, -EROFS, -ENOSPC */
    public final int renameat(int oldDirFd, MemorySegment oldPath, int newDirFd, MemorySegment newPath) {
        return result((int) call(RENAMEAT, oldDirFd, at(oldPath), newDirFd, at(newPath)));
    }

    /**
     * readlinkat(2). The text has no NUL, and is cut without a word when it does not fit.
     *
     * @param len 1 to the size of {@code buf}
     * @return bytes of the text, or -EINVAL (not a symbolic link), -ENOENT, -EACCES, -ENOTDIR
     */
    public final long readlinkat(int dirFd, MemorySegment cPath, MemorySegment buf, long len) {
        checkLength(buf, len);
        return result(call(READLINKAT, dirFd, at(cPath), at(buf), len));
    }

    /**
     * statx(2), the stat whose record is the same on every architecture.
     *
     * @param flags AT_EMPTY_PATH with an empty path asks about {@code dirFd} itself
     * @param statx a {@code struct statx}, 256 bytes
     * @return 0, or -ENOENT, -EACCES, -ENOTDIR
     */
    public final int statx(int dirFd, MemorySegment cPath, int flags, int mask, MemorySegment statx) {
        return result((int) call(STATX, dirFd, at(cPath), flags, mask, at(statx)));
    }

    /** The kernel trusts a length; here it must lie inside the segment. */
    static void checkLength(MemorySegment buf, long len) {
        Objects.checkFromIndexSize(0L, len, buf.byteSize());
    }
}
