package io.polypath.agent.map;

/**
 * What is to be done to a map.
 *
 * @param action the strongest thing to do; {@link MapAction#RENAME} only when nothing else is
 * @param reason the first difference that was found
 * @param rename whether the map gets its new name first
 */
public record MapChange(MapAction action, MapChangeReason reason, boolean rename) {}
