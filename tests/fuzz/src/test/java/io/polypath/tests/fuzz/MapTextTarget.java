package io.polypath.tests.fuzz;

import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.map.MapTable;
import io.polypath.agent.map.SelectorSpec;

/** Tables and status lines of device-mapper: the input is a table, a line feed, and a status. */
public final class MapTextTarget {

    private MapTextTarget() {}

    /** Reads both, and the table once more from what is written of it. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        int end = text.indexOf('\n');
        MapTable table = KernelTable.parse(end < 0 ? text : text.substring(0, end)).orNull();
        KernelStatus status = KernelStatus.parse(end < 0 ? text : text.substring(end + 1)).orNull();
        FeatureList.parse(text);
        HardwareHandlerSpec.parse(text);
        SelectorSpec.parse(text);
        if (table != null) {
            Input.same(table, KernelTable.parse(table.text()).orNull());
        }
        if (table != null && status != null && status.disagreement(table) == null) {
            minios(table, status);
        }
    }

    private static void minios(MapTable table, KernelStatus status) {
        for (int group = 0; group < table.groups().size(); group++) {
            for (int path = 0; path < table.groups().get(group).paths().size(); path++) {
                status.minio(table, group, path);
            }
        }
    }
}
