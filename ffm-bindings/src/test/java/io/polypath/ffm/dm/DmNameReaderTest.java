package io.polypath.ffm.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.Allocation;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DmNameReaderTest {
    private static final int HAS_UUID = 1;
    private static final int HAS_NO_UUID = 2;

    private final Arena arena = Arena.ofConfined();
    private final DmRequest request = new DmRequest(arena, 1024);
    private final DmNameReader reader = new DmNameReader(request);

    @AfterEach
    void freeMemory() {
        arena.close();
    }

    @Test
    void devicesAreListedWithEventNumberAndUuid() {
        assertEquals(0, list().finish());
        reader.begin();
        assertEquals(1, reader.next());
        assertEquals(DmDevice.number(254, 3), reader.device());
        assertEquals("mpatha", reader.name());
        assertEquals(17, reader.eventNumber());
        assertTrue(reader.knowsUuid());
        assertEquals("mpath-360001", reader.uuid());
        assertEquals(1, reader.next());
        assertEquals("root", reader.name());
        assertEquals(0, reader.eventNumber());
        assertTrue(reader.knowsUuid());
        assertEquals("", reader.uuid());
        assertEquals(0, reader.next());
        assertEquals(0, reader.next());
    }

    @Test
    void aHostWithoutDevicesListsNone() {
        assertEquals(0, new Answer(request, 47).u64(0).u64(0).finish());
        assertEquals(0, reader.begin().next());
        assertEquals(0, new Answer(request, 47).finish());
        assertEquals(0, reader.begin().next());
    }

    @Test
    void anAnswerToARequestWithoutTheUuidFlagDoesNotKnowUuids() {
        new Answer(request, 47).u64(1).u32(0).field("root", 12).u32(5).u32(0).finish();
        assertEquals(1, reader.begin().next());
        assertFalse(reader.knowsUuid());
        assertEquals("", reader.uuid());
    }

    @Test
    void aKernelBefore513TellsEventNumbersButNoUuids() {
        Answer answer = new Answer(request, 44).u64(DmDevice.number(254, 0)).u32(0).field("root", 12).u32(5).u32(-1);
        assertEquals(0, answer.finish());
        assertEquals(1, reader.begin().next());
        assertEquals("root", reader.name());
        assertEquals(5, reader.eventNumber());
        assertFalse(reader.knowsUuid());
        assertEquals("", reader.uuid());
        assertEquals(0, reader.next());
    }

    @Test
    void aKernelBefore413TellsOnlyNames() {
        assertEquals(0, new Answer(request, 35).u64(DmDevice.number(254, 0)).u32(0).field("root", 5).finish());
        assertEquals(1, reader.begin().next());
        assertEquals("root", reader.name());
        assertEquals(0, reader.eventNumber());
    }

    @Test
    void aNameWithoutNulOrATailThatIsCutIsMalformed() {
        new Answer(request, 47).u64(1).u32(0).u32(0x61616161).finish();
        assertEquals(-Errno.EBADMSG, reader.begin().next());
        new Answer(request, 47).u64(1).u32(0).field("root", 12).u32(5).finish();
        assertEquals(-Errno.EBADMSG, reader.begin().next());
        new Answer(request, 47).u64(1).u32(0).field("root", 12).u32(5).u32(HAS_UUID).u32(0x61616161).finish();
        assertEquals(-Errno.EBADMSG, reader.begin().next());
    }

    @Test
    void aNextThatLeavesTheBufferOrGoesNowhereIsMalformed() {
        for (int next : new int[] {4, 8, 12, 28, 1024, -8}) {
            new Answer(request, 47).u64(1).u32(next).field("root", 12).u32(5).u32(HAS_NO_UUID).finish();
            assertEquals(-Errno.EBADMSG, reader.begin().next(), () -> "next " + next);
        }
    }

    @Test
    void noDamagedAnswerLeadsOutOfTheBuffer() {
        SplittableRandom random = new SplittableRandom(20260103);
        for (int round = 0; round < 50_000; round++) {
            list().finish();
            Answer.damage(request, random);
            if (request.accept() == 0) {
                readEverything();
            }
        }
    }

    @Test
    void comparingEventNumbersAllocatesNothing() {
        list().finish();
        Allocation.assertNone(round -> {
            reader.begin();
            while (reader.next() == 1) {
                reader.device();
                reader.eventNumber();
            }
        });
    }

    private void readEverything() {
        reader.begin();
        int devices = 0;
        int result;
        while ((result = reader.next()) == 1) {
            devices++;
            reader.eventNumber();
            reader.name();
            reader.uuid();
        }
        assertTrue(result == 0 || result == -Errno.EBADMSG);
        assertTrue(devices <= 1024 / DmNameEntry.NAME_OFFSET);
    }

    private Answer list() {
        Answer answer = new Answer(request, 47);
        answer.u64(DmDevice.number(254, 3)).u32(48).field("mpatha", 12).u32(17).u32(HAS_UUID).text("mpath-360001");
        assertEquals(48, answer.position());
        return answer.u64(DmDevice.number(254, 0)).u32(0).field("root", 12).u32(0).u32(HAS_NO_UUID);
    }
}
