package io.polypath.cli.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.cli.FakeRun;
import io.polypath.cli.runtime.Failure;
import io.polypath.ringbuf.MappedTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Exporter start(String listen) throws IOException, Failure {
        MappedTable paths = FakeRun.running(directory).table("paths");
        FakeRun.upPath(paths, 0, "sda", "4:0:0:0");
        paths.publish(0);
        Scrape scrape = new Scrape(new RuntimeFiles(directory), FakeRun.after(0), 100, null);
        return Exporter.start(Listen.parse(listen), scrape, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static byte[] ask(Exporter exporter, String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(exporter.where().address())) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (channel.read(buffer.clear()) >= 0) {
                answer.write(buffer.array(), 0, buffer.position());
            }
            return answer.toByteArray();
        }
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }

    @Test
    void aScrapeOverLoopbackGetsTheFigures() throws Exception {
        try (Exporter exporter = start("127.0.0.1:0")) {
            String answer = text(ask(exporter, "GET /metrics?x=1 HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
            assertTrue(answer.contains("polypath_path_state{path=\"sda\",state=\"up\"} 1.0"), answer);
        }
    }

    @Test
    void aUnixSocketServesTheSameAndIsGoneAfterwards() throws Exception {
        Path socket = directory.resolve("exporter.socket");
        try (Exporter exporter = start("unix:" + socket)) {
            assertTrue(text(ask(exporter, "GET / HTTP/1.0\n\n")).contains("/metrics"));
            assertThrows(IOException.class, () -> start("unix:" + socket).close(), "somebody listens there");
        }
        assertFalse(Files.exists(socket));
    }

    @Test
    void aSocketThatIsLeftIsReplacedAndAnotherFileIsNot() throws Exception {
        Path socket = directory.resolve("left.socket");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)).close();
        assertTrue(Files.exists(socket));
        start("unix:" + socket).close();
        Path file = Files.writeString(directory.resolve("file"), "precious");
        assertThrows(IOException.class, () -> start("unix:" + file));
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void aCompressedAnswerIsTheSame() throws Exception {
        try (Exporter exporter = start("127.0.0.1:0")) {
            byte[] answer = ask(exporter, "GET /metrics HTTP/1.1\r\naccept-encoding: deflate, GZIP\r\n\r\n");
            String head = new String(answer, StandardCharsets.ISO_8859_1);
            int body = head.indexOf("\r\n\r\n") + 4;
            assertTrue(head.contains("Content-Encoding: gzip"), head);
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(Arrays.copyOfRange(answer, body, answer.length))).readAllBytes();
            assertTrue(text(plain).contains("polypath_up 1.0"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /secret HTTP/1.1\r\n\r\n|404", "POST /metrics HTTP/1.1\r\n\r\n|405", "GET /metrics HTTP/2\r\n\r\n|400", "\r\n\r\n|400",
        "GET /metrics HTTP/1.1\r\nno colon\r\n\r\n|400", "HEAD /metrics HTTP/1.1\r\n\r\n|200",
    })
    void otherRequestsAreRefused(String requestAndStatus) throws Exception {
        String[] parts = requestAndStatus.split("\\|");
        try (Exporter exporter = start("127.0.0.1:0")) {
            String answer = text(ask(exporter, parts[0]));
            assertTrue(answer.startsWith("HTTP/1.1 " + parts[1]), answer);
            assertEquals(parts[1].equals("200"), answer.endsWith("\r\n\r\n"), "only an answer to HEAD has no body");
        }
    }

    @Test
    void anyBytesAreAnsweredOrNotAndTheNextScrapeIsServed() throws Exception {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        try (Exporter exporter = start("127.0.0.1:0")) {
            for (int round = 0; round < 50; round++) {
                byte[] bytes = new byte[random.nextInt(20_000)];
                random.nextBytes(bytes);
                try (SocketChannel channel = SocketChannel.open(exporter.where().address())) {
                    channel.write(ByteBuffer.wrap(bytes));
                } catch (IOException hungUp) {
                    continue;
                }
            }
            assertTrue(text(ask(exporter, "GET /metrics HTTP/1.1\r\n\r\n")).contains("polypath_up 1.0"));
        }
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9871", ":9871", "localhost", "127.0.0.1:70000", "127.0.0.1:-1", "unix:", "no such host.invalid:1"})
    void whatIsNoAddressIsASentence(String text) {
        assertTrue(assertThrows(Failure.class, () -> Listen.parse(text)).getMessage().contains("HOST:PORT or unix:PATH"));
    }

    @Test
    void anAddressIsShownAsItIsAskedFor() throws Failure {
        assertEquals("http://127.0.0.1:9871/metrics", Listen.parse("127.0.0.1:9871").toString());
        assertEquals("http://[0:0:0:0:0:0:0:1]:1/metrics", Listen.parse("[::1]:1").toString());
        assertEquals("unix:/run/x", Listen.parse("unix:/run/x").toString());
    }
}
