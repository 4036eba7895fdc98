package io.polypath.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CompletableFuture;

/** Serves one client: takes its request, says some bytes and closes. */
final class FakeDesk implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private final Sys sys = new Sys(arena);
    private final int fd;
    private final CompletableFuture<byte[]> asked;

    /** @param name a path, or an abstract name with its {@code @} */
    FakeDesk(String name, int requestBytes, byte[] answer) {
        UnixAddress address = name.startsWith("@")
                ? UnixAddress.abstractName(arena, name.substring(1))
                : UnixAddress.path(arena, name);
        fd = sys.socket(Linux.AF_UNIX(), Linux.SOCK_STREAM(), 0);
        assertEquals(0, sys.bind(fd, address.memory(), address.lengthBytes()));
        assertEquals(0, sys.listen(fd, 1));
        asked = CompletableFuture.supplyAsync(() -> serve(requestBytes, answer));
    }

    /** What the client had to say. */
    byte[] asked() {
        return asked.join();
    }

    private byte[] serve(int requestBytes, byte[] answer) {
        int client = sys.accept4(fd, MemorySegment.NULL, MemorySegment.NULL, 0);
        MemorySegment request = arena.allocate(requestBytes);
        for (long done = 0; done < requestBytes; ) {
            done += sys.read(client, request.asSlice(done), requestBytes - done);
        }
        MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_BYTE, answer);
        for (long done = 0; done < answer.length; ) {
            done += sys.send(client, all.asSlice(done), answer.length - done, Linux.MSG_NOSIGNAL());
        }
        sys.close(client);
        return request.toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void close() {
        asked.join();
        sys.close(fd);
        arena.close();
    }
}
