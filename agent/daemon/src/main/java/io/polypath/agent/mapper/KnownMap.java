package io.polypath.agent.mapper;

import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.map.MapTable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the last reading of a map told. Most readings find the same text once more, and then nothing is parsed and nothing becomes
 * garbage. Owned by one lane.
 */
final class KnownMap {

    /** Maps come and go; those that nobody has read for the longest time are forgotten first. */
    private static final int MOST = 4_096;

    final Text<MapTable> table = new Text<>(text -> KernelTable.parse(text).orNull());
    final Text<KernelStatus> status = new Text<>(text -> KernelStatus.parse(text).orNull());

    /** An empty book of maps by their uuid. */
    static Map<String, KnownMap> byUuid() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, KnownMap> eldest) {
                return size() > MOST;
            }
        };
    }

    /** A text of the kernel's with what it means. */
    static final class Text<T> {

        private final Function<String, T> parser;
        private MemorySegment bytes = MemorySegment.NULL;
        private T meaning;

        private Text(Function<String, T> parser) {
            this.parser = parser;
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
