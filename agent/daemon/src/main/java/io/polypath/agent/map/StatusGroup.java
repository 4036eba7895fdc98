package io.polypath.agent.map;

import java.util.List;

/**
 * What the kernel says about a path group.
 *
 * @param selectorArgs what the selector says about the group
 */
public record StatusGroup(GroupState state, List<String> selectorArgs, List<StatusPath> paths) {

    public StatusGroup {
        selectorArgs = List.copyOf(selectorArgs);
        paths = List.copyOf(paths);
    }
}
