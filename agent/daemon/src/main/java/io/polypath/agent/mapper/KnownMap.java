package io.polypath.agent.mapper;

import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.map.MapTable;
import io.polypath.agent.port.MapReading;
import io.polypath.ffm.dm.DmDevice;
import io.polypath.ffm.dm.DmRequest;
import io.polypath.ffm.dm.DmTargetReader;
import io.polypath.ffm.gen.Linux;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the last reading of a map told. Most readings tell the same once more: then nothing is parsed, nothing becomes garbage, and the
 * reading is the same object. Owned by one lane.
 */
final class KnownMap {

    /** The type of target that a map consists of. */
    static final String TARGET = "multipath";

    /** Maps come and go; those that nobody has read for the longest time are forgotten first. */
    private static final int MOST = 4_096;

    final Line<MapTable> table = new Line<>(text -> KernelTable.parse(text).orNull());
    final Line<KernelStatus> status = new Line<>(text -> KernelStatus.parse(text).orNull());

    private final String uuid;
    private MapReading reading;

    KnownMap(String uuid) {
        this.uuid = uuid;
    }

    /** An empty book of maps by their uuid. */
    static Map<String, KnownMap> byUuid() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, KnownMap> eldest) {
                return size() > MOST;
            }
        };
    }

    /** Table and status as they were taken last, with the rest of an answer. */
    MapReading reading(DmRequest answer) {
        if (!tellsTheSame(answer)) {
            reading = read(answer);
        }
        return reading;
    }

    private boolean tellsTheSame(DmRequest answer) {
        int flags = answer.flags();
        long device = answer.device();
        return reading != null
                && answer.isNamed(DmName.encoded(reading.name()))
                && reading.major() == DmDevice.major(device)
                && reading.minor() == DmDevice.minor(device)
                && reading.sizeSectors() == table.sectors
                && reading.readOnly() == isReadOnly(flags)
                && reading.suspended() == isSuspended(flags)
                && reading.prepared() == isPrepared(flags)
                && reading.openCount() == answer.openCount()
                && reading.leaving() == isLeaving(flags)
                && reading.eventNumber() == answer.eventNumber()
                && reading.table() == table.meaning
                && reading.status() == status.meaning;
    }

    private MapReading read(DmRequest answer) {
        int flags = answer.flags();
        long device = answer.device();
        return new MapReading(
                DmName.decoded(answer.name()),
                uuid,
                DmDevice.major(device),
                DmDevice.minor(device),
                table.sectors,
                isReadOnly(flags),
                isSuspended(flags),
                isPrepared(flags),
                answer.openCount(),
                isLeaving(flags),
                answer.eventNumber(),
                table.meaning,
                status.meaning);
    }

    private static boolean isReadOnly(int flags) {
        return (flags & Linux.DM_READONLY_FLAG()) != 0;
    }

    private static boolean isSuspended(int flags) {
        return (flags & Linux.DM_SUSPEND_FLAG()) != 0;
    }

    private static boolean isPrepared(int flags) {
        return (flags & Linux.DM_INACTIVE_PRESENT_FLAG()) != 0;
    }

    private static boolean isLeaving(int flags) {
        return (flags & Linux.DM_DEFERRED_REMOVE()) != 0;
    }

    /** The one line of a table or a status, with what it means. */
    static final class Line<T> {

        private final Function<String, T> parser;
        private MemorySegment bytes = MemorySegment.NULL;
        private long sectors;

        /** Null of more or less than one line, of another target, and of a text that makes no sense. */
        private T meaning;

        private Line(Function<String, T> parser) {
            this.parser = parser;
        }

        /** Takes what the kernel answered. @param lines before the first one */
        void take(DmTargetReader lines) {
            sectors = 0;
            if (lines.next() != 1) {
                forget();
                return;
            }
            sectors = lines.lengthSectors();
            if (lines.isOf(TARGET)) {
                meaning(lines.memory(), lines.parametersOffset(), lines.parametersBytes());
            } else {
                forget();
            }
            if (lines.next() != 0) {
                forget();
            }
        }

        private void forget() {
            bytes = MemorySegment.NULL;
            meaning = null;
        }

        /** What so many bytes of {@code memory} mean; null when they make no sense. */
        T meaning(MemorySegment memory, long offset, long length) {
            if (MemorySegment.mismatch(memory, offset, offset + length, bytes, 0, bytes.byteSize()) >= 0) {
                byte[] copy = memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
                bytes = MemorySegment.ofArray(copy);
                meaning = parser.apply(new String(copy, StandardCharsets.UTF_8).strip());
            }
            return meaning;
        }
    }
}
