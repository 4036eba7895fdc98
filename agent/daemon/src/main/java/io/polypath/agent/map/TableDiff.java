package io.polypath.agent.map;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares a map that should be with the one that the kernel has. A function only. */
public final class TableDiff {

    private TableDiff() {}

    /**
     * Compares; the first difference in the order of {@link MapChangeReason} decides.
     *
     * @param kernel null when the kernel has no map of that uuid
     */
    public static MapChange compare(WantedMap wanted, KernelMap kernel) {
        if (wanted.sizeSectors() == 0) {
            return new MapChange(MapAction.REJECT, MapChangeReason.SIZE_UNKNOWN, false);
        }
        if (kernel == null) {
            return new MapChange(MapAction.CREATE, MapChangeReason.NO_SUCH_MAP, false);
        }
        boolean rename = !wanted.name().equals(kernel.name());
        MapChangeReason reason = reason(wanted, kernel);
        if (reason == MapChangeReason.NO_DIFFERENCE && rename) {
            return new MapChange(MapAction.RENAME, MapChangeReason.NAME, true);
        }
        return new MapChange(actionFor(reason), reason, rename);
    }

    /** What is done to a map for that reason. */
    public static MapAction actionFor(MapChangeReason reason) {
        return switch (reason) {
            case SIZE_UNKNOWN -> MapAction.REJECT;
            case NO_SUCH_MAP -> MapAction.CREATE;
            case SIZE -> MapAction.RESIZE;
            case FORCED, UDEV_INCOMPLETE, QUEUE_IF_NO_PATH, HARDWARE_HANDLER, FEATURES, SELECTOR, MINIO, GROUP_COUNT,
                    GROUP_PATHS, GROUP_ORDER -> MapAction.RELOAD;
            case NEXT_GROUP -> MapAction.SWITCH_GROUP;
            case NAME -> MapAction.RENAME;
            case NO_DIFFERENCE -> MapAction.NOTHING;
        };
    }

    private static MapChangeReason reason(WantedMap wanted, KernelMap kernel) {
        if (wanted.sizeSectors() != kernel.sizeSectors()) {
            return MapChangeReason.SIZE;
        }
        if (wanted.forced()) {
            return MapChangeReason.FORCED;
        }
        if (!kernel.udevComplete()) {
            return MapChangeReason.UDEV_INCOMPLETE;
        }
        MapTable want = wanted.table().table();
        MapTable have = kernel.table();
        if (wanted.managesQueueing() && want.features().queues() != have.features().queues()) {
            return MapChangeReason.QUEUE_IF_NO_PATH;
        }
        MapChangeReason settings = settings(want, have);
        return settings != MapChangeReason.NO_DIFFERENCE ? settings : topology(want, have, kernel.nextGroup());
    }

    private static MapChangeReason settings(MapTable want, MapTable have) {
        if (!want.handler().equals(have.handler())) {
            return MapChangeReason.HARDWARE_HANDLER;
        }
        if (!want.features().sameAs(have.features())) {
            return MapChangeReason.FEATURES;
        }
        if (!sameSelectors(want, have)) {
            return MapChangeReason.SELECTOR;
        }
        return sameMinio(want, have) ? MapChangeReason.NO_DIFFERENCE : MapChangeReason.MINIO;
    }

    /** Selectors of the kernel take arguments but report none, so arguments count only where it reports some. */
    private static boolean sameSelectors(MapTable want, MapTable have) {
        if (want.groups().isEmpty()) {
            return true;
        }
        SelectorSpec selector = want.groups().getFirst().selector();
        return have.groups().stream().map(TableGroup::selector).allMatch(other -> other.name().equals(selector.name())
                && (other.args().isEmpty() || other.args().equals(selector.args())));
    }

    /** Looks only at paths that are in both tables; the others are a matter of topology. */
    private static boolean sameMinio(MapTable want, MapTable have) {
        Map<String, Long> present = new HashMap<>();
        have.groups().forEach(group -> group.paths().forEach(path -> present.put(path.devT(), path.minio())));
        return want.groups().stream().flatMap(group -> group.paths().stream())
                .allMatch(path -> sameMinio(path.minio(), present.getOrDefault(path.devT(), TablePath.NO_MINIO)));
    }

    /**
     * A kernel that reports 1 has read our number and uses 1 (since 4.6), and a selector that reports none has no use
     * for it: to load the same table again would change nothing.
     */
    private static boolean sameMinio(long want, long have) {
        return want == have || have == TablePath.NO_MINIO || have == 1 && want > 1;
    }

    private static MapChangeReason topology(MapTable want, MapTable have, int nextGroup) {
        if (want.groups().size() != have.groups().size()) {
            return MapChangeReason.GROUP_COUNT;
        }
        Set<Set<String>> missing = new HashSet<>();
        boolean inOrder = true;
        for (int i = 0; i < want.groups().size(); i++) {
            missing.add(want.groups().get(i).devices());
            inOrder &= want.groups().get(i).samePaths(have.groups().get(i));
        }
        if (inOrder) {
            return want.firstGroup() == nextGroup ? MapChangeReason.NO_DIFFERENCE : MapChangeReason.NEXT_GROUP;
        }
        have.groups().forEach(group -> missing.remove(group.devices()));
        return missing.isEmpty() ? MapChangeReason.GROUP_ORDER : MapChangeReason.GROUP_PATHS;
    }
}
