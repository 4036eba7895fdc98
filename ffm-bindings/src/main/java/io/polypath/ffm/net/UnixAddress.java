package io.polypath.ffm.net;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sockaddr_un;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * {@code struct sockaddr_un} (sys/un.h, unix(7)) with its length, immutable.
 *
 * <pre>
 *              0         2                                        110
 *   path       | family  | /run/polypath.sock NUL                 |   length 2 + path + NUL
 *   abstract   | family  | NUL /org/kernel/linux/storage/multipathd|  length 2 + NUL + name, no NUL at the end
 * </pre>
 *
 * @param memory for bind(2), connect(2), sendto(2)
 * @param lengthBytes of the part in use
 */
public record UnixAddress(MemorySegment memory, int lengthBytes) {
    /** Longest path, and longest abstract name, in bytes: 108 less the NUL at the end or at the start. */
    public static final int MAX_BYTES = (int) sockaddr_un.sun_path$layout().byteSize() - 1;

    private static final int PATH_OFFSET = (int) sockaddr_un.sun_path$offset();

    /** @throws IllegalArgumentException if the path is empty, longer than {@link #MAX_BYTES}, or contains NUL */
    public static UnixAddress path(Arena arena, String path) {
        byte[] bytes = checked(path);
        return new UnixAddress(filled(arena, bytes, 0), PATH_OFFSET + bytes.length + 1);
    }

    /**
     * An address outside of the file system, which its socket takes along when it is closed.
     *
     * @param name without the NUL and without the {@code @} that tools print for it
     * @throws IllegalArgumentException as {@link #path}
     */
    public static UnixAddress abstractName(Arena arena, String name) {
        byte[] bytes = checked(name);
        return new UnixAddress(filled(arena, bytes, 1), PATH_OFFSET + 1 + bytes.length);
    }

    private static byte[] checked(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "socket address of " + bytes.length + " bytes, not 1 to " + MAX_BYTES + ": " + text);
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL inside a socket address: " + text.replace("\0", "\\0"));
        }
        return bytes;
    }

    private static MemorySegment filled(Arena arena, byte[] bytes, int at) {
        MemorySegment memory = arena.allocate(sockaddr_un.layout());
        sockaddr_un.sun_family(memory, (short) Linux.AF_UNIX());
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, PATH_OFFSET + at, bytes.length);
        return memory;
    }
}
