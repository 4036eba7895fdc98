package io.polypath.agent.map;

import io.polypath.agent.path.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A path group in a table.
 *
 * @param pathArgs how many arguments every path has
 */
public record TableGroup(SelectorSpec selector, int pathArgs, List<TablePath> paths) {

    public TableGroup {
        paths = List.copyOf(paths);
        for (TablePath path : paths) {
            Check.that(path.args().size() == pathArgs, "a group's paths have as many arguments", pathArgs);
        }
    }

    /** Whether the paths are the same; their order within a group does not count. */
    boolean samePaths(TableGroup other) {
        return paths.size() == other.paths.size() && devices().equals(other.devices());
    }

    Set<String> devices() {
        return paths.stream().map(TablePath::devT).collect(Collectors.toCollection(HashSet::new));
    }

    void appendTo(StringBuilder text) {
        text.append(' ').append(selector.text()).append(' ').append(paths.size()).append(' ').append(pathArgs);
        for (TablePath path : paths) {
            text.append(' ').append(path.devT());
            path.args().forEach(arg -> text.append(' ').append(arg));
        }
    }
}
