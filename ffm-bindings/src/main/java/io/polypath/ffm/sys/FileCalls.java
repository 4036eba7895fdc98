package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;

/** Calls on files, directories and device nodes. */
abstract sealed class FileCalls extends Call permits WaitCalls {
    private static final int F_DUPFD_CLOEXEC = Linux.F_DUPFD_CLOEXEC();

    private static final MethodHandle OPEN = Link.function("open", 3);
    private static final MethodHandle OPENAT = Link.function("openat", 4);
    private static final MethodHandle CLOSE = Link.function("close", 1);
    private static final MethodHandle READ = Link.function("read", 3);
    private static final MethodHandle WRITE = Link.function("write", 3);
    private static final MethodHandle PREAD = Link.function("pread", 4);
    private static final MethodHandle PWRITE = Link.function("pwrite", 4);
    private static final MethodHandle IOCTL = Link.function("ioctl", 3);
    private static final MethodHandle FCNTL = Link.function("fcntl", 3);
    private static final MethodHandle FTRUNCATE = Link.function("ftruncate", 2);
    private static final MethodHandle FSYNC = Link.function("fsync", 1);
    private static final MethodHandle FLOCK = Link.function("flock", 2);
    private static final MethodHandle UNLINKAT = Link.function("unlinkat", 3);
    private static final MethodHandle RENAMEAT = Link.function("renameat", 4);
    private static final MethodHandle READLINKAT = Link.function("readlinkat", 4);
    private static final MethodHandle STATX = Link.function("statx", 5);

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
        try {
            return result((int) (long) OPEN.invokeExact(errno, at(cPath), (long) flags, (long) mode));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * openat(2): as {@link #open}, relative to a directory.
     *
     * @param dirFd directory, or AT_FDCWD
     * @return the fd, or what {@link #open} returns, or -ENOTDIR
     */
    public final int openat(int dirFd, MemorySegment cPath, int flags, int mode) {
        try {
            return result((int) (long) OPENAT.invokeExact(errno, (long) dirFd, at(cPath), (long) flags, (long) mode));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * close(2). The fd is gone whatever is returned; never repeat the call.
     *
     * @return 0, or -EBADF, or the delayed -EIO of a write-back
     */
    public final int close(int fd) {
        try {
            return result((int) (long) CLOSE.invokeExact(errno, (long) fd));
        } catch (Throwable t) {
            throw bug(t);
        }
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
        try {
            return result((long) READ.invokeExact(errno, (long) fd, at(buf), len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * write(2). On an sg fd it submits one command and may sleep for a tag, even with O_NONBLOCK.
     *
     * @param len 0 to the size of {@code buf}
     * @return bytes written, or -EAGAIN, -EINTR, -EIO, -ENODEV, -EDOM (sg: 16 commands outstanding), -EPERM
     */
    public final long write(int fd, MemorySegment buf, long len) {
        checkLength(buf, len);
        try {
            return result((long) WRITE.invokeExact(errno, (long) fd, at(buf), len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** pread(2): as {@link #read} at byte {@code off}, also -ESPIPE. */
    public final long pread(int fd, MemorySegment buf, long len, long off) {
        checkLength(buf, len);
        try {
            return result((long) PREAD.invokeExact(errno, (long) fd, at(buf), len, off));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** pwrite(2): as {@link #write} at byte {@code off}, also -ESPIPE, -ENOSPC. */
    public final long pwrite(int fd, MemorySegment buf, long len, long off) {
        checkLength(buf, len);
        try {
            return result((long) PWRITE.invokeExact(errno, (long) fd, at(buf), len, off));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * ioctl(2) with a record.
     *
     * @param request number from {@code io.polypath.ffm.gen}
     * @param arg as large as the request says; the kernel does not know its size
     * @return the driver's value, or -ENOTTY (not understood), -EINVAL, -ENXIO, -ENODEV, -EINTR, -EFAULT
     */
    public final int ioctl(int fd, long request, MemorySegment arg) {
        try {
            return result((int) (long) IOCTL.invokeExact(errno, (long) fd, request, at(arg)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** ioctl(2) with a number as its argument; returns what {@link #ioctl(int, long, MemorySegment)} returns. */
    public final int ioctl(int fd, long request, long arg) {
        try {
            return result((int) (long) IOCTL.invokeExact(errno, (long) fd, request, arg));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** fcntl(2) with a number as its argument. Not for F_GETOWN, whose value may be negative. */
    public final int fcntl(int fd, int cmd, long arg) {
        try {
            return result((int) (long) FCNTL.invokeExact(errno, (long) fd, (long) cmd, arg));
        } catch (Throwable t) {
            throw bug(t);
        }
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
        try {
            return result((int) (long) FTRUNCATE.invokeExact(errno, (long) fd, len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** fsync(2), which may sleep as long as the disk takes. @return 0, or -EIO, -ENOSPC, -EINVAL (not a file) */
    public final int fsync(int fd) {
        try {
            return result((int) (long) FSYNC.invokeExact(errno, (long) fd));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** flock(2). @return 0, or -EWOULDBLOCK (held by another, with LOCK_NB), -EINTR */
    public final int flock(int fd, int op) {
        try {
            return result((int) (long) FLOCK.invokeExact(errno, (long) fd, (long) op));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** unlinkat(2). @return 0, or -ENOENT, -EACCES, -EISDIR, -EROFS */
    public final int unlinkat(int dirFd, MemorySegment cPath, int flags) {
        try {
            return result((int) (long) UNLINKAT.invokeExact(errno, (long) dirFd, at(cPath), (long) flags));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** renameat(2): replaces {@code newPath} atomically. @return 0, or -ENOENT, -EXDEV, -EACCES, -EROFS, -ENOSPC */
    public final int renameat(int oldDirFd, MemorySegment oldPath, int newDirFd, MemorySegment newPath) {
        try {
            return result((int) (long) RENAMEAT.invokeExact(errno, (long) oldDirFd, at(oldPath), (long) newDirFd, at(newPath)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * readlinkat(2). The text has no NUL, and is cut without a word when it does not fit.
     *
     * @param len 1 to the size of {@code buf}
     * @return bytes of the text, or -EINVAL (not a symbolic link), -ENOENT, -EACCES, -ENOTDIR
     */
    public final long readlinkat(int dirFd, MemorySegment cPath, MemorySegment buf, long len) {
        checkLength(buf, len);
        try {
            return result((long) READLINKAT.invokeExact(errno, (long) dirFd, at(cPath), at(buf), len));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /**
     * statx(2), the stat whose record is the same on every architecture.
     *
     * @param flags AT_EMPTY_PATH with an empty path asks about {@code dirFd} itself
     * @param statx a {@code struct statx}, 256 bytes
     * @return 0, or -ENOENT, -EACCES, -ENOTDIR
     */
    public final int statx(int dirFd, MemorySegment cPath, int flags, int mask, MemorySegment statx) {
        try {
            return result((int) (long) STATX.invokeExact(errno, (long) dirFd, at(cPath), (long) flags, (long) mask, at(statx)));
        } catch (Throwable t) {
            throw bug(t);
        }
    }

    /** The kernel trusts a length; here it must lie inside the segment. */
    static void checkLength(MemorySegment buf, long len) {
        Objects.checkFromIndexSize(0L, len, buf.byteSize());
    }
}
