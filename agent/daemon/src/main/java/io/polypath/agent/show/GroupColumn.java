package io.polypath.agent.show;

import io.polypath.agent.map.GroupState;
import io.polypath.agent.view.GroupView;
import io.polypath.agent.view.HostView;
import java.util.function.Function;

/** The wildcards of path groups, which only the topology and JSON layouts use. */
enum GroupColumn implements Column<GroupView> {
    SELECTOR('s', "selector", group -> group.selector().text()),
    PRIORITY('p', "pri", group -> Integer.toString(group.priority())),
    KERNEL_STATE('t', "dm_st", group -> state(group.state())),
    MARGINAL('M', "marginal_st", group -> Texts.marginal(group.marginal()));

    static final GroupColumn[] ALL = values();

    private final char letter;
    private final String header;
    private final Function<GroupView, String> cell;

    GroupColumn(char letter, String header, Function<GroupView, String> cell) {
        this.letter = letter;
        this.header = header;
        this.cell = cell;
    }

    @Override
    public char letter() {
        return letter;
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public String cell(GroupView group, HostView host) {
        return cell.apply(group);
    }

    private static String state(GroupState state) {
        if (state == null) {
            return "undef";
        }
        return switch (state) {
            case ACTIVE -> "active";
            case ENABLED -> "enabled";
            case DISABLED -> "disabled";
        };
    }
}
