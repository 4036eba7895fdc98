package io.polypath.tests.sim;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A client of the daemon in a rig, in whose time it waits. */
final class Client implements AutoCloseable {

    private static final long STEP_NS = 1_000_000L;
    private static final int MOST_BYTES = 1 << 16;

    private final Rig rig;
    private final SocketChannel channel;
    private long tookNs;

    Client(Rig rig, Path socket) throws IOException {
        this.rig = rig;
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
    }

    /** Asks, and lets time pass until the answer is there. */
    String ask(String question) throws IOException {
        byte[] text = (question + "\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer request = ByteBuffer.allocate(Long.BYTES + text.length).order(ByteOrder.nativeOrder());
        channel.write(request.putLong(text.length).put(text).flip());
        ByteBuffer answer = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.nativeOrder());
        long beganNs = rig.fabric.nowNs();
        while (answer.position() < Long.BYTES || answer.position() < Long.BYTES + answer.getLong(0)) {
            if (rig.fabric.nowNs() - beganNs > 10 * Rig.SECOND) {
                throw new AssertionError("no answer to " + question);
            }
            rig.run.advance(STEP_NS);
            channel.read(answer);
        }
        tookNs = rig.fabric.nowNs() - beganNs;
        return new String(answer.array(), Long.BYTES, (int) answer.getLong(0) - 1, StandardCharsets.ISO_8859_1);
    }

    /** How long the last answer took. */
    long tookNs() {
        return tookNs;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
