package io.polypath.cli.start;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.SignalFd;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;

/**
 * SIGHUP: the configuration is to be read again. A thread of its own waits for it.
 *
 * <p>The launcher starts the process with the signal blocked and ignored, so that the JVM leaves it alone; one that was started
 * otherwise ends with it, as Java programs do.
 */
final class Hangups implements Runnable {

    private static final int FOR_EVER = -1;

    private final Runnable reload;

    private Hangups(Runnable reload) {
        this.reload = reload;
    }

    /** @param reload called for each signal, or for several at once; returns at once */
    static void watch(Runnable reload) {
        Thread.ofPlatform().daemon().name("hangups").start(new Hangups(reload));
    }

    @Override
    public void run() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            try (SignalFd signals = new SignalFd(sys, arena, Linux.SIGHUP()); Epoll epoll = new Epoll(sys, arena, 1)) {
                epoll.add(signals.fd(), Linux.EPOLLIN(), 0);
                while (true) {
                    epoll.await(FOR_EVER);
                    while (signals.next() > 0) {
                        reload.run();
                    }
                }
            }
        }
    }
}
