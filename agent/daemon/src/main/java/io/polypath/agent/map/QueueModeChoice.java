package io.polypath.agent.map;

/**
 * What a map's {@code queue_mode} came to.
 *
 * @param mode the mode that the map has or gets
 * @param features the configured features, changed so that they ask for it
 * @param dropped whether something that was configured is without effect, which deserves a line in the log
 */
public record QueueModeChoice(QueueMode mode, FeatureList features, boolean dropped) {}
