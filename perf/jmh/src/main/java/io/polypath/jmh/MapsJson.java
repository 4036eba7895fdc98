package io.polypath.jmh;

import io.polypath.agent.lane.Lane;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * {@code show maps json} over a connection that stays open: request, the owner's picture, the page, and every byte of it through the
 * socket and off it again, all on one thread. Before each question the daemon lives on for a while, so that no picture is young enough to
 * be shown again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MapsJson {

    /** Longer than a picture is shown again, also to users other than root. */
    private static final long PAUSE_NS = 600_000_000L;

    private static final int BUFFER_BYTES = 1 << 18;

    /** Four of them to a map. */
    @Param("1024")
    public int paths;

    /** What is asked. */
    @Param({"show maps json", "show paths"})
    public String question;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
    private VirtualDaemon daemon;
    private Lane owner;
    private Lane desk;
    private SocketChannel client;
    private ByteBuffer request;

    /** Starts the lanes and connects. */
    @Setup
    public void start() throws IOException {
        daemon = new VirtualDaemon(paths);
        owner = daemon.lane("owner");
        desk = daemon.lane("desk");
        client = SocketChannel.open(StandardProtocolFamily.UNIX);
        client.connect(UnixDomainSocketAddress.of(daemon.socket()));
        client.configureBlocking(false);
        byte[] text = (question + "\0").getBytes(StandardCharsets.US_ASCII);
        request = ByteBuffer.allocateDirect(Long.BYTES + text.length).order(ByteOrder.nativeOrder());
        request.putLong(text.length).put(text).flip();
    }

    /** Lets the daemon live on. */
    @Setup(Level.Invocation)
    public void pause() {
        daemon.run.advance(PAUSE_NS);
    }

    /** Ends everything. */
    @TearDown
    public void stop() throws IOException {
        client.close();
        daemon.close();
    }

    /** From the question to the last byte of the answer. @return its length */
    @Benchmark
    public long answer() throws IOException {
        client.write(request.rewind());
        long received = 0;
        long length = 0;
        while (received == 0 || received < Long.BYTES + length) {
            desk.step(daemon.nowNs());
            owner.step(daemon.nowNs());
            int got = client.read(buffer.clear());
            if (received == 0 && got >= Long.BYTES) {
                length = buffer.getLong(0);
            }
            received += Math.max(got, 0);
        }
        return length;
    }
}
