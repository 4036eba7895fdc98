package io.polypath.udev;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import io.polypath.ffm.sys.Threads;
import java.lang.foreign.Arena;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a test on a thread that has a network namespace of its own, so that its netlink groups are not the host's.
 * Uevents of the host's devices still arrive: tests look at the device paths of their own.
 */
final class PrivateNetwork {
    /** What runs inside, with a {@code Sys} and memory of its own. */
    interface Body {
        void run(Sys sys, Arena arena) throws Exception;
    }

    private PrivateNetwork() {}

    static void run(Body body) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(() -> {
            try (Arena arena = Arena.ofConfined()) {
                Sys sys = new Sys(arena);
                int left = new Threads(sys, arena).ownNetwork();
                if (left == 0) {
                    body.run(sys, arena);
                }
                return left;
            }
        });
        Thread thread = Thread.ofPlatform().name("private-network").start(task);
        thread.join();
        try {
            int left = task.get();
            assumeTrue(left == 0, "no network namespace of our own (needs CAP_SYS_ADMIN): " + Errno.describe(left));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                default -> throw e;
            }
        }
    }
}
