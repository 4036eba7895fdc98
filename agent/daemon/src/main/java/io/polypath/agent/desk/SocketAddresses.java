package io.polypath.agent.desk;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sockaddr_un;
import io.polypath.ffm.net.UnixAddress;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the sockets on which clients connect. For the start: it may block and allocates.
 *
 * <p>A name is a path, or {@code @} and an abstract name, as in the environment variable {@code MULTIPATH_SOCKET_NAME}, or {@code fd:}
 * and the number of a descriptor that whoever started us listens on (sd_listen_fds(3)). A path whose socket nobody listens on is
 * taken over; one with a listener belongs to another daemon.
 */
public final class SocketAddresses {

    /** Where multipathd's clients connect, in the order in which they try. */
    public static final List<String> INCUMBENTS =
            List.of("/run/multipathd.socket", "@/org/kernel/linux/storage/multipathd");

    /** Names one address in place of both, for server and client. */
    public static final String OVERRIDE = "MULTIPATH_SOCKET_NAME";

    private static final String INHERITED = "fd:";
    private static final int BACKLOG = 512;
    private static final int TYPE_MASK = 0xf000;
    private static final int SOCKET_TYPE = 0xc000;

    private SocketAddresses() {}

    /**
     * Listens on all of these names.
     *
     * @throws IOException when one of them cannot be had; then none is kept
     */
    public static List<ListeningSocket> listen(List<String> names) throws IOException {
        List<ListeningSocket> sockets = new ArrayList<>();
        try (Arena once = Arena.ofConfined()) {
            Sys sys = new Sys(once);
            try {
                for (String name : names) {
                    sockets.add(name.startsWith(INHERITED) ? inherited(sys, once, name) : listen(sys, once, name));
                }
            } catch (IOException unavailable) {
                close(sys, sockets);
                throw unavailable;
            }
        }
        return sockets;
    }

    /** Closes sockets and removes their paths. */
    static void close(Sys sys, List<ListeningSocket> sockets) {
        for (ListeningSocket socket : sockets) {
            sys.close(socket.fd());
            if (socket.path() != null) {
                try {
                    Files.deleteIfExists(Path.of(socket.path()));
                } catch (IOException left) {
                    // A socket without a listener is taken over by the next daemon.
                    continue;
                }
            }
        }
    }

    private static ListeningSocket listen(Sys sys, Arena once, String name) throws IOException {
        boolean isAbstract = name.startsWith("@");
        UnixAddress address = address(once, name);
        if (!isAbstract) {
            removeStale(sys, name, address);
        }
        int fd = require(name, sys.socket(Linux.AF_UNIX(), type(), 0));
        try {
            require(name, sys.bind(fd, address.memory(), address.lengthBytes()));
            if (!isAbstract) {
                Files.setPosixFilePermissions(Path.of(name), PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            require(name, sys.listen(fd, BACKLOG));
        } catch (IOException unavailable) {
            sys.close(fd);
            throw unavailable;
        }
        return new ListeningSocket(fd, isAbstract ? null : name, isAbstract);
    }

    private static ListeningSocket inherited(Sys sys, Arena once, String name) throws IOException {
        int fd = Integer.parseInt(name.substring(INHERITED.length()));
        MemorySegment own = once.allocate(sockaddr_un.layout());
        MemorySegment length = once.allocateFrom(ValueLayout.JAVA_INT, (int) own.byteSize());
        require(name, sys.getsockname(fd, own, length));
        return ListeningSocket.inherited(fd, sockaddr_un.sun_path(own).get(ValueLayout.JAVA_BYTE, 0) == 0);
    }

    private static UnixAddress address(Arena once, String name) throws IOException {
        try {
            return name.startsWith("@") ? UnixAddress.abstractName(once, name.substring(1)) : UnixAddress.path(once, name);
        } catch (IllegalArgumentException notAName) {
            throw new IOException("control socket " + name + ": " + notAName.getMessage(), notAName);
        }
    }

    private static void removeStale(Sys sys, String name, UnixAddress address) throws IOException {
        Path path = Path.of(name);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & TYPE_MASK) != SOCKET_TYPE) {
            throw new IOException("control socket " + name + ": there is a file of this name that is no socket");
        }
        int probe = require(name, sys.socket(Linux.AF_UNIX(), type(), 0));
        int answer = sys.connect(probe, address.memory(), address.lengthBytes());
        sys.close(probe);
        if (answer != -Errno.ECONNREFUSED) {
            throw new IOException("control socket " + name + ": another daemon listens there");
        }
        Files.delete(path);
    }

    private static int type() {
        return Linux.SOCK_STREAM() | Linux.SOCK_NONBLOCK() | Linux.SOCK_CLOEXEC();
    }

    private static int require(String name, int result) throws IOException {
        if (result < 0) {
            throw new IOException("control socket " + name + ": " + Errno.describe(result));
        }
        return result;
    }
}
