package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableDiffTest {

    private static final String SAME = "0 0 2 1 service-time 0 2 1 8:16 1 8:32 1 service-time 0 1 1 8:48 1";

    private static MapTable table(String text) {
        return KernelTable.parse(text).orNull();
    }

    private static WantedMap wanted(String text) {
        return new WantedMap("mpatha", 2048, new WantedTable(table(text), text), true, false, false);
    }

    private static KernelMap kernel(String text) {
        return new KernelMap("mpatha", 2048, table(text), table(text).firstGroup(), true);
    }

    private static void check(MapAction action, MapChangeReason reason, String wanted, String kernel) {
        assertEquals(new MapChange(action, reason, false), TableDiff.compare(wanted(wanted), kernel(kernel)),
                wanted + " against " + kernel);
    }

    @Test
    void nothingIsDoneWhenNothingDiffers() {
        check(MapAction.NOTHING, MapChangeReason.NO_DIFFERENCE, SAME, SAME);
    }

    @Test
    void theKernelsWayToReportTheSameTableIsNoDifference() {
        check(MapAction.NOTHING, MapChangeReason.NO_DIFFERENCE, SAME,
                "1 retain_attached_hw_handler 0 2 1 service-time 0 2 2 8:16 1 1 8:32 1 1 service-time 0 1 2 8:48 1 1");
        check(MapAction.NOTHING, MapChangeReason.NO_DIFFERENCE,
                "2 queue_mode bio 0 1 1 round-robin 0 1 1 8:16 1000",
                "2 queue_mode bio 0 1 1 round-robin 0 1 1 8:16 1");
        check(MapAction.NOTHING, MapChangeReason.NO_DIFFERENCE,
                "2 queue_mode mq 0 1 1 round-robin 0 1 1 8:16 1", "0 0 1 1 round-robin 0 1 1 8:16 1");
        check(MapAction.NOTHING, MapChangeReason.NO_DIFFERENCE,
                "0 0 1 1 historical-service-time 1 10 1 1 8:16 1", "0 0 1 1 historical-service-time 0 1 1 8:16 1");
        check(MapAction.NOTHING, MapChangeReason.NO_DIFFERENCE,
                "0 0 1 1 own 0 1 1 8:16 1", "0 0 1 1 own 0 1 0 8:16");
    }

    @Test
    void theOrderOfPathsWithinAGroupIsNoDifference() {
        check(MapAction.NOTHING, MapChangeReason.NO_DIFFERENCE, SAME,
                "0 0 2 1 service-time 0 2 1 8:32 1 8:16 1 service-time 0 1 1 8:48 1");
    }

    @Test
    void aMapThatIsNotThereIsCreated() {
        assertEquals(new MapChange(MapAction.CREATE, MapChangeReason.NO_SUCH_MAP, false),
                TableDiff.compare(wanted(SAME), null));
    }

    @Test
    void aMapOfUnknownSizeIsRejected() {
        WantedMap unknown = new WantedMap("mpatha", 0, wanted(SAME).table(), true, true, false);
        assertSame(MapAction.REJECT, TableDiff.compare(unknown, null).action());
        assertSame(MapAction.REJECT, TableDiff.compare(unknown, kernel(SAME)).action());
    }

    @Test
    void eachDifferenceHasItsAction() {
        check(MapAction.RELOAD, MapChangeReason.QUEUE_IF_NO_PATH, "1 queue_if_no_path" + SAME.substring(1), SAME);
        check(MapAction.RELOAD, MapChangeReason.QUEUE_IF_NO_PATH, SAME, "1 queue_if_no_path" + SAME.substring(1));
        check(MapAction.RELOAD, MapChangeReason.HARDWARE_HANDLER, SAME.replaceFirst("0 0", "0 1 alua"), SAME);
        check(MapAction.RELOAD, MapChangeReason.FEATURES, "2 pg_init_retries 50" + SAME.substring(1), SAME);
        check(MapAction.RELOAD, MapChangeReason.SELECTOR, SAME.replace("service-time", "queue-length"), SAME);
        check(MapAction.RELOAD, MapChangeReason.SELECTOR,
                "0 0 1 1 own 1 a 1 1 8:16 1", "0 0 1 1 own 1 b 1 1 8:16 1");
        check(MapAction.RELOAD, MapChangeReason.MINIO, SAME, SAME.replace("8:16 1", "8:16 100"));
        check(MapAction.RELOAD, MapChangeReason.GROUP_COUNT, "0 0 1 1 service-time 0 3 1 8:16 1 8:32 1 8:48 1", SAME);
        check(MapAction.RELOAD, MapChangeReason.GROUP_COUNT, "0 0 0 0", SAME);
        check(MapAction.RELOAD, MapChangeReason.GROUP_COUNT, SAME, "0 0 0 0");
        check(MapAction.RELOAD, MapChangeReason.GROUP_PATHS, SAME.replace("8:48", "8:64"), SAME);
        check(MapAction.RELOAD, MapChangeReason.GROUP_ORDER,
                "0 0 2 1 service-time 0 1 1 8:48 1 service-time 0 2 1 8:16 1 8:32 1", SAME);
        check(MapAction.SWITCH_GROUP, MapChangeReason.NEXT_GROUP, SAME.replaceFirst("2 1", "2 2"), SAME);
    }

    @Test
    void theKernelsQueueingIsRightWhereNobodyManagesIt() {
        WantedMap unmanaged = new WantedMap("mpatha", 2048, wanted(SAME).table(), false, false, false);
        assertSame(MapAction.NOTHING,
                TableDiff.compare(unmanaged, kernel("1 queue_if_no_path" + SAME.substring(1))).action());
    }

    @Test
    void aNewNameAloneIsARenameAndGoesAlongWithEverythingElse() {
        KernelMap old = new KernelMap("mpathb", 2048, table(SAME), 1, true);
        assertEquals(new MapChange(MapAction.RENAME, MapChangeReason.NAME, true), TableDiff.compare(wanted(SAME), old));
        KernelMap small = new KernelMap("mpathb", 1024, table(SAME), 1, true);
        assertEquals(new MapChange(MapAction.RESIZE, MapChangeReason.SIZE, true),
                TableDiff.compare(wanted(SAME), small));
        KernelMap elsewhere = new KernelMap("mpathb", 2048, table(SAME), 2, true);
        assertEquals(new MapChange(MapAction.SWITCH_GROUP, MapChangeReason.NEXT_GROUP, true),
                TableDiff.compare(wanted(SAME), elsewhere));
    }

    /** Undoes one difference after the other of a map in which everything differs. */
    @Test
    void theFirstDifferenceInTheDocumentedOrderIsTheReason() {
        String want = "1 queue_if_no_path 0 2 1 service-time 0 2 1 8:16 1 8:32 1 service-time 0 1 1 8:48 1";
        List<String> have = List.of(
                "2 pg_init_retries 50 1 alua 1 1 queue-length 0 1 1 8:16 9",
                "3 queue_if_no_path pg_init_retries 50 1 alua 1 1 queue-length 0 1 1 8:16 9",
                "3 queue_if_no_path pg_init_retries 50 0 1 1 queue-length 0 1 1 8:16 9",
                "1 queue_if_no_path 0 1 1 queue-length 0 1 1 8:16 9",
                "1 queue_if_no_path 0 1 1 service-time 0 1 1 8:16 9",
                "1 queue_if_no_path 0 1 1 service-time 0 1 1 8:16 1",
                "1 queue_if_no_path 0 2 2 service-time 0 1 1 8:16 1 service-time 0 2 1 8:32 1 8:48 1",
                "1 queue_if_no_path 0 2 2 service-time 0 1 1 8:48 1 service-time 0 2 1 8:16 1 8:32 1",
                "1 queue_if_no_path 0 2 2 service-time 0 2 1 8:16 1 8:32 1 service-time 0 1 1 8:48 1",
                want);
        WantedMap forced = new WantedMap("mpatha", 2048, wanted(want).table(), true, true, false);
        assertSame(MapChangeReason.SIZE,
                TableDiff.compare(forced, new KernelMap("mpatha", 1, table(have.getFirst()), 1, false)).reason());
        KernelMap unready = new KernelMap("mpatha", 2048, table(have.getFirst()), 1, false);
        assertSame(MapChangeReason.FORCED, TableDiff.compare(forced, unready).reason());
        assertSame(MapChangeReason.UDEV_INCOMPLETE, TableDiff.compare(wanted(want), unready).reason());
        List<MapChangeReason> reasons = have.stream()
                .map(text -> TableDiff.compare(wanted(want), kernel(text)).reason())
                .toList();
        assertEquals(List.of(MapChangeReason.QUEUE_IF_NO_PATH, MapChangeReason.HARDWARE_HANDLER,
                MapChangeReason.FEATURES, MapChangeReason.SELECTOR, MapChangeReason.MINIO, MapChangeReason.GROUP_COUNT,
                MapChangeReason.GROUP_PATHS, MapChangeReason.GROUP_ORDER, MapChangeReason.NEXT_GROUP,
                MapChangeReason.NO_DIFFERENCE), reasons);
    }
}
