package io.polypath.cli.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.cli.runtime.Failure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlClientTest {

    private static final String REQUEST = "show maps";
    private static final int PAST_ALL_BUFFERS = 3_000_000;

    @TempDir
    private static Path temporary;

    static Stream<String> addresses() {
        return Stream.of(temporary.resolve(UUID.randomUUID().toString()).toString(), "@" + UUID.randomUUID());
    }

    private static byte[] frame(long length, byte[] text) {
        return ByteBuffer.allocate(Long.BYTES + text.length).order(ByteOrder.nativeOrder()).putLong(length).put(text).array();
    }

    private static byte[] frame(String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        return frame(bytes.length, bytes);
    }

    private static String ask(String name, byte[] answer) throws Failure {
        byte[] request = frame(REQUEST);
        String nobody = temporary.resolve("nobody").toString();
        try (FakeDesk desk = new FakeDesk(name, request.length, answer);
                ControlClient client = ControlClient.connect(List.of(nobody, name))) {
            String told = client.ask(REQUEST);
            assertArrayEquals(request, desk.asked());
            return told;
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void theTextOfTheAnswerIsTold(String name) throws Failure {
        assertEquals("größer\n", ask(name, frame("größer\n")));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anAnswerMayBeEmptyOrLongerThanAllBuffers(String name) throws Failure {
        assertEquals("", ask(name, frame("")));
        String other = name + "-long";
        String longest = "0123456789".repeat(PAST_ALL_BUFFERS / 10);
        assertEquals(longest, ask(other, frame(longest)));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void anAnswerThatEndsTooSoonIsAFailure(String name) {
        Failure failure = assertThrows(Failure.class, () -> ask(name, frame(100, new byte[99])));
        assertTrue(failure.getMessage().startsWith("the daemon closed the connection"), failure::getMessage);
        assertThrows(Failure.class, () -> ask(name + "-none", new byte[0]));
        assertThrows(Failure.class, () -> ask(name + "-part", new byte[7]));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aLengthThatMakesNoSenseIsAFailure(String name) {
        int serial = 0;
        for (long length : new long[] {0, -1, (32L << 20) + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            String another = name + serial++;
            Failure failure = assertThrows(Failure.class, () -> ask(another, frame(length, new byte[1])));
            assertEquals("the daemon's answer makes no sense", failure.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void nobodyThereIsAFailureThatNamesTheAddressAndTheError(String name) {
        Failure failure = assertThrows(Failure.class, () -> ControlClient.connect(List.of(name)));
        String error = name.startsWith("@") ? "ECONNREFUSED (connection refused)" : "ENOENT (no such file or directory)";
        assertEquals("no daemon answers at " + name + ": " + error, failure.getMessage());
    }
}
