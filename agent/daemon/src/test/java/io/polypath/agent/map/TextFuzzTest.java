package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random and damaged texts. A failure names its seed: {@code -Dpolypath.seed=N} repeats it. */
class TextFuzzTest {

    private static final int ROUNDS = 20_000;
    private static final String[] WORDS = {
        "0", "1", "2", "3", "4294967295", "2147483647", "-1", "99999999999999999999", "A", "E", "F", "D", "8:16",
        "8:32", "8:99999999", ":", "queue_if_no_path", "service-time", "round-robin", "alua", "\0", "é", "32:5", " "
    };

    private final long seed = Long.getLong("polypath.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void randomWordsGiveAValueOrAFaultAndNothingElse() {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(24); i > 0; i--) {
                words.add(WORDS[random.nextInt(WORDS.length)]);
            }
            judge(String.join(" ", words));
        }
    }

    @Test
    void damagedTextsGiveAValueOrAFaultAndNothingElse() {
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(table().text());
            for (int i = random.nextInt(4); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
            }
            judge(text.toString());
            judge(text.substring(random.nextInt(text.length())));
        }
    }

    private void judge(String text) {
        String context = "seed " + seed + ": " + text;
        Parsed<MapTable> table = KernelTable.parse(text);
        if (table.orNull() == null) {
            assertNotNull(table.fault(), context);
        } else {
            assertEquals(table.orNull(), KernelTable.parse(table.orNull().text()).orNull(), context);
        }
        Parsed<KernelStatus> status = KernelStatus.parse(text);
        assertEquals(status.orNull() == null, status.fault() != null, context);
        Parsed<FeatureList> features = FeatureList.parse(text);
        assertEquals(features.orNull() == null, features.fault() != null, context);
        assertEquals(SelectorSpec.parse(text).orNull() == null, SelectorSpec.parse(text).fault() != null, context);
        assertEquals(HardwareHandlerSpec.parse(text).orNull() == null, HardwareHandlerSpec.parse(text).fault() != null,
                context);
    }

    @Test
    void everyTableIsReadBackAsItWasWritten() {
        for (int round = 0; round < ROUNDS; round++) {
            MapTable table = table();
            assertEquals(table, KernelTable.parse(table.text()).orNull(), () -> "seed " + seed + ": " + table.text());
        }
    }

    private MapTable table() {
        FeatureList features = FeatureList.NONE;
        for (int i = random.nextInt(3); i > 0; i--) {
            features = features.with("f" + random.nextInt(9));
        }
        HardwareHandlerSpec handler = random.nextBoolean() ? HardwareHandlerSpec.ALUA : HardwareHandlerSpec.NONE;
        List<TableGroup> groups = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            groups.add(group());
        }
        return new MapTable(features, handler, groups.isEmpty() ? 0 : 1 + random.nextInt(groups.size()), groups);
    }

    private TableGroup group() {
        int args = random.nextInt(3);
        List<TablePath> paths = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<String> values = random.ints(args, 0, 2000).mapToObj(Integer::toString).toList();
            paths.add(new TablePath(random.nextInt(4096) + ":" + random.nextInt(1 << 20), values));
        }
        return new TableGroup(SelectorSpec.SERVICE_TIME, args, paths);
    }
}
