package io.polypath.ffm.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixAddressTest {
    private final Arena arena = Arena.ofConfined();
    private final Sys sys = new Sys(arena);
    @TempDir Path directory;

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void aClientReachesAPathAndIsKnownByItsCredentials() {
        connectTo(UnixAddress.path(arena, directory.resolve("desk").toString()));
    }

    @Test
    void aClientReachesAnAbstractName() {
        connectTo(UnixAddress.abstractName(arena, "polypath-test-" + sys.getpid()));
    }

    @Test
    void theLongestNameFitsAndALongerOneIsRefused() {
        assertEquals(107, UnixAddress.MAX_BYTES);
        assertEquals(110, UnixAddress.path(arena, "x".repeat(107)).lengthBytes());
        assertEquals(110, UnixAddress.abstractName(arena, "x".repeat(107)).lengthBytes());
        assertThrows(IllegalArgumentException.class, () -> UnixAddress.path(arena, "x".repeat(108)));
        assertThrows(IllegalArgumentException.class, () -> UnixAddress.path(arena, ""));
        assertThrows(IllegalArgumentException.class, () -> UnixAddress.path(arena, "/run/a\0b"));
    }

    private void connectTo(UnixAddress address) {
        int listener = socket();
        assertEquals(0, sys.bind(listener, address.memory(), address.lengthBytes()));
        assertEquals(0, sys.listen(listener, 1));
        int client = socket();
        assertEquals(0, sys.connect(client, address.memory(), address.lengthBytes()));
        int flags = Linux.SOCK_CLOEXEC() | Linux.SOCK_NONBLOCK();
        int server = sys.accept4(listener, MemorySegment.NULL, MemorySegment.NULL, flags);
        SocketOptions options = new SocketOptions(sys, arena);
        assertEquals(0, options.readPeer(server));
        assertEquals(sys.getpid(), Credentials.pid(options.peer(), 0));
        assertEquals(sys.geteuid(), Credentials.uid(options.peer(), 0));
        assertEquals(0, sys.close(client));
        assertEquals(0, sys.recv(server, arena.allocate(1), 1, 0));
        assertEquals(0, sys.close(server));
        assertEquals(0, sys.close(listener));
    }

    private int socket() {
        return Errno.require("socket", sys.socket(Linux.AF_UNIX(), Linux.SOCK_STREAM() | Linux.SOCK_CLOEXEC(), 0));
    }
}
