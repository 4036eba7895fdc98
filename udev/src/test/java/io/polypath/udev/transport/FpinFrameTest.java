package io.polypath.udev.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FpinFrameTest {

    private final FpinFrame frame = new FpinFrame();

    private TransportEventError parse(byte[] bytes) {
        return frame.parse(MemorySegment.ofArray(bytes), 0, bytes.length);
    }

    @Test
    void aLinksErrorsNameThePortsBehindIt() {
        assertEquals(TransportEventError.NONE, parse(Fpin.frame(Fpin.linkIntegrity(6, 0x50L, 0x51L))));
        assertTrue(frame.next());
        assertEquals(FpinKind.LINK_INTEGRITY, frame.kind());
        assertEquals(6, frame.event());
        assertEquals(Fpin.ATTACHED, frame.attachedPort());
        assertEquals(2, frame.ports());
        assertEquals(0x50L, frame.port(0));
        assertEquals(0x51L, frame.port(1));
        assertThrows(IndexOutOfBoundsException.class, () -> frame.port(2));
        assertFalse(frame.next());
    }

    @Test
    void everyKindIsReadInTheOrderOfTheFrame() {
        assertEquals(TransportEventError.NONE, parse(Fpin.frame(
                Fpin.congestion(2), Fpin.delivery(1), Fpin.other(0x0003_0001, 12), Fpin.peerCongestion(3, 0, 0x60L))));
        assertTrue(frame.next());
        assertEquals(FpinKind.CONGESTION, frame.kind());
        assertEquals(2, frame.event());
        assertEquals(0, frame.attachedPort());
        assertTrue(frame.next());
        assertEquals(FpinKind.DELIVERY, frame.kind());
        assertEquals(1, frame.event());
        assertTrue(frame.next());
        assertEquals(FpinKind.OTHER, frame.kind());
        assertEquals(0, frame.ports());
        assertTrue(frame.next());
        assertEquals(FpinKind.PEER_CONGESTION, frame.kind());
        assertEquals(3, frame.event());
        assertEquals(0x60L, frame.port(0));
        assertFalse(frame.next());
    }

    @Test
    void aListIsFoundAlsoBehindTheFourBytesThatSomeLeave() {
        assertEquals(TransportEventError.NONE, parse(Fpin.frame(Fpin.peerCongestion(1, 4, 0x61L, 0x62L))));
        assertTrue(frame.next());
        assertEquals(0x61L, frame.port(0));
        assertEquals(0x62L, frame.port(1));
    }

    @Test
    void whatFollowsTheFrameIsPadding() {
        byte[] padded = Arrays.copyOf(Fpin.frame(Fpin.congestion(0)), 64);
        assertEquals(TransportEventError.NONE, parse(padded));
        assertTrue(frame.next());
        assertFalse(frame.next());
    }

    @Test
    void anotherElsIsNoNotification() {
        byte[] other = Fpin.frame(Fpin.congestion(0));
        other[0] = 0x61;
        assertEquals(TransportEventError.OTHER_MESSAGE, parse(other));
        assertEquals(TransportEventError.TOO_SHORT, parse(new byte[7]));
    }

    @Test
    void moreThanTheFrameHasIsRefused() {
        byte[] good = Fpin.frame(Fpin.linkIntegrity(1, 0x50L));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 4, good.length - 7)));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 4, -1)));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 12, good.length - 15)));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 12, 31)));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 12, -1)));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 8 + 36, 2)));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 8 + 36, -1)));
        assertEquals(TransportEventError.BAD_LENGTH, parse(with(good, 4, 7)));
    }

    private static byte[] with(byte[] frame, int offset, int value) {
        byte[] copy = frame.clone();
        ByteBuffer.wrap(copy).putInt(offset, value);
        return copy;
    }

    /** In a segment of exactly the frame's length, so that a read outside it throws. */
    @Test
    void noDamageMakesItReadOutsideTheFrame() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("FpinFrameTest: -Dfuzz.seed=" + seed);
        RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(seed);
        byte[] whole = Fpin.frame(
                Fpin.linkIntegrity(1, 0x50L, 0x51L, 0x52L), Fpin.peerCongestion(2, 4, 0x60L), Fpin.delivery(2), Fpin.congestion(3));
        int accepted = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length + 1) : whole.length);
            for (int hit = random.nextInt(4); hit > 0 && damaged.length > 1; hit--) {
                damaged[random.nextInt(1, damaged.length)] = (byte) random.nextInt();
            }
            accepted += walk(damaged);
        }
        assertTrue(accepted > 0);
    }

    private int walk(byte[] bytes) {
        if (parse(bytes) != TransportEventError.NONE) {
            return 0;
        }
        long sum = 0;
        while (frame.next()) {
            sum += frame.event() + frame.attachedPort();
            for (int i = 0; i < frame.ports(); i++) {
                sum += frame.port(i);
            }
        }
        return sum == 42 ? 2 : 1;
    }
}
