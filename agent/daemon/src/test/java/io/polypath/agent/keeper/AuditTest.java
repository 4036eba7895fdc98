package io.polypath.agent.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.map.MapTable;
import io.polypath.agent.port.MapReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a map is read again of which nothing was heard. */
class AuditTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final String TABLE = "0 0 2 1 service-time 0 1 2 8:0 1 1 service-time 0 1 2 8:16 1 1";
    private static final String UNUSED = "2 0 0 0 2 1 E 0 1 2 8:0 A 0 0 1 E 0 1 2 8:16 A 0 0 1";
    private static final String USED = "2 0 0 0 2 1 A 0 1 2 8:0 A 0 0 1 E 0 1 2 8:16 A 0 0 1";

    private static KernelView view(String status) {
        MapTable table = KernelTable.parse(TABLE).orNull();
        return new KernelView(new MapReading("mpatha", "mpath-1", 253, 0, 2_048, false, false, false, 0, false, 0, table,
                KernelStatus.parse(status).orNull()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "true  | the group in use has a path                 | 2 0 0 0 2 1 A 0 1 2 8:0 A 0 0 1 E 0 1 2 8:16 A 0 0 1",
        "true  | no path works                               | 2 0 0 0 2 1 E 0 1 2 8:0 F 1 0 1 E 0 1 2 8:16 F 1 0 1",
        "false | there was no I/O yet                        | 2 0 0 0 2 1 E 0 1 2 8:0 A 0 0 1 E 0 1 2 8:16 A 0 0 1",
        "false | the group in use has lost its path          | 2 0 0 0 2 1 A 0 1 2 8:0 F 1 0 1 E 0 1 2 8:16 A 0 0 1",
        "false | another group is wanted                     | 2 0 0 0 2 2 A 0 1 2 8:0 A 0 0 1 E 0 1 2 8:16 A 0 0 1",
    })
    void whetherTheKernelWillTakeAnotherGroup(boolean settled, String why, String status) {
        assertEquals(settled, view(status).isSettled(), why);
    }

    @Test
    void whatNobodyTellsIsLookedForAfterLongerAndLongerRests() {
        MapClocks clocks = new MapClocks();
        long[] rests = {2, 8, 32, 60, 60};
        for (long rest : rests) {
            clocks.read(view(UNUSED), 0);
            assertEquals(rest * SECOND_NS, clocks.auditNs);
        }
        clocks.read(view(USED), SECOND_NS);
        assertEquals(61 * SECOND_NS, clocks.auditNs);
        clocks.read(view(UNUSED), SECOND_NS);
        assertEquals(3 * SECOND_NS, clocks.auditNs);
    }
}
