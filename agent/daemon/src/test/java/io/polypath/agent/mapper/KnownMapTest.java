package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.polypath.agent.map.MapTable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownMapTest {

    private static final String ONE = "0 0 1 1 service-time 0 1 2 8:16 1 1 ";
    private static final String OTHER = "0 0 1 1 service-time 0 1 2 8:32 1 1 ";

    private final KnownMap map = new KnownMap("mpath-1");

    private MapTable read(String text) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom("before" + text);
            return map.table.meaning(memory, 6, text.length());
        }
    }

    @Test
    void theSameTextIsParsedOnce() {
        MapTable first = read(ONE);
        assertEquals("8:16", first.groups().getFirst().paths().getFirst().devT());
        assertSame(first, read(ONE));
    }

    @Test
    void everyOtherTextCounts() {
        read(ONE);
        assertEquals("8:32", read(OTHER).groups().getFirst().paths().getFirst().devT());
        assertNull(read(ONE.substring(0, 10)));
        assertNull(read(""));
        assertNotNull(read(ONE));
    }

    @Test
    void mapsThatNobodyReadsAreForgotten() {
        Map<String, KnownMap> known = KnownMap.byUuid();
        for (int i = 0; i < 5_000; i++) {
            known.computeIfAbsent("mpath-" + i, KnownMap::new);
            known.get("mpath-0");
        }
        assertEquals(4_096, known.size());
        assertNotNull(known.get("mpath-0"));
        assertNull(known.get("mpath-1"));
    }
}
