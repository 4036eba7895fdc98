package io.polypath.cli.client;

import io.polypath.agent.desk.SocketAddresses;
import io.polypath.cli.runtime.Failure;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A connection to whatever daemon speaks multipathd's protocol here. A frame, both ways, is a native 64-bit length and so many bytes
 * of text, of which the last is NUL. Used by one thread; blocks.
 */
public final class ControlClient implements AutoCloseable {

    /** As multipathd's own client has it. */
    private static final long LONGEST_ANSWER = 32L << 20;

    private static final int CHUNK_BYTES = 1 << 16;

    private final ByteChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.nativeOrder());

    private ControlClient(ByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects at the addresses that multipathd's clients try, or at the one in {@code MULTIPATH_SOCKET_NAME}.
     *
     * @throws Failure when nobody listens there
     */
    public static ControlClient connect() throws Failure {
        return connect(addresses());
    }

    static ControlClient connect(List<String> names) throws Failure {
        String trouble = "";
        for (String name : names) {
            try {
                return new ControlClient(open(name));
            } catch (IOException notThere) {
                trouble = notThere.getMessage();
            }
        }
        throw new Failure("no daemon answers at " + String.join(" or ", names) + ": " + trouble);
    }

    /** Whether a daemon listens, without waiting for it: one that has no room for another client just now is there too. */
    public static boolean isReachable() {
        return addresses().stream().anyMatch(NativeSocket::isListening);
    }

    private static List<String> addresses() {
        String override = System.getenv(SocketAddresses.OVERRIDE);
        return override == null || override.isEmpty() ? SocketAddresses.INCUMBENTS : List.of(override);
    }

    /** Java's own sockets are ready in a third of the time, but know no abstract names and say less about what is wrong. */
    private static ByteChannel open(String name) throws IOException {
        if (!NativeSocket.isAbstract(name)) {
            try {
                return SocketChannel.open(UnixDomainSocketAddress.of(name));
            } catch (IOException saidBetterBelow) {
                return NativeSocket.connect(name);
            }
        }
        return NativeSocket.connect(name);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws Failure when the daemon closed the connection, or its answer makes no sense
     */
    public String ask(String request) throws Failure {
        try {
            send(request.getBytes(StandardCharsets.UTF_8));
            receive(Long.BYTES);
            long bytes = chunk.getLong();
            if (bytes < 1 || bytes > LONGEST_ANSWER) {
                throw new Failure("the daemon's answer makes no sense");
            }
            byte[] answer = new byte[(int) bytes];
            for (int done = 0; done < answer.length; ) {
                receive(Math.min(CHUNK_BYTES, answer.length - done));
                int some = chunk.remaining();
                chunk.get(answer, done, some);
                done += some;
            }
            return new String(answer, 0, answer.length - 1, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("the daemon closed the connection: " + e.getMessage());
        }
    }

    private void send(byte[] text) throws IOException {
        ByteBuffer frame = ByteBuffer.allocateDirect(Long.BYTES + text.length + 1).order(ByteOrder.nativeOrder());
        frame.putLong(text.length + 1L).put(text).put((byte) 0).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** Fills the chunk with so many bytes. */
    private void receive(int bytes) throws IOException {
        chunk.clear().limit(bytes);
        while (chunk.hasRemaining()) {
            if (channel.read(chunk) < 0) {
                throw new IOException("there is no more of its answer");
            }
        }
        chunk.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException nothingIsLost) {
            return;
        }
    }
}
