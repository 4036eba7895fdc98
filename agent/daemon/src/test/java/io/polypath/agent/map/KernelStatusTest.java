package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelStatusTest {

    private static final String TEXT =
            "2 0 3 0 2 1 A 0 2 2 8:16 A 0 0 1 8:32 F 17 5 1 E 0 1 2 8:48 A 4294967295 0 1";
    private static final MapTable TABLE = KernelTable.parse(
            "0 0 2 1 service-time 0 2 2 8:16 1 1 8:32 1 1 service-time 0 1 2 8:48 1 1").orNull();

    private static KernelStatus status(String text) {
        return KernelStatus.parse(text).orNull();
    }

    @Test
    void aStatusTellsGroupsAndPaths() {
        KernelStatus status = status(TEXT);
        assertEquals(1, status.nextGroup());
        assertEquals(List.of("0", "3"), status.featureArgs());
        assertFalse(status.queuesNow());
        assertSame(GroupState.ACTIVE, status.groups().get(0).state());
        assertSame(GroupState.ENABLED, status.groups().get(1).state());
        assertEquals(new StatusPath("8:32", false, 17, List.of("5", "1")), status.groups().get(0).paths().get(1));
        assertEquals(0xffff_ffffL, status.groups().get(1).paths().getFirst().failCount());
        assertNull(status.disagreement(TABLE));
    }

    @Test
    void queuedIoAndOtherKernelsArgumentsAreRead() {
        KernelStatus status = status("2 1 0 1 alua 1 1 D 2 x y 1 0 8:16 A 0");
        assertTrue(status.queuesNow());
        assertEquals(List.of("alua"), status.handlerArgs());
        assertSame(GroupState.DISABLED, status.groups().getFirst().state());
        assertEquals(List.of("x", "y"), status.groups().getFirst().selectorArgs());
        assertFalse(status("0 0 0 0").queuesNow());
        assertEquals(0, status("2 0 0 0 0 0").groups().size());
    }

    @Test
    void anotherTableThanTheOneThatWasReadIsNoticed() {
        assertSame(TextFault.OTHER_GROUPS, status("2 0 0 0 1 1 A 0 2 2 8:16 A 0 0 1 8:32 A 0 0 1").disagreement(TABLE));
        assertSame(TextFault.OTHER_PATHS,
                status("2 0 0 0 2 1 A 0 1 0 8:16 A 0 E 0 1 0 8:48 A 0").disagreement(TABLE));
        assertSame(TextFault.OTHER_PATHS,
                status("2 0 0 0 2 1 A 0 2 0 8:16 A 0 8:64 A 0 E 0 1 0 8:48 A 0").disagreement(TABLE));
    }

    @Test
    void leastPendingAloneReportsItsMinioInTheStatus() {
        MapTable table = KernelTable.parse("0 0 1 1 least-pending 0 1 1 8:16 7").orNull();
        assertEquals(32, status("2 0 0 0 1 1 A 0 1 1 8:16 A 0 32:5").minio(table, 0, 0));
        assertEquals(32, status("2 0 0 0 1 1 A 0 1 1 8:16 A 0 32").minio(table, 0, 0));
        assertEquals(7, status("2 0 0 0 1 1 A 0 1 1 8:16 A 0 x:5").minio(table, 0, 0));
        assertEquals(7, status("2 0 0 0 1 1 A 0 1 0 8:16 A 0").minio(table, 0, 0));
        MapTable other = KernelTable.parse("0 0 1 1 service-time 0 1 1 8:16 7").orNull();
        assertEquals(7, status("2 0 0 0 1 1 A 0 1 1 8:16 A 0 32:5").minio(other, 0, 0));
    }

    @Test
    void everyCutOfAStatusIsRefused() {
        assertNotNull(status(TEXT));
        for (int end = 0; end < TEXT.length() - 1; end++) {
            assertNotNull(KernelStatus.parse(TEXT.substring(0, end)).fault(), TEXT.substring(0, end));
        }
    }

    @Test
    void hostileStatusesAreRefusedByName() {
        refused(TextFault.EMPTY, " ");
        refused(TextFault.NOT_A_NUMBER, "x");
        refused(TextFault.TRUNCATED, "2147483647 0");
        refused(TextFault.TRUNCATED, "2 0 0 0 2147483647 1 A 0 0 0");
        refused(TextFault.TRUNCATED, "2 0 0 0 1 1 A 0 2147483647 2147483647 8:16 A 0");
        refused(TextFault.TRUNCATED, "2 0 0 0 1 1 A 0 1 2147483647 8:16 A 0");
        refused(TextFault.OUT_OF_RANGE, "2 0 0 0 1 2 A 0 0 0");
        refused(TextFault.OUT_OF_RANGE, "2 0 0 0 1 1 A 0 1 0 8:16 A 4294967296");
        refused(TextFault.NOT_A_STATE, "2 0 0 0 1 1 X 0 0 0");
        refused(TextFault.NOT_A_STATE, "2 0 0 0 1 1 AE 0 0 0");
        refused(TextFault.NOT_A_STATE, "2 0 0 0 1 1 A 0 1 0 8:16 a 0");
        refused(TextFault.NOT_A_DEVICE, "2 0 0 0 1 1 A 0 1 0 8-16 A 0");
        refused(TextFault.NOT_A_NUMBER, "2 0 0 0 1 1 A 0 1 0 8:16 A -1");
        refused(TextFault.TRAILING, "2 0 0 0 1 1 A 0 1 0 8:16 A 0 8:32");
    }

    private static void refused(TextFault fault, String text) {
        assertSame(fault, KernelStatus.parse(text).fault(), text);
    }
}
