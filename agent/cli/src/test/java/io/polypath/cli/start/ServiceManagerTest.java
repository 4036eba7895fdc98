package io.polypath.cli.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManagerTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsSaidArrivesAsOneDatagramEach() {
        try (Arena arena = Arena.ofConfined()) {
            Sys sys = new Sys(arena);
            String path = directory.resolve("notify").toString();
            UnixAddress address = UnixAddress.path(arena, path);
            int fd = sys.socket(Linux.AF_UNIX(), Linux.SOCK_DGRAM() | Linux.SOCK_NONBLOCK(), 0);
            assertEquals(0, sys.bind(fd, address.memory(), address.lengthBytes()));
            ServiceManager manager = new ServiceManager(Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "4000000"));
            manager.ready("all is well");
            manager.alive();
            manager.status("no progress: owner");
            manager.reloading();
            manager.stopping();
            assertEquals("READY=1\nSTATUS=all is well", next(sys, arena, fd));
            assertEquals("WATCHDOG=1", next(sys, arena, fd));
            assertEquals("STATUS=no progress: owner", next(sys, arena, fd));
            String reloading = next(sys, arena, fd);
            assertTrue(reloading.matches("RELOADING=1\nMONOTONIC_USEC=\\d+\nSTATUS=.*"), reloading);
            assertEquals("STOPPING=1", next(sys, arena, fd));
            assertEquals(Duration.ofSeconds(2), manager.watchdogPeriod());
            sys.close(fd);
        }
    }

    private static String next(Sys sys, Arena arena, int fd) {
        MemorySegment buffer = arena.allocate(4_096);
        long length = sys.recv(fd, buffer, buffer.byteSize(), 0);
        return new String(buffer.asSlice(0, Math.max(0, length)).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    @Test
    void withoutSystemdNothingIsSaidAndNoSignOfLifeIsOwed() {
        ServiceManager manager = new ServiceManager(Map.of());
        manager.ready("nobody hears it");
        assertEquals(Duration.ZERO, manager.watchdogPeriod());
        assertEquals(Duration.ZERO, new ServiceManager(Map.of("WATCHDOG_USEC", "soon")).watchdogPeriod());
    }
}
