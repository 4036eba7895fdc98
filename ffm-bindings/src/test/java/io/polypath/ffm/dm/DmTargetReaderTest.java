package io.polypath.ffm.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.Allocation;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DmTargetReaderTest {
    private static final String STATUS = "2 0 0 0 1 1 A 0 1 0 8:16 A 0";

    private final Arena arena = Arena.ofConfined();
    private final DmRequest request = new DmRequest(arena, 1024);
    private final DmTargetReader reader = new DmTargetReader(request);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void aTableIsReadLineByLine() {
        assertEquals(0, table().finish());
        reader.begin();
        assertEquals(1, reader.next());
        assertEquals(0, reader.startSector());
        assertEquals(2048, reader.lengthSectors());
        assertEquals("multipath", reader.type());
        assertEquals(STATUS, reader.parameters());
        assertEquals(STATUS.length(), reader.parametersBytes());
        assertEquals(1, reader.next());
        assertEquals(2048, reader.startSector());
        assertEquals("zero", reader.type());
        assertEquals("", reader.parameters());
        assertEquals(0, reader.next());
        assertEquals(0, reader.next());
    }

    @Test
    void aDeviceWithoutATableHasNoLines() {
        assertEquals(0, new Answer(request, 47).finish());
        assertEquals(0, reader.begin().next());
    }

    @Test
    void aLineThatTheKernelPromisedButDidNotSendIsMalformed() {
        assertEquals(0, new Answer(request, 47).targets(1).finish());
        assertEquals(-Errno.EBADMSG, reader.begin().next());
    }

    @Test
    void aNextThatLeavesTheBufferOrGoesBackIsMalformed() {
        for (int next : new int[] {0, 8, 40, 71, 1024, -8, Integer.MIN_VALUE}) {
            Answer answer = new Answer(request, 47).targets(2);
            line(answer, 0, 2048, next, "multipath", STATUS);
            line(answer, 2048, 8, 112, "zero", "");
            assertEquals(0, answer.finish());
            reader.begin();
            int first = reader.next();
            int result = first == 1 ? reader.next() : first;
            assertEquals(-Errno.EBADMSG, result, () -> "next " + next);
            assertEquals(-Errno.EBADMSG, reader.next(), "a malformed answer stays malformed");
        }
    }

    @Test
    void parametersWithoutNulAreMalformed() {
        Answer answer = new Answer(request, 47).targets(1);
        answer.u64(0).u64(8).u32(0).u32(48).field("zero", 16).u64(0x6161616161616161L);
        assertEquals(0, answer.finish());
        assertEquals(-Errno.EBADMSG, reader.begin().next());
    }

    @Test
    void noDamagedAnswerLeadsOutOfTheBuffer() {
        SplittableRandom random = new SplittableRandom(20260102);
        for (int round = 0; round < 50_000; round++) {
            table().finish();
            Answer.damage(request, random);
            if (request.accept() == 0) {
                readEverything();
            }
        }
    }

    @Test
    void readingAllocatesNothing() {
        table().finish();
        Allocation.assertNone(round -> {
            reader.begin();
            while (reader.next() == 1) {
                reader.startSector();
                reader.parametersOffset();
            }
        });
    }

    private void readEverything() {
        reader.begin();
        int lines = 0;
        int result;
        while ((result = reader.next()) == 1) {
            lines++;
            assertTrue(reader.parametersOffset() + reader.parametersBytes() < request.resultEnd());
            reader.type();
            reader.parameters();
        }
        assertTrue(result == 0 || result == -Errno.EBADMSG);
        assertTrue(lines <= 1024 / DmTargetSpec.SIZE_BYTES);
    }

    private Answer table() {
        Answer answer = new Answer(request, 47).targets(2);
        line(answer, 0, 2048, 72, "multipath", STATUS);
        line(answer, 2048, 8, 120, "zero", "");
        return answer;
    }

    private static void line(Answer answer, long start, long length, int next, String type, String text) {
        answer.u64(start).u64(length).u32(0).u32(next).field(type, 16).text(text);
    }
}
