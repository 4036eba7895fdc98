package io.polypath.agent.view;

import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.SelectorSpec;
import java.util.List;
import java.util.Objects;

/**
 * A path group.
 *
 * @param selector of the kernel's table
 * @param priority see {@code PathGroup.priority} of the package map
 * @param state in the kernel; null when its status has not been read
 * @param marginal whether its paths stand apart because they lose I/O
 * @param paths in the order of the kernel's table
 */
public record GroupView(
        SelectorSpec selector, int priority, GroupState state, boolean marginal, List<PathView> paths) {

    public GroupView {
        Objects.requireNonNull(selector);
        paths = List.copyOf(paths);
    }

    boolean sameButForChecks(GroupView other) {
        if (priority != other.priority
                || state != other.state
                || marginal != other.marginal
                || selector != other.selector && !selector.equals(other.selector)
                || paths.size() != other.paths.size()) {
            return false;
        }
        for (int i = 0; i < paths.size(); i++) {
            if (!paths.get(i).sameButForChecks(other.paths.get(i))) {
                return false;
            }
        }
        return true;
    }
}
