package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Damaged datagrams give a typed error or another event, never an exception. Every run has its own seed, which it prints;
 * {@code -Dfuzz.seed=N} repeats one.
 */
class UeventDamageTest {
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private final Uevent event = new Uevent();

    @BeforeAll
    static void tellSeed() {
        System.out.println("udev UeventDamageTest: -Dfuzz.seed=" + SEED);
    }

    @Test
    void everyChangeOfOneByteIsAnswered() {
        for (Events.Sample sample : Events.all()) {
            MemorySegment datagram = sample.datagram();
            for (long at = 0; at < datagram.byteSize(); at++) {
                byte good = datagram.get(ValueLayout.JAVA_BYTE, at);
                for (int bad = 0; bad < 256; bad++) {
                    datagram.set(ValueLayout.JAVA_BYTE, at, (byte) bad);
                    parseAndReadAll(datagram, datagram.byteSize(), sample.source());
                }
                datagram.set(ValueLayout.JAVA_BYTE, at, good);
            }
        }
    }

    @Test
    void everyShorterLengthIsAnswered() {
        for (Events.Sample sample : Events.all()) {
            for (long length = 0; length < sample.datagram().byteSize(); length++) {
                MemorySegment cut = sample.datagram().asSlice(0, length);
                parseAndReadAll(cut, length, sample.source());
                parseAndReadAll(sample.datagram(), length, sample.source());
            }
        }
    }

