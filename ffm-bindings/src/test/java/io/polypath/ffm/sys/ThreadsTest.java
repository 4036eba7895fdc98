package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
            int result = threads.realTime(3);
            assumeTrue(result != -Errno.EPERM, "needs CAP_SYS_NICE");
            assertEquals(0, result);
            assertEquals("2", policy(threads));
            assertEquals(0, threads.ordinary());
            assertEquals("0", policy(threads));
            assertEquals(-Errno.EINVAL, threads.realTime(100));
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

    /** Field 41 of proc_pid_stat(5), counted after the name, which may contain spaces. */
    private static String policy(Threads threads) throws IOException {
        String stat = Files.readString(own(threads, "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3];
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
