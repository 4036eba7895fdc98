package io.polypath.agent.show;

import io.polypath.agent.view.GroupView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.PathView;
import java.util.List;

/**
 * Maps as JSON, in the schema of multipath-tools, version 0.1: {@code show maps json}, {@code show map X json}. Keys, their
 * order and the blanks between are the incumbent's, because there are readers that look for lines; values are escaped, which
 * the incumbent's are not.
 */
public final class MapJson {

    private static final String HEAD = "{\n   \"major_version\": 0,\n   \"minor_version\": 1,\n";
    private static final byte[] GROUPS = JsonMember.line(2, "\"path_groups\": [");
    private static final byte[] NUMBER = JsonMember.line(3, "\"group\" : ");
    private static final byte[] PATHS = JsonMember.line(3, "\"paths\": [");
    private static final byte[][] ENDS = {null, JsonMember.line(1, "}"), JsonMember.line(2, "}"), JsonMember.line(3, "}")};

    private static final List<JsonMember<MapView>> OF_MAP = List.of(
            JsonMember.text(2, "name", MapColumn.NAME),
            JsonMember.text(2, "uuid", MapColumn.UUID),
            JsonMember.word(2, "sysfs", MapColumn.KERNEL_NAME),
            JsonMember.word(2, "failback", MapColumn.FAILBACK),
            JsonMember.word(2, "queueing", MapColumn.QUEUEING),
            JsonMember.number(2, "paths", MapColumn.PATHS),
            JsonMember.word(2, "write_prot", MapColumn.WRITE_PROTECTION),
            JsonMember.word(2, "dm_st", MapColumn.KERNEL_STATE),
            JsonMember.text(2, "features", MapColumn.FEATURES),
            JsonMember.text(2, "hwhandler", MapColumn.HANDLER),
            JsonMember.word(2, "action", MapColumn.ACTION),
            JsonMember.number(2, "path_faults", MapColumn.PATH_FAULTS),
            JsonMember.text(2, "vend", MapColumn.VENDOR),
            JsonMember.text(2, "prod", MapColumn.PRODUCT),
            JsonMember.text(2, "rev", MapColumn.REVISION),
            JsonMember.number(2, "switch_grp", MapColumn.GROUP_SWITCHES),
            JsonMember.number(2, "map_loads", MapColumn.TABLE_LOADS),
            JsonMember.number(2, "total_q_time", MapColumn.QUEUEING_TIME),
            JsonMember.number(2, "q_timeouts", MapColumn.QUEUEING_TIMEOUTS));

    private static final List<JsonMember<GroupView>> OF_GROUP = List.of(
            JsonMember.text(3, "selector", GroupColumn.SELECTOR),
            JsonMember.number(3, "pri", GroupColumn.PRIORITY),
            JsonMember.word(3, "dm_st", GroupColumn.KERNEL_STATE),
            JsonMember.word(3, "marginal_st", GroupColumn.MARGINAL));

    private static final List<JsonMember<PathView>> OF_PATH = List.of(
            JsonMember.text(4, "dev", PathColumn.NAME),
            JsonMember.word(4, "dev_t", PathColumn.DEVICE),
            JsonMember.word(4, "dm_st", PathColumn.KERNEL_STATE),
            JsonMember.word(4, "dev_st", PathColumn.DEVICE_STATE),
            JsonMember.word(4, "chk_st", PathColumn.CHECKER_STATE),
            JsonMember.word(4, "checker", PathColumn.CHECKER),
            JsonMember.number(4, "pri", PathColumn.PRIORITY),
            JsonMember.text(4, "host_wwnn", PathColumn.HOST_NODE),
            JsonMember.text(4, "target_wwnn", PathColumn.TARGET_NODE),
            JsonMember.text(4, "host_wwpn", PathColumn.HOST_PORT),
            JsonMember.text(4, "target_wwpn", PathColumn.TARGET_PORT),
            JsonMember.text(4, "host_adapter", PathColumn.HOST_ADAPTER),
            JsonMember.word(4, "lun_hex", PathColumn.LUN),
            JsonMember.lastWord(4, "marginal_st", PathColumn.MARGINAL));

    private final HostView host;
    private final Sheet out;

    private MapJson(Sheet out, HostView host) {
        this.out = out;
        this.host = host;
    }

    /** All maps. */
    public static void maps(Sheet out, HostView host, MapTexts written) {
        out.append(HEAD).append("   \"maps\": [");
        written.write(out, host);
        out.append("]\n}\n");
    }

    /** One map. */
    public static void map(Sheet out, HostView host, MapView map) {
        out.append(HEAD).append("   \"map\":");
        members(out, host, map);
        close(out, 1, true);
        out.append("\n}\n");
    }

    /** A map from its first brace on; {@link #close} writes the last. */
    static void members(Sheet out, HostView host, MapView map) {
        new MapJson(out, host).map(map);
    }

    private void map(MapView map) {
        members(OF_MAP, map);
        out.append(GROUPS);
        for (int i = 0; i < map.groups().size(); i++) {
            group(map.groups().get(i), i + 1);
            close(out, 2, i + 1 == map.groups().size());
        }
        out.append("]\n");
    }

    private void group(GroupView group, int number) {
        members(OF_GROUP, group);
        out.append(NUMBER).append(number).append(",\n").append(PATHS);
        for (int i = 0; i < group.paths().size(); i++) {
            members(OF_PATH, group.paths().get(i));
            close(out, 3, i + 1 == group.paths().size());
        }
        out.append("]\n");
    }

    private <T> void members(List<JsonMember<T>> members, T row) {
        out.append("{\n");
        for (int i = 0; i < members.size(); i++) {
            members.get(i).write(out, row, host);
        }
    }

    static void close(Sheet out, int depth, boolean last) {
        out.append(ENDS[depth]);
        if (!last) {
            out.append(',');
        }
    }
}
