package io.polypath.ffm.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.ffm.gen.Linux;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** On threads of their own: what is given up does not come back. */
class CapabilitiesTest {
    private interface Body {
        void run(Sys sys, Capabilities capabilities) throws Exception;
    }

    @Test
    void whatAThreadMayDoIsWhatTheKernelShows() throws Exception {
        onItsOwnThread((sys, capabilities) -> assertEquals(shown(sys.gettid(), "CapEff:"), capabilities.effective()));
    }

    @Test
    void aThreadKeepsWhatItIsToldToKeepAndTheThreadsThatItStartsHaveNoMore() throws Exception {
        onItsOwnThread((sys, capabilities) -> {
            long kept = Capabilities.of(Linux.CAP_DAC_OVERRIDE(), Linux.CAP_SYS_RAWIO());
            long had = capabilities.effective();
            assumeTrue(had != 0, "needs capabilities");
            assertEquals(0, capabilities.keep(kept));
            assertEquals(had & kept, capabilities.effective());
            assertEquals(had & kept, shown(sys.gettid(), "CapPrm:"));
            onItsOwnThread((_, inherited) -> assertEquals(had & kept, inherited.effective()));
        });
        onItsOwnThread((_, others) -> assertTrue(others.effective() != 0, "other threads are as they were"));
    }

    @Test
    void whatWasGivenUpDoesNotComeBack() throws Exception {
        onItsOwnThread((_, capabilities) -> {
            assertEquals(0, capabilities.keep(0));
            assertEquals(0, capabilities.keep(-1L));
            assertEquals(0, capabilities.effective());
        });
    }

    @Test
    void noProgramGetsMoreRights() throws Exception {
        onItsOwnThread((sys, capabilities) -> {
            assertEquals(0, capabilities.noMore());
            assertEquals(1, shown(sys.gettid(), "NoNewPrivs:"));
        });
    }

    private static long shown(int thread, String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/task/" + thread + "/status")).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(key.length()).strip(), 16))
                .findFirst().orElseThrow();
    }

    private static void onItsOwnThread(Body body) throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (Arena arena = Arena.ofConfined()) {
                Sys sys = new Sys(arena);
                body.run(sys, new Capabilities(sys, arena));
            }
            return null;
        });
        Thread.ofPlatform().start(task);
        try {
            task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
