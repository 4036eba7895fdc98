package io.polypath.agent.map;

/**
 * Everything that decides on a map's table.
 *
 * @param features reconciled features; those that are options of their own are taken out
 * @param queueing whether I/O shall wait while no path is usable, see {@link Queueing#tableQueues}
 * @param grouping the groups, and with them the one that takes I/O first
 */
public record TableWish(
        FeatureList features,
        boolean queueing,
        HardwareHandlerSpec handler,
        SelectorSpec selector,
        MinIo minIo,
        Grouping grouping) {}
