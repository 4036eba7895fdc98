package io.polypath.ffm.sys;

/**
 * Error numbers of Linux (asm-generic/errno.h): the same on x86-64, aarch64, riscv64, ppc64le and s390x, other on mips,
 * parisc and sparc. Compile-time constants, so that they serve as {@code case} labels; a test compares all of them with
 * the C header.
 */
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ENXIO = 6;
    public static final int E2BIG = 7;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int EFAULT = 14;
    public static final int EBUSY = 16;
    public static final int EEXIST = 17;
    public static final int EXDEV = 18;
    public static final int ENODEV = 19;
    public static final int ENOTDIR = 20;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int ENFILE = 23;
    public static final int EMFILE = 24;
    public static final int ENOTTY = 25;
    public static final int EFBIG = 27;
    public static final int ENOSPC = 28;
    public static final int ESPIPE = 29;
    public static final int EROFS = 30;
    public static final int EPIPE = 32;
    public static final int EDOM = 33;
    public static final int ERANGE = 34;
    public static final int ENAMETOOLONG = 36;
    public static final int ENOSYS = 38;
    public static final int ENOTEMPTY = 39;
    public static final int ELOOP = 40;
    public static final int ENODATA = 61;
    public static final int ENOLINK = 67;
    public static final int ECOMM = 70;
    public static final int EPROTO = 71;
    public static final int EBADMSG = 74;
    public static final int EOVERFLOW = 75;
    public static final int EILSEQ = 84;
    public static final int ENOTSOCK = 88;
    public static final int EMSGSIZE = 90;
    public static final int ENOPROTOOPT = 92;
    public static final int EPROTONOSUPPORT = 93;
    public static final int EOPNOTSUPP = 95;
    public static final int EAFNOSUPPORT = 97;
    public static final int EADDRINUSE = 98;
    public static final int ECONNABORTED = 103;
    public static final int ECONNRESET = 104;
    public static final int ENOBUFS = 105;
    public static final int EISCONN = 106;
    public static final int ENOTCONN = 107;
    public static final int ESHUTDOWN = 108;
    public static final int ETIMEDOUT = 110;
    public static final int ECONNREFUSED = 111;
    public static final int EALREADY = 114;
    public static final int EINPROGRESS = 115;
    public static final int ESTALE = 116;
    public static final int EREMOTEIO = 121;
    public static final int ENOMEDIUM = 123;
    public static final int ECANCELED = 125;
    public static final int EWOULDBLOCK = EAGAIN;

    private static final String[] LINES = table().split("\n");

    private Errno() {}

    /**
     * The symbolic name.
     *
     * @param errno positive error number
     * @return such as {@code "ENODEV"}, or {@code "errno 4711"} for a number that Linux does not define
     */
    public static String name(int errno) {
        String line = line(errno);
        return line.isEmpty() ? "errno " + errno : line.substring(0, line.indexOf(' '));
    }

    /**
     * Name and meaning, for a log line; allocates.
     *
     * @param minusErrno a failed call's result, so at most -1
     * @return such as {@code "ENODEV (no such device)"}; a result that is no failure reads {@code "success"}
     */
    public static String describe(int minusErrno) {
        if (minusErrno >= 0) {
            return "success";
        }
        String line = line(-minusErrno);
        if (line.isEmpty()) {
            return "errno " + -minusErrno;
        }
        int space = line.indexOf(' ');
        return line.substring(0, space) + " (" + line.substring(space + 1) + ")";
    }

    /**
     * For start-up, where a failure ends the process: the result, if the call succeeded.
     *
     * @param call name of the call, for the message
     * @throws IllegalStateException with the call and {@link #describe} of its result
     */
    public static int require(String call, int result) {
        if (result < 0) {
            throw new IllegalStateException(call + ": " + describe(result));
        }
        return result;
    }

    private static String line(int errno) {
        return errno > 0 && errno <= LINES.length ? LINES[errno - 1] : "";
    }

    /** Name and meaning of error 1, 2, 3 and so on; an empty line is a number that was never given. */
    private static String table() {
        return """
                EPERM operation not permitted
                ENOENT no such file or directory
                ESRCH no such process
                EINTR interrupted by a signal
                EIO input/output error
                ENXIO no such device or address
                E2BIG argument list too long
                ENOEXEC not an executable
                EBADF bad file descriptor
                ECHILD no child process
                EAGAIN try again
                ENOMEM out of memory
                EACCES permission denied
                EFAULT bad address
                ENOTBLK not a block device
                EBUSY busy
                EEXIST already exists
                EXDEV link across file systems
                ENODEV no such device
                ENOTDIR not a directory
                EISDIR is a directory
                EINVAL invalid argument
                ENFILE too many open files in the system
                EMFILE too many open files
                ENOTTY not an ioctl of this file
                ETXTBSY file is being executed
                EFBIG file too large
                ENOSPC no space left
                ESPIPE cannot seek
                EROFS read-only file system
                EMLINK too many links
                EPIPE nobody reads the other end
                EDOM argument out of domain
                ERANGE result out of range
                EDEADLK would deadlock
                ENAMETOOLONG name too long
                ENOLCK no locks available
                ENOSYS not implemented by this kernel
                ENOTEMPTY directory not empty
                ELOOP too many symbolic links

                ENOMSG no message of that type
                EIDRM identifier removed
                ECHRNG channel number out of range
                EL2NSYNC level 2 not synchronized
                EL3HLT level 3 halted
                EL3RST level 3 reset
                ELNRNG link number out of range
                EUNATCH protocol driver not attached
                ENOCSI no CSI structure
                EL2HLT level 2 halted
                EBADE invalid exchange
                EBADR invalid request descriptor
                EXFULL exchange full
                ENOANO no anode
                EBADRQC invalid request code
                EBADSLT invalid slot

                EBFONT bad font file
                ENOSTR not a stream
                ENODATA no data
                ETIME timer expired
                ENOSR out of streams resources
                ENONET not on the network
                ENOPKG package not installed
                EREMOTE object is remote
                ENOLINK link severed
                EADV advertise error
                ESRMNT srmount error
                ECOMM communication error on send
                EPROTO protocol error
                EMULTIHOP multihop attempted
                EDOTDOT RFS specific error
                EBADMSG bad message
                EOVERFLOW value too large
                ENOTUNIQ name not unique
                EBADFD file descriptor in a bad state
                EREMCHG remote address changed
                ELIBACC cannot access a shared library
                ELIBBAD corrupt shared library
                ELIBSCN bad .lib section
                ELIBMAX too many shared libraries
                ELIBEXEC cannot execute a shared library
                EILSEQ invalid byte sequence
                ERESTART restart the call
                ESTRPIPE streams pipe error
                EUSERS too many users
                ENOTSOCK not a socket
                EDESTADDRREQ destination address needed
                EMSGSIZE message too long
                EPROTOTYPE wrong protocol type for the socket
                ENOPROTOOPT no such protocol option
                EPROTONOSUPPORT protocol not supported
                ESOCKTNOSUPPORT socket type not supported
                EOPNOTSUPP operation not supported
                EPFNOSUPPORT protocol family not supported
                EAFNOSUPPORT address family not supported
                EADDRINUSE address in use
                EADDRNOTAVAIL address not available
                ENETDOWN network is down
                ENETUNREACH network unreachable
                ENETRESET network dropped the connection
                ECONNABORTED connection aborted here
                ECONNRESET connection reset by the peer
                ENOBUFS no buffer space: messages were lost
                EISCONN already connected
                ENOTCONN not connected
                ESHUTDOWN socket is shut down
                ETOOMANYREFS too many references
                ETIMEDOUT timed out
                ECONNREFUSED connection refused
                EHOSTDOWN host is down
                EHOSTUNREACH host unreachable
                EALREADY already in progress
                EINPROGRESS now in progress
                ESTALE stale file handle
                EUCLEAN structure needs cleaning
                ENOTNAM not a XENIX named file
                ENAVAIL no XENIX semaphores
                EISNAM is a named file
                EREMOTEIO remote input/output error
                EDQUOT quota exceeded
                ENOMEDIUM no medium
                EMEDIUMTYPE wrong medium type
                ECANCELED canceled
                ENOKEY no such key
                EKEYEXPIRED key expired
                EKEYREVOKED key revoked
                EKEYREJECTED key rejected
                EOWNERDEAD owner died
                ENOTRECOVERABLE state not recoverable
                ERFKILL radio is switched off
                EHWPOISON memory hardware error
                """;
    }
}
