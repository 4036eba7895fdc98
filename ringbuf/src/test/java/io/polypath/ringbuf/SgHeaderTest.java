package io.polypath.ringbuf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class SgHeaderTest {
    private record IntField(ToIntFunction<MemorySegment> get, ObjIntConsumer<MemorySegment> set, int value) {}

    private record Pointer(ToLongFunction<MemorySegment> get, ObjLongConsumer<MemorySegment> set) {}

    private static final List<IntField> FIELDS = List.of(
            new IntField(SgHeader::interfaceId, SgHeader::interfaceId, 'S'),
            new IntField(SgHeader::direction, SgHeader::direction, -3),
            new IntField(SgHeader::cdbLength, SgHeader::cdbLength, 0xf0),
            new IntField(SgHeader::senseCapacity, SgHeader::senseCapacity, 0xf1),
            new IntField(SgHeader::iovecCount, SgHeader::iovecCount, 0xf234),
            new IntField(SgHeader::transferLength, SgHeader::transferLength, 0x01020304),
            new IntField(SgHeader::timeoutMs, SgHeader::timeoutMs, 60_000),
            new IntField(SgHeader::flags, SgHeader::flags, 0x10000),
            new IntField(SgHeader::packId, SgHeader::packId, 8191),
            new IntField(SgHeader::status, SgHeader::status, 0xf2),
            new IntField(SgHeader::maskedStatus, SgHeader::maskedStatus, 0xf3),
            new IntField(SgHeader::messageStatus, SgHeader::messageStatus, 0xf4),
            new IntField(SgHeader::senseLength, SgHeader::senseLength, 0xf5),
            new IntField(SgHeader::hostStatus, SgHeader::hostStatus, 0xf6f7),
            new IntField(SgHeader::driverStatus, SgHeader::driverStatus, 0xf8f9),
            new IntField(SgHeader::residual, SgHeader::residual, 0x11121314),
            new IntField(SgHeader::durationMs, SgHeader::durationMs, 2160),
            new IntField(SgHeader::info, SgHeader::info, 1));

    private static final List<Pointer> POINTERS = List.of(
            new Pointer(SgHeader::dataPointer, SgHeader::dataPointer),
            new Pointer(SgHeader::cdbPointer, SgHeader::cdbPointer),
            new Pointer(SgHeader::sensePointer, SgHeader::sensePointer),
            new Pointer(SgHeader::userPointer, SgHeader::userPointer));

    @Test
    void everyFieldKeepsItsValueWhileAllOthersAreWritten() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment header = arena.allocate(SgHeader.BYTES, 8);
            FIELDS.forEach(field -> field.set().accept(header, field.value()));
            for (int i = 0; i < POINTERS.size(); i++) {
                POINTERS.get(i).set().accept(header, 0x7fff_0000_0000_0000L + i);
            }
            FIELDS.forEach(field -> assertEquals(field.value(), field.get().applyAsInt(header)));
            for (int i = 0; i < POINTERS.size(); i++) {
                assertEquals(0x7fff_0000_0000_0000L + i, POINTERS.get(i).get().applyAsLong(header));
            }
        }
    }

    @Test
    void theRecordIs88BytesOn64BitLinux() {
        assertEquals(88, SgHeader.BYTES);
    }
}
