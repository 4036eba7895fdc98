package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every run has its own seed, which it prints; {@code -Dfuzz.seed=N} repeats one. */
class FuzzTest {
    private static final int ROUNDS = 100_000;
    private static final int MAX_REPLY_BYTES = 300;
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final Decoders decoders = new Decoders();

    FuzzTest() {
        System.out.println("scsi FuzzTest: -Dfuzz.seed=" + SEED);
    }

    private void runAll(byte[] reply) {
        int allocation = random.nextBoolean() ? reply.length : 4096;
        assertDoesNotThrow(() -> decoders.runAll(MemorySegment.ofArray(reply), allocation),
            () -> "seed " + SEED + ", reply " + HexFormat.of().formatHex(reply));
    }

    @Test
    void randomBytesAreHarmless() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] reply = new byte[random.nextInt(MAX_REPLY_BYTES)];
            random.nextBytes(reply);
            runAll(reply);
        }
    }

    @Test
    void validRepliesWithSeveralDamagedBytesAreHarmless() {
        for (int round = 0; round < ROUNDS; round++) {
            MemorySegment valid = Replies.ALL.get(random.nextInt(Replies.ALL.size()));
            byte[] reply = valid.toArray(ValueLayout.JAVA_BYTE);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                reply[random.nextInt(reply.length)] = (byte) random.nextInt(256);
            }
            runAll(Arrays.copyOf(reply, random.nextInt(reply.length + 8)));
        }
    }

    @Test
    void anyListOfDesignatorsGivesTheWwidOfTheOracle() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] page = randomIdentification();
            MemorySegment out = MemorySegment.ofArray(new byte[2 + random.nextInt(140)]);
            int result = Designators.wwid(MemorySegment.ofArray(page), page.length, out);
            String actual = result >= 0 ? Text.of(out, result) : ReplyFault.of(result).name();
            assertEquals(result >= 0, Designators.has(MemorySegment.ofArray(page), page.length, actual, out));
            assertEquals(WwidOracle.wwid(page, (int) out.byteSize()), actual,
                () -> "seed " + SEED + ", page " + HexFormat.of().formatHex(page));
        }
    }

    /** Mostly well formed designators, some with a foreign byte, the page sometimes cut. */
    private byte[] randomIdentification() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int n = random.nextInt(5); n > 0; n--) {
            byte[] designator = randomDesignator();
            if (random.nextInt(4) == 0) {
                designator[random.nextInt(designator.length)] = (byte) random.nextInt(256);
            }
            content.writeBytes(designator);
        }
        byte[] page = Pages.page(Vpd.DEVICE_IDENTIFICATION, content.toByteArray()).toArray(ValueLayout.JAVA_BYTE);
        int cut = random.nextInt(8) == 0 ? random.nextInt(page.length - 3) : 0;
        return Arrays.copyOf(page, page.length - cut);
    }

    private byte[] randomDesignator() {
        int length = random.nextInt(24);
        return switch (random.nextInt(7)) {
            case 0 -> Pages.naa(2 + random.nextInt(5));
            case 1 -> Pages.eui64(8 + 4 * random.nextInt(3));
            case 2 -> Pages.scsiName("eui.naa.iqn.xyz.".substring(4 * random.nextInt(4)), random.nextInt(5));
            case 3 -> Pages.t10("Ab c  De   ".repeat(16).substring(random.nextInt(11)).substring(0, 5 + 6 * length));
            case 4 -> Pages.targetPortGroup(random.nextInt(65_536));
            case 5 -> Pages.designator(1, random.nextInt(4), random.nextInt(16), new byte[length]);
            default -> Pages.t10("vendor  \0 x".substring(0, 8 + random.nextInt(4)));
        };
    }
}
