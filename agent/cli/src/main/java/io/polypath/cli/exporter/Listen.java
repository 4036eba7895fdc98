package io.polypath.cli.exporter;

import io.polypath.cli.runtime.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where clients find the exporter: {@code HOST:PORT}, {@code [::1]:PORT}, or {@code unix:PATH}.
 *
 * @param address where
 */
public record Listen(SocketAddress address) {

    private static final String UNIX = "unix:";
    private static final int BACKLOG = 16;

    /** @throws Failure when the text is no address */
    public static Listen parse(String text) throws Failure {
        if (text.startsWith(UNIX) && text.length() > UNIX.length()) {
            return new Listen(UnixDomainSocketAddress.of(text.substring(UNIX.length())));
        }
        int colon = text.lastIndexOf(':');
        String host = colon <= 0 ? "" : text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        try {
            int port = Integer.parseInt(text, colon + 1, text.length(), 10);
            if (!host.isEmpty() && port >= 0 && port <= 65_535) {
                return new Listen(new InetSocketAddress(InetAddress.getByName(host), port));
            }
        } catch (NumberFormatException | UnknownHostException notOne) {
            throw new Failure("'" + text + "' is no address: HOST:PORT or unix:PATH is one");
        }
        throw new Failure("'" + text + "' is no address: HOST:PORT or unix:PATH is one");
    }

    /** Begins to listen. A Unix socket that nobody listens at any more is replaced. */
    ServerSocketChannel open() throws IOException {
        if (address instanceof UnixDomainSocketAddress unix) {
            return open(unix);
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return bound(channel);
    }

    private ServerSocketChannel open(UnixDomainSocketAddress unix) throws IOException {
        Path path = unix.getPath();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && isLeft(unix)) {
            Files.delete(path);
        }
        ServerSocketChannel channel = bound(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
        return channel;
    }

    private ServerSocketChannel bound(ServerSocketChannel channel) throws IOException {
        try {
            return channel.bind(address, BACKLOG);
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot listen at " + this + ": " + e.getMessage(), e);
        }
    }

    /** Whether it is a socket at which nobody listens. */
    private static boolean isLeft(UnixDomainSocketAddress unix) throws IOException {
        boolean socket = Files.readAttributes(unix.getPath(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
        if (!socket) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(unix)) {
            return !channel.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    @Override
    public String toString() {
        return address instanceof InetSocketAddress inet
                ? "http://" + literal(inet.getAddress()) + ":" + inet.getPort() + "/metrics"
                : UNIX + address;
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.indexOf(':') >= 0 ? "[" + text + "]" : text;
    }
}
