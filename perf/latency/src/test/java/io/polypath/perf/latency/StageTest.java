package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void everyTagIsUniqueAndFitsALogAndAMetric() {
        assertEquals(Stage.values().length, Arrays.stream(Stage.values()).map(Stage::tag).distinct().count());
        for (Stage stage : Stage.values()) {
            assertTrue(stage.tag().matches("[a-z][a-z-]*"), stage.tag());
        }
    }
}
