package io.polypath.ffm.sys;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.__sigset_t;
import io.polypath.ffm.gen.signalfd_siginfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Signals as something to wait for. Owned by the lane whose thread constructed it, and blocked in that thread.
 *
 * <p>A signal sent to the process goes to any thread that does not block it, and a JVM has such threads before it runs
 * a line of Java. To see SIGTERM here the process must start with it blocked and the JVM must leave it alone, as in
 * {@code env --block-signal=TERM java -Xrs}; a signal sent to the lane's own thread arrives without that.
 */
public final class SignalFd implements AutoCloseable {
    private final Sys sys;
    private final int fd;
    private final MemorySegment info;

    /**
     * @param signals SIGHUP, SIGTERM and so on, each 1 to 64
     * @throws IllegalStateException when the process has no fd left
     */
    public SignalFd(Sys sys, Arena arena, int... signals) {
        this.sys = sys;
        this.info = arena.allocate(signalfd_siginfo.layout());
        MemorySegment mask = arena.allocate(__sigset_t.layout());
        for (int signal : signals) {
            add(mask, signal);
        }
        Errno.require("pthread_sigmask", sys.pthreadSigmask(Linux.SIG_BLOCK(), mask, MemorySegment.NULL));
        this.fd = Errno.require("signalfd", sys.signalfd(-1, mask, Linux.SFD_CLOEXEC() | Linux.SFD_NONBLOCK()));
    }

    /** Readable while a signal waits. */
    public int fd() {
        return fd;
    }

    /** @return the number of the next signal, 0 if none waits, or minus errno */
    public int next() {
        long got = sys.read(fd, info, info.byteSize());
        if (got == -Errno.EAGAIN) {
            return 0;
        }
        return got < 0 ? (int) got : signalfd_siginfo.ssi_signo(info);
    }

    @Override
    public void close() {
        sys.close(fd);
    }

    /** Signal n is bit n - 1 of an array of longs. */
    private static void add(MemorySegment mask, int signal) {
        int bit = signal - 1;
        long word = mask.getAtIndex(ValueLayout.JAVA_LONG, bit / Long.SIZE);
        mask.setAtIndex(ValueLayout.JAVA_LONG, bit / Long.SIZE, word | 1L << bit % Long.SIZE);
    }
}
