package io.polypath.ffm.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.ffm.Allocation;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.dm_ioctl;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DmRequestTest {
    private static final int HEADER = 312;

    private final Arena arena = Arena.ofConfined();
    private final DmRequest request = new DmRequest(arena, 512);
    private final MemorySegment memory = request.memory();

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void anEmptyRequestIsTheHeaderOfInterfaceFour() {
        request.uuid("mpath-1").device(7).flags(-1);
        request.begin();
        assertEquals(0, request.seal());
        ByteBuffer expected = bytes(HEADER).putInt(0, 4).putInt(12, HEADER).putInt(16, HEADER);
        assertEquals(expected, bytesOf(HEADER));
    }

    @Test
    void aMessageIsASectorAndText() {
        request.beginMessage(0).append("fail_path ").append(8).append(":").append(1048575).endText();
        assertEquals(0, request.seal());
        assertEquals("fail_path 8:1048575", memory.getString(HEADER + 8));
        assertEquals(HEADER + 8 + 24, dm_ioctl.data_size(memory));
    }

    @Test
    void everyLineOfATableSaysWhereTheNextOneBegins() {
        request.name("mpatha").beginTarget(0, 2048, "linear").append("8:16 0").endTarget();
        request.beginTarget(2048, 10, "multipath").append("").endTarget();
        assertEquals(0, request.seal());
        assertEquals(2, dm_ioctl.target_count(memory));
        assertEquals(48, memory.get(ValueLayout.JAVA_INT, HEADER + 20));
        assertEquals("linear", memory.getString(HEADER + 24));
        assertEquals("8:16 0", memory.getString(HEADER + 40));
        int second = HEADER + 48;
        assertEquals(2048, memory.get(ValueLayout.JAVA_LONG, second));
        assertEquals(10, memory.get(ValueLayout.JAVA_LONG, second + 8));
        assertEquals("multipath", memory.getString(second + 24));
        assertEquals(second + 48, dm_ioctl.data_size(memory));
    }

    @Test
    void bytesOfAnEarlierCommandAreNotSent() {
        request.append("x".repeat(200)).endText();
        request.begin().beginTarget(0, 8, "error").append("12345").endTarget();
        for (int at = HEADER + 45; at < HEADER + 48; at++) {
            assertEquals(0, memory.get(ValueLayout.JAVA_BYTE, at));
        }
        assertEquals(0, memory.get(ValueLayout.JAVA_LONG, HEADER + 32));
    }

    @Test
    void aRequestWithoutResultSendsOnlyWhatWasFilled() {
        request.seal();
        assertEquals(HEADER, dm_ioctl.data_size(memory));
        request.expectResult().seal();
        assertEquals(512, dm_ioctl.data_size(memory));
    }

    @Test
    void numbersAreWrittenInDecimal() {
        for (long number : new long[] {0, 9, 10, -1, -905, 18446744073L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            request.begin().append(number).endText();
            assertEquals(Long.toString(number), memory.getString(HEADER));
        }
    }

    @Test
    void aNameMayUseAnyCharacterButNul() {
        assertEquals("Löschpfad", request.name("Löschpfad").name());
        assertThrows(IllegalArgumentException.class, () -> request.name("a\0b"));
    }

    @Test
    void aNameFitsUpToTheNulAndALongerOneIsRefused() {
        request.name("n".repeat(127)).uuid("u".repeat(128));
        assertEquals(0, request.seal());
        assertEquals("n".repeat(127), request.name());
        assertEquals("u".repeat(128), request.uuid());
        assertEquals(-Errno.ENAMETOOLONG, request.begin().name("n".repeat(128)).seal());
        assertEquals(-Errno.ENAMETOOLONG, request.begin().uuid("ü".repeat(65)).seal());
        assertEquals(-Errno.ENAMETOOLONG, request.begin().beginTarget(0, 1, "sixteen-letters-").seal());
    }

    @Test
    void textThatFillsTheBufferIsSentAndOneByteMoreIsRefused() {
        int room = 512 - HEADER;
        assertEquals(0, request.append("x".repeat(room - 1)).endText().seal());
        assertEquals(512, dm_ioctl.data_size(memory));
        assertEquals(-Errno.E2BIG, request.begin().append("x".repeat(room)).endText().seal());
        assertEquals(-Errno.E2BIG, request.begin().append("x".repeat(room - 2)).append(123).endText().seal());
        assertEquals(-Errno.E2BIG, request.begin().append("x".repeat(room - 30)).beginTarget(0, 1, "error").seal());
        assertEquals(0, request.begin().seal());
    }

    @Test
    void anAnswerWithoutAResultIsEmpty() {
        dm_ioctl.data_size(memory, 305);
        assertEquals(0, request.accept());
        assertEquals(request.resultStart(), request.resultEnd());
    }

    @Test
    void aResultThatDidNotFitIsReportedAndNotReadable() {
        dm_ioctl.data_size(memory, 512);
        dm_ioctl.flags(memory, Linux.DM_BUFFER_FULL_FLAG());
        assertEquals(-Errno.EOVERFLOW, request.accept());
        assertEquals(request.resultStart(), request.resultEnd());
    }

    @Test
    void anAnswerWhoseBoundsMakeNoSenseIsRefused() {
        int[][] sizesAndStarts = {
            {513, 312}, {-1, 312}, {400, 304}, {400, 408}, {400, -8}, {400, 316}, {Integer.MIN_VALUE, 0}};
        for (int[] bounds : sizesAndStarts) {
            dm_ioctl.data_size(memory, bounds[0]);
            dm_ioctl.data_start(memory, bounds[1]);
            assertEquals(-Errno.EBADMSG, request.accept(), () -> "size " + bounds[0] + " start " + bounds[1]);
            assertEquals(request.resultStart(), request.resultEnd());
        }
    }

    @Test
    void fillingAMessageAllocatesNothing() {
        Allocation.assertNone(round -> {
            request.begin().uuid("mpath-3600a098000a1b2c3").beginMessage(0);
            request.append("fail_path ").append(8).append(":").append(round).endText();
            request.seal();
        });
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    private ByteBuffer bytesOf(int size) {
        return bytes(size).put(0, memory.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE));
    }
}
