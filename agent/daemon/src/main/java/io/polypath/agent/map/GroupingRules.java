package io.polypath.agent.map;

/**
 * How a map's paths are grouped.
 *
 * @param policy which paths belong together
 * @param marginalApart {@code marginal_pathgroups} on or fpin: marginal paths form groups of their own, which come last
 * @param selector the path selector; round-robin likes its paths in another order
 */
public record GroupingRules(GroupingPolicy policy, boolean marginalApart, SelectorSpec selector) {}
