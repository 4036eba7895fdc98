package io.polypath.agent.map;

import java.util.List;

/**
 * The table that a map should have, with its text. Two are equal when their texts are.
 *
 * @param text what goes to the kernel
 */
public record WantedTable(MapTable table, String text) {

    /** Composes it. {@code retain_attached_hw_handler} is left out: only kernels before 4.3 need to be told. */
    public static WantedTable of(TableWish wish) {
        FeatureList features = wish.queueing()
                ? wish.features().with(FeatureList.QUEUE_IF_NO_PATH)
                : wish.features().without(FeatureList.QUEUE_IF_NO_PATH);
        QueueMode mode = QueueMode.of(features);
        List<TableGroup> groups = wish.grouping().groups().stream().map(group -> group(wish, mode, group)).toList();
        MapTable table = new MapTable(features, wish.handler(), wish.grouping().best(), groups);
        return new WantedTable(table, table.text());
    }

    private static TableGroup group(TableWish wish, QueueMode mode, PathGroup group) {
        List<TablePath> paths = group.paths().stream()
                .map(path -> TablePath.of(path.devT(), wish.minIo().of(mode, path.priority())))
                .toList();
        return new TableGroup(wish.selector(), 1, paths);
    }
}
