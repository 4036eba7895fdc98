package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.ffm.gen.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private interface Body {
        void run(Threads threads) throws IOException;
    }

    @Test
    void theKernelKeepsFifteenBytesOfAName() throws Exception {
        onItsOwnThread(threads -> {
            assertEquals(0, threads.name("polypath-mapper-fast"));
            assertEquals("polypath-mapper", Files.readString(own(threads, "comm")).strip());
        });
    }

    @Test
    void aRealTimeThreadRunsRoundRobin() throws Exception {
        onItsOwnThread(threads -> {
            int result = threads.realTime(0, 3);
            assumeTrue(result != -Errno.EPERM, "needs CAP_SYS_NICE");
            assertEquals(0, result);
            assertEquals("2", policy(threads));
            assertEquals(0, threads.ordinary());
            assertEquals("0", policy(threads));
            assertEquals(-Errno.EINVAL, threads.realTime(0, 100));
        });
    }

    @Test
    void anotherThreadOfTheProcessCanBeMadeARealTimeOne() throws Exception {
        onItsOwnThread(threads -> {
            AtomicInteger result = new AtomicInteger();
            int thread = threads.id();
            join(Thread.ofPlatform().start(() -> {
                try (Arena arena = Arena.ofConfined()) {
                    result.set(new Threads(new Sys(arena), arena).realTime(thread, 1));
                }
            }));
            assumeTrue(result.get() != -Errno.EPERM, "needs CAP_SYS_NICE");
            assertEquals(0, result.get());
            assertEquals("2", policy(threads));
        });
    }

    @Test
    void aThreadCanBeMadeToGiveWay() throws Exception {
        onItsOwnThread(threads -> {
            assertEquals(0, threads.nice(threads.id(), 10));
            assertEquals("10", stat(threads, 19));
            assertEquals(-Errno.ESRCH, threads.nice(Integer.MAX_VALUE, 10));
        });
    }

    @Test
    void threadsInheritThatTheirIoIsWaitedFor() throws Exception {
        onItsOwnThread(threads -> {
            int result = threads.ioFlusher();
            assumeTrue(result != -Errno.EPERM && result != -Errno.EINVAL, "needs CAP_SYS_RESOURCE and Linux 5.6");
            assertEquals(0, result);
            AtomicInteger inherited = new AtomicInteger();
            join(Thread.ofPlatform().start(() -> {
                try (Arena arena = Arena.ofConfined()) {
                    inherited.set(new Sys(arena).prctl(Linux.PR_GET_IO_FLUSHER(), 0, 0, 0, 0));
                }
            }));
            assertEquals(1, inherited.get());
        });
    }

    @Test
    void aThreadWithItsOwnNetworkLeavesTheOthersWhereTheyAre() throws Exception {
        Path mainNetwork = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
        onItsOwnThread(threads -> {
            int result = threads.ownNetwork();
            assumeTrue(result != -Errno.EPERM, "needs CAP_SYS_ADMIN");
            assertEquals(0, result);
            assertNotEquals(mainNetwork, Files.readSymbolicLink(own(threads, "ns/net")));
        });
        assertEquals(mainNetwork, Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    private static String policy(Threads threads) throws IOException {
        return stat(threads, 41);
    }

    /** A field of proc_pid_stat(5), counted after the name, which may contain spaces. */
    private static String stat(Threads threads, int field) throws IOException {
        String stat = Files.readString(own(threads, "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[field - 3];
    }

    private static Path own(Threads threads, String file) {
        return Path.of("/proc/self/task/" + threads.id(), file);
    }

    private static void onItsOwnThread(Body body) throws Exception {
        Callable<Void> call = () -> {
            try (Arena arena = Arena.ofConfined()) {
                body.run(new Threads(new Sys(arena), arena));
            }
            return null;
        };
        FutureTask<Void> task = new FutureTask<>(call);
        Thread.ofPlatform().start(task);
        try {
            task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case Exception exception -> throw exception;
                case Error error -> throw error;
                default -> throw failed;
            }
        }
    }
}
