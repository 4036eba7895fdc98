package io.polypath.agent.map;

import io.polypath.agent.path.Check;
import java.util.List;

/**
 * Parameters of a device-mapper {@code multipath} target, wanted or in the kernel. Immutable.
 *
 * <pre>
 * FEATURES HANDLER #GROUPS FIRST { SELECTOR #PATHS #PATHARGS { MAJOR:MINOR ARG… }… }…
 * </pre>
 *
 * @param firstGroup the group that takes I/O first, from 1; 0 when there are no groups
 */
public record MapTable(FeatureList features, HardwareHandlerSpec handler, int firstGroup, List<TableGroup> groups) {

    public MapTable {
        groups = List.copyOf(groups);
        Check.that(firstGroup >= (groups.isEmpty() ? 0 : 1) && firstGroup <= groups.size(),
                "the first group is one of the groups", firstGroup);
    }

    /** How the map takes I/O. */
    public QueueMode queueMode() {
        return QueueMode.of(features);
    }

    /** The parameters' text, single blanks, none at the ends. */
    public String text() {
        StringBuilder text = new StringBuilder(features.text());
        text.append(' ').append(handler.text()).append(' ').append(groups.size()).append(' ').append(firstGroup);
        groups.forEach(group -> group.appendTo(text));
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
