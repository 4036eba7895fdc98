package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.gen.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandSlabTest {
    private static final int SLOTS = 9;
    private static final int DATA_BYTES = 500;

    private final Arena arena = Arena.ofShared();
    private final CommandSlab slab = new CommandSlab(arena, SLOTS, DATA_BYTES);

    @AfterEach
    void free() {
        arena.close();
    }

    private static boolean isZero(MemorySegment segment) {
        return segment.mismatch(MemorySegment.ofArray(new byte[(int) segment.byteSize()])) == -1;
    }

    @Test
    void everyPartOfEverySlotHasItsSizeAndOverlapsNoOther() {
        for (int slot = 0; slot < SLOTS; slot++) {
            List<MemorySegment> parts = List.of(slab.header(slot), slab.cdb(slot), slab.sense(slot), slab.data(slot));
            List<Long> sizes = parts.stream().map(MemorySegment::byteSize).toList();
            assertEquals(List.of(88L, 16L, 64L, (long) DATA_BYTES), sizes);
            for (int part = 0; part < parts.size(); part++) {
                parts.get(part).fill((byte) (1 + slot * 4 + part));
            }
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            List<MemorySegment> parts = List.of(slab.header(slot), slab.cdb(slot), slab.sense(slot), slab.data(slot));
            for (int part = 0; part < parts.size(); part++) {
                byte[] bytes = parts.get(part).toArray(ValueLayout.JAVA_BYTE);
                for (byte one : bytes) {
                    assertEquals((byte) (1 + slot * 4 + part), one);
                }
            }
        }
    }

    @Test
    void slotsAndTheirDataBeginOnCacheLines() {
        for (int slot = 0; slot < SLOTS; slot++) {
            assertEquals(0, slab.header(slot).address() % 64);
            assertEquals(0, slab.data(slot).address() % 64);
        }
    }

    @Test
    void thePointersOfAHeaderPointIntoItsOwnSlot() {
        for (int slot = 0; slot < SLOTS; slot++) {
            MemorySegment header = slab.header(slot);
            assertEquals('S', SgHeader.interfaceId(header));
            assertEquals(slab.cdb(slot).address(), SgHeader.cdbPointer(header));
            assertEquals(slab.sense(slot).address(), SgHeader.sensePointer(header));
            assertEquals(slab.data(slot).address(), SgHeader.dataPointer(header));
            assertEquals(64, SgHeader.senseCapacity(header));
            assertEquals(slot, SgHeader.packId(header));
            assertEquals(slot, slab.slotOf(SgHeader.userPointer(header)));
        }
    }

    @Test
    void anAddressThatIsNoHeaderBelongsToNoSlot() {
        assertEquals(-1, slab.slotOf(0));
        assertEquals(-1, slab.slotOf(-1));
        assertEquals(-1, slab.slotOf(slab.header(0).address() - 1));
        assertEquals(-1, slab.slotOf(slab.header(3).address() + 1));
        long stride = slab.header(1).address() - slab.header(0).address();
        assertEquals(-1, slab.slotOf(slab.header(SLOTS - 1).address() + stride));
    }

    @Test
    void preparingWritesTheRequestAndClearsTheOutcomeOfTheLastOne() {
        MemorySegment header = slab.header(2);
        SgHeader.status(header, 0x02);
        SgHeader.hostStatus(header, 0x0e);
        SgHeader.driverStatus(header, 0x08);
        SgHeader.senseLength(header, 18);
        SgHeader.residual(header, 7);
        SgHeader.info(header, 1);
        slab.sense(2).fill((byte) 0x70);
        slab.data(2).fill((byte) 0xee);

        slab.prepare(2, 12, Linux.SG_DXFER_FROM_DEV(), 255, 30_000);

        assertEquals(12, SgHeader.cdbLength(header));
        assertEquals(-3, SgHeader.direction(header));
        assertEquals(255, SgHeader.transferLength(header));
        assertEquals(30_000, SgHeader.timeoutMs(header));
        assertEquals(List.of(0, 0, 0, 0, 0), List.of(slab.status(2), slab.hostStatus(2), slab.driverStatus(2),
                slab.senseLength(2), slab.residual(2)));
        assertEquals(0, SgHeader.info(header));
        assertTrue(isZero(slab.sense(2)));
        assertTrue(isZero(slab.data(2)));
    }

    @Test
    void preparingKeepsDataThatIsToBeSentAndTheCdb() {
        slab.cdb(1).fill((byte) 0x5a);
        slab.data(1).fill((byte) 0x77);
        slab.prepare(1, 16, Linux.SG_DXFER_TO_DEV(), 24, 60_000);
        assertEquals(0x77, slab.data(1).get(ValueLayout.JAVA_BYTE, 23));
        assertEquals(0x5a, slab.cdb(1).get(ValueLayout.JAVA_BYTE, 15));
    }

    @Test
    void aRequestThatMakesNoSenseIsRefused() {
        int from = Linux.SG_DXFER_FROM_DEV();
        int none = Linux.SG_DXFER_NONE();
        for (int[] wrong : new int[][] {
            {5, none, 0, 1}, {17, none, 0, 1}, {6, 0, 0, 1}, {6, -4, 8, 1}, {6, none, 1, 1}, {6, from, 0, 1},
            {6, from, DATA_BYTES + 1, 1}, {6, none, 0, 0}, {6, none, 0, -1}
        }) {
            assertThrows(IllegalArgumentException.class, () -> slab.prepare(0, wrong[0], wrong[1], wrong[2], wrong[3]));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> slab.prepare(SLOTS, 6, none, 0, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> slab.data(-1));
    }

    @Test
    void theOutcomeIsReadUnsigned() {
        MemorySegment header = slab.header(4);
        SgHeader.status(header, 0x80);
        SgHeader.hostStatus(header, 0xfffe);
        SgHeader.driverStatus(header, 0x8008);
        SgHeader.senseLength(header, 0xff);
        assertEquals(0x80, slab.status(4));
        assertEquals(0xfffe, slab.hostStatus(4));
        assertEquals(0x8008, slab.driverStatus(4));
        assertEquals(64, slab.senseLength(4), "never more than there is room for");
    }

    @Test
    void aSlabOfNoSlotsOrNegativeDataIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CommandSlab(arena, 0, 512));
        assertThrows(IllegalArgumentException.class, () -> new CommandSlab(arena, 1, -1));
    }

    @Test
    void aWholeUseOfASlotAllocatesNothing() {
        Allocation.assertNonePerUse(() -> {
            slab.prepare(3, 6, Linux.SG_DXFER_FROM_DEV(), 36, 30_000);
            slab.cdb(3).set(ValueLayout.JAVA_BYTE, 0, (byte) 0x12);
            SgHeader.status(slab.header(3), 2);
            assertEquals(2, slab.status(3) + slab.hostStatus(3) + slab.driverStatus(3));
            assertEquals(0, slab.senseLength(3) + slab.residual(3));
            assertEquals(3, slab.slotOf(SgHeader.userPointer(slab.header(3))));
        });
    }

    @Test
    void theLastSlotsHaveMoreRoomAndAreFoundByTheirHeaderToo() {
        try (Arena arena = Arena.ofConfined()) {
            CommandSlab slab = new CommandSlab(arena, 3, 100, 2, 5_000);
            assertEquals(5, slab.slots());
            assertEquals(100, slab.dataBytes(2));
            assertEquals(5_000, slab.dataBytes(3));
            assertEquals(5_000, slab.mostDataBytes());
            for (int slot = 0; slot < slab.slots(); slot++) {
                assertEquals(slab.dataBytes(slot), slab.data(slot).byteSize());
                assertEquals(slot, slab.slotOf(slab.header(slot).address()));
                assertEquals(-1, slab.slotOf(slab.header(slot).address() + 64));
            }
        }
    }

    @Test
    void dataThatNobodyLooksAtGoToOnePlaceAndOthersToTheirSlotAgain() {
        CommandSlab slab = new CommandSlab(Arena.ofAuto(), 2, 64);
        slab.prepareDiscarding(0, 10, CommandSlab.DISCARD_BYTES, 1_000);
        slab.prepareDiscarding(1, 10, 512, 1_000);
        assertTrue(slab.discards(0) && slab.discards(1));
        assertEquals(SgHeader.dataPointer(slab.header(0)), SgHeader.dataPointer(slab.header(1)));
        assertEquals(CommandSlab.DISCARD_BYTES, slab.transferLength(0));
        assertEquals(Linux.SG_DXFER_FROM_DEV(), SgHeader.direction(slab.header(0)));
        slab.prepare(0, 6, Linux.SG_DXFER_FROM_DEV(), 64, 1_000);
        assertFalse(slab.discards(0));
        assertEquals(slab.data(0).address(), SgHeader.dataPointer(slab.header(0)));
        assertThrows(IllegalArgumentException.class,
                () -> slab.prepareDiscarding(0, 10, CommandSlab.DISCARD_BYTES + 1, 1_000));
    }
}