    @Test
    void randomBytesAreAnswered() {
        Random random = new Random(SEED);
        byte[] alphabet = "\0\0=@/:09aAIDMPSUV_\1\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 20_000; round++) {
            MemorySegment datagram = MemorySegment.ofArray(new byte[random.nextInt(200)]);
            for (long at = 0; at < datagram.byteSize(); at++) {
                datagram.set(ValueLayout.JAVA_BYTE, at, alphabet[random.nextInt(alphabet.length)]);
            }
            UeventSource source = random.nextBoolean() ? UeventSource.KERNEL : UeventSource.UDEV;
            if (source == UeventSource.UDEV && datagram.byteSize() >= UdevHeader.BYTES && random.nextInt(8) > 0) {
                UdevHeader.write(datagram, (int) datagram.byteSize() - UdevHeader.BYTES, 0, 0);
            }
            try {
                parseAndReadAll(datagram, datagram.byteSize(), source);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + " round " + round, e);
            }
        }
    }

    @Test
    void severalDamagedBytesAtOnceAreAnswered() {
        Random random = new Random(SEED);
        for (Events.Sample sample : Events.all()) {
            for (int round = 0; round < 5_000; round++) {
                MemorySegment copy = MemorySegment.ofArray(sample.datagram().toArray(ValueLayout.JAVA_BYTE));
                for (int damage = random.nextInt(6); damage >= 0; damage--) {
                    copy.set(ValueLayout.JAVA_BYTE, random.nextLong(copy.byteSize()), (byte) random.nextInt());
                }
                try {
                    parseAndReadAll(copy, copy.byteSize(), sample.source());
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + SEED, e);
                }
            }
        }
    }

    @Test
    void aDatagramLongerThanItsBufferWasTruncated() {
        MemorySegment datagram = Events.kernelAddOfADisk();
        assertEquals(UeventError.TRUNCATED, event.parse(datagram, datagram.byteSize() + 1, UeventSource.KERNEL));
    }

    @Test
    void aDatagramBeyondTheLimitIsTooLong() {
        MemorySegment large = Arena.ofAuto().allocate(Uevent.MAX_BYTES + 1L);
        assertEquals(UeventError.TOO_LONG, event.parse(large, large.byteSize(), UeventSource.KERNEL));
    }

    @Test
    void aKernelEventNeedsAHeaderWithActionAndPath() {
        assertEquals(UeventError.NO_HEADER, kernel(""));
        assertEquals(UeventError.NO_HEADER, kernel("add@/d\0"), "shorter than anything");
        assertEquals(UeventError.NO_HEADER, kernel("add-/devices/d\0ACTION=add\0DEVPATH=/devices/d\0"));
        assertEquals(UeventError.NO_HEADER, kernel("@/devices/d\0ACTION=add\0DEVPATH=/devices/d\0"));
        assertEquals(UeventError.NO_HEADER, kernel("add@devices/d\0ACTION=add\0DEVPATH=devices/d\0"));
        assertEquals(UeventError.NO_HEADER, kernel("add@\0ACTION=add\0DEVPATH=\0"));
        assertEquals(UeventError.NONE, kernel("add@/devices/d\0ACTION=add\0DEVPATH=/devices/d\0"));
    }

    @Test
    void theLastPropertyMustEnd() {
        assertEquals(UeventError.NOT_TERMINATED, kernel("add@/devices/d\0ACTION=add\0DEVPATH=/devices/d"));
        MemorySegment udev = Events.udevChangeOfADisk();
        udev.set(ValueLayout.JAVA_BYTE, udev.byteSize() - 1, (byte) 'x');
        assertEquals(UeventError.NOT_TERMINATED, event.parse(udev, udev.byteSize(), UeventSource.UDEV));
    }

    @Test
    void actionAndPathAreRequired() {
        assertEquals(UeventError.NO_ACTION, kernel("add@/devices/d\0DEVPATH=/devices/d\0"));
        assertEquals(UeventError.NO_ACTION, kernel("add@/devices/d\0ACTION=\0DEVPATH=/devices/d\0"));
        assertEquals(UeventError.NO_DEVPATH, kernel("add@/devices/d\0ACTION=add\0"));
        assertEquals(UeventError.NO_DEVPATH, kernel("add@/devices/d\0ACTION=add\0DEVPATH=devices/d\0"));
        assertEquals(UeventError.NO_ACTION, kernel("add@/devices/d\0"));
    }

    @Test
    void theHeaderMustAgreeWithTheProperties() {
        assertEquals(UeventError.HEADER_MISMATCH, kernel("add@/devices/d\0ACTION=remove\0DEVPATH=/devices/d\0"));
        assertEquals(UeventError.HEADER_MISMATCH, kernel("add@/devices/d\0ACTION=add\0DEVPATH=/devices/e\0"));
        assertEquals(UeventError.HEADER_MISMATCH, kernel("add@/devices/d\0ACTION=add\0DEVPATH=/devices/dd\0"));
        assertEquals(UeventError.HEADER_MISMATCH, kernel("add@/devices/d\0ACTION=add\0DEVPATH=/devices/d\0DEVPATH=/x\0"));
    }

    @Test
    void anUdevEventNeedsItsHeader() {
        assertEquals(UeventError.NO_HEADER, udev(0, (byte) 'L'));
        assertEquals(UeventError.NO_HEADER, udev(7, (byte) '!'));
        assertEquals(UeventError.BAD_MAGIC, udev(8, (byte) 0));
        assertEquals(UeventError.BAD_MAGIC, udev(11, (byte) 0));
        MemorySegment kernel = Events.kernelAddOfADisk();
        assertEquals(UeventError.NO_HEADER, event.parse(kernel, kernel.byteSize(), UeventSource.UDEV));
    }

    @Test
    void anUdevHeaderMustPointIntoItsDatagram() {
        for (int wrong : new int[] {0, 39, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertEquals(UeventError.BAD_OFFSETS, udevWord(12, wrong), "header size " + wrong);
            assertEquals(UeventError.BAD_OFFSETS, udevWord(16, wrong), "properties at " + wrong);
        }
        long all = Events.udevChangeOfADisk().byteSize() - UdevHeader.BYTES;
        for (int wrong : new int[] {0, -1, (int) all + 1, Integer.MAX_VALUE}) {
            assertEquals(UeventError.BAD_OFFSETS, udevWord(20, wrong), "properties of " + wrong);
        }
        assertNotEquals(UeventError.BAD_OFFSETS, udevWord(20, (int) all - 1));
    }

    private UeventError kernel(String text) {
        MemorySegment datagram = MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII));
        return event.parse(datagram, datagram.byteSize(), UeventSource.KERNEL);
    }

    private UeventError udev(long at, byte value) {
        MemorySegment datagram = Events.udevChangeOfADisk();
        datagram.set(ValueLayout.JAVA_BYTE, at, value);
        return event.parse(datagram, datagram.byteSize(), UeventSource.UDEV);
    }

    private UeventError udevWord(long at, int value) {
        MemorySegment datagram = Events.udevChangeOfADisk();
        datagram.set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.nativeOrder()), at, value);
        return event.parse(datagram, datagram.byteSize(), UeventSource.UDEV);
    }

    private void parseAndReadAll(MemorySegment datagram, long length, UeventSource source) {
        if (event.parse(datagram, length, source) != UeventError.NONE) {
            return;
        }
        for (UeventKey key : UeventKey.values()) {
            event.number(key);
            event.devT(key);
            event.text(key);
        }
        event.span(new byte[] {'X'});
        event.action();
        event.toMap();
    }
}
