package io.polypath.agent.map;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the parameters that the kernel reports for a {@code multipath} target (dm-mpath.c, STATUSTYPE_TABLE). They
 * differ from what was loaded: a selector reports all its path arguments, and {@code service-time} has two.
 */
public final class KernelTable {

    private KernelTable() {}

    /**
     * Reads a text of any origin.
     *
     * @param params what follows the target's name in a table line
     */
    public static Parsed<MapTable> parse(String params) {
        Words words = new Words(params);
        FeatureList features = FeatureList.read(words);
        HardwareHandlerSpec handler = HardwareHandlerSpec.read(words);
        int count = words.count(4);
        int first = (int) words.number(count);
        if (words.ok() && count > 0 && first == 0) {
            words.failBack(TextFault.OUT_OF_RANGE);
        }
        List<TableGroup> groups = new ArrayList<>();
        for (int i = 0; i < count && words.ok(); i++) {
            groups.add(group(words));
        }
        return words.ok() ? words.end(new MapTable(features, handler, first, groups)) : words.end(null);
    }

    private static TableGroup group(Words words) {
        SelectorSpec selector = SelectorSpec.read(words);
        int count = words.count(1);
        int args = (int) words.number(Integer.MAX_VALUE);
        List<TablePath> paths = new ArrayList<>();
        for (int i = 0; i < count && words.ok(); i++) {
            String devT = words.next();
            if (words.ok() && !DeviceNumber.isValid(devT)) {
                words.failBack(TextFault.NOT_A_DEVICE);
            }
            List<String> pathArgs = words.take(args);
            if (words.ok()) {
                paths.add(new TablePath(devT, pathArgs));
            }
        }
        return new TableGroup(selector, args, paths);
    }
}
