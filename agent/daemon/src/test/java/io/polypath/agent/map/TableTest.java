package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final FeatureList RETRIES = FeatureList.parse("2 pg_init_retries 50").orNull();

    private static Grouping grouping() {
        Candidate a = Paths.priority(Paths.path(1), 50);
        Candidate b = Paths.priority(Paths.path(2), 50);
        Candidate c = Paths.priority(Paths.path(3), 10);
        return PathGrouper.group(
                new GroupingRules(GroupingPolicy.GROUP_BY_PRIO, false, SelectorSpec.SERVICE_TIME), List.of(a, b, c));
    }

    private static String text(FeatureList features, boolean queueing, HardwareHandlerSpec handler, MinIo minIo) {
        return WantedTable.of(new TableWish(features, queueing, handler, SelectorSpec.SERVICE_TIME, minIo, grouping()))
                .text();
    }

    @Test
    void aTableIsFeaturesHandlerGroupsAndTheirPaths() {
        assertEquals("3 pg_init_retries 50 queue_if_no_path 1 alua 2 1 "
                + "service-time 0 2 1 8:16 1 8:32 1 service-time 0 1 1 8:48 1",
                text(RETRIES, true, HardwareHandlerSpec.ALUA, MinIo.DEFAULTS));
    }

    @Test
    void queueingIsAskedForOnlyWhenItIsWanted() {
        assertEquals("0 0 2 1 service-time 0 2 1 8:16 1 8:32 1 service-time 0 1 1 8:48 1",
                text(FeatureList.NONE.with("queue_if_no_path"), false, HardwareHandlerSpec.NONE, MinIo.DEFAULTS));
    }

    @Test
    void bioMapsHaveAMinioOfTheirOwn() {
        assertEquals("2 queue_mode bio 0 2 1 service-time 0 2 1 8:16 1000 8:32 1000 service-time 0 1 1 8:48 1000",
                text(FeatureList.NONE.with("queue_mode bio"), false, HardwareHandlerSpec.NONE, MinIo.DEFAULTS));
    }

    @Test
    void weightedMinioIsMultipliedByThePriorityWhereThereIsOne() {
        assertEquals("0 0 2 1 service-time 0 2 1 8:16 100 8:32 100 service-time 0 1 1 8:48 20",
                text(FeatureList.NONE, false, HardwareHandlerSpec.NONE, new MinIo(1000, 2, true)));
        MinIo weighted = new MinIo(1000, 2, true);
        assertEquals(2, weighted.of(QueueMode.RQ, 0));
        assertEquals(2, weighted.of(QueueMode.RQ, -1));
        assertEquals(3000, weighted.of(QueueMode.BIO, 3));
        assertEquals(0xffff_ffffL, new MinIo(0xffff_ffffL, 1, true).of(QueueMode.BIO, Integer.MAX_VALUE));
    }

    @Test
    void aMapWithoutPathsHasNoFirstGroup() {
        WantedTable table = WantedTable.of(new TableWish(FeatureList.NONE, true, HardwareHandlerSpec.NONE,
                SelectorSpec.SERVICE_TIME, MinIo.DEFAULTS, new Grouping(List.of())));
        assertEquals("1 queue_if_no_path 0 0 0", table.text());
    }

    @Test
    void theFirstGroupIsTheBestOne() {
        Grouping downFirst = new Grouping(List.of(PathGroup.of(List.of(Paths.down(Paths.path(1))), false),
                PathGroup.of(List.of(Paths.path(2)), false)));
        WantedTable table = WantedTable.of(new TableWish(FeatureList.NONE, false, HardwareHandlerSpec.NONE,
                SelectorSpec.SERVICE_TIME, MinIo.DEFAULTS, downFirst));
        assertEquals("0 0 2 2 service-time 0 1 1 8:16 1 service-time 0 1 1 8:32 1", table.text());
    }

    @Test
    void equalWishesMakeEqualTables() {
        TableWish wish = new TableWish(RETRIES, true, HardwareHandlerSpec.ALUA, SelectorSpec.SERVICE_TIME,
                MinIo.DEFAULTS, grouping());
        assertEquals(WantedTable.of(wish), WantedTable.of(wish));
    }

    @Test
    void whatTheKernelReportsIsReadBack() {
        String text = "1 queue_if_no_path 1 alua 2 1 service-time 0 2 2 8:16 1 1 8:32 1 1 service-time 0 1 2 8:48 1 1";
        MapTable table = KernelTable.parse(text).orNull();
        assertEquals(text, table.text());
        assertEquals(2, table.groups().size());
        assertEquals(List.of("8:16", "8:32"), table.groups().getFirst().paths().stream().map(TablePath::devT).toList());
        assertEquals(1, table.groups().getFirst().paths().getFirst().minio());
        assertSame(QueueMode.RQ, table.queueMode());
        assertSame(QueueMode.BIO, KernelTable.parse("2 queue_mode bio 0 0 0").orNull().queueMode());
    }

    @Test
    void aSelectorMayReportNothingAboutAPath() {
        MapTable table = KernelTable.parse("0 0 1 1 dm-own 2 a b 2 0 8:16 8:32").orNull();
        assertEquals(TablePath.NO_MINIO, table.groups().getFirst().paths().getFirst().minio());
        assertEquals(List.of("a", "b"), table.groups().getFirst().selector().args());
    }

    @Test
    void everyCutOfATableIsRefused() {
        String text = "1 queue_if_no_path 1 alua 2 1 service-time 0 2 2 8:16 1 1 8:32 1 1 service-time 0 1 2 8:48 1 1";
        assertNotNull(KernelTable.parse(text).orNull());
        for (int end = 0; end < text.length() - 1; end++) {
            Parsed<MapTable> parsed = KernelTable.parse(text.substring(0, end));
            assertNotNull(parsed.fault(), text.substring(0, end));
        }
    }

    @Test
    void hostileTablesAreRefusedAtTheWordThatIsWrong() {
        refused(TextFault.EMPTY, 0, "");
        refused(TextFault.NOT_A_NUMBER, 0, "multipath 0 0 0");
        refused(TextFault.TRUNCATED, 0, "4 a b");
        refused(TextFault.TRUNCATED, 2, "0 0 2147483647 1 service-time 0 0 0");
        refused(TextFault.OUT_OF_RANGE, 2, "0 0 4294967297 1");
        refused(TextFault.OUT_OF_RANGE, 3, "0 0 1 2 service-time 0 0 0");
        refused(TextFault.OUT_OF_RANGE, 3, "0 0 1 0 service-time 0 0 0");
        refused(TextFault.OUT_OF_RANGE, 3, "0 0 0 1");
        refused(TextFault.TRUNCATED, 9, "0 0 1 1 service-time 0 1 2147483647 8:16 1");
        refused(TextFault.NOT_A_DEVICE, 8, "0 0 1 1 service-time 0 1 1 sda 1");
        refused(TextFault.NOT_A_DEVICE, 8, "0 0 1 1 service-time 0 1 1 4096:0 1");
        refused(TextFault.NOT_A_DEVICE, 8, "0 0 1 1 service-time 0 1 1 8:1048576 1");
        refused(TextFault.TRAILING, 10, "0 0 1 1 service-time 0 1 1 8:16 1 8:32");
    }

    private static void refused(TextFault fault, int word, String text) {
        assertEquals(new Parsed.Malformed<>(fault, word), KernelTable.parse(text), text);
    }

    @Test
    void impossibleTablesAreBugs() {
        assertThrows(AssertionError.class, () -> new TablePath("sda", List.of()));
        assertThrows(AssertionError.class,
                () -> new MapTable(FeatureList.NONE, HardwareHandlerSpec.NONE, 1, List.of()));
        assertThrows(AssertionError.class, () -> new TableGroup(SelectorSpec.SERVICE_TIME, 1,
                List.of(new TablePath("8:16", List.of()))));
    }
}
