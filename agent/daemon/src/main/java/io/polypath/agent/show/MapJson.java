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
    private static final int STEP = 3;

    private final HostView host;
    private final Sheet out;

    private MapJson(Sheet out, HostView host) {
        this.out = out;
        this.host = host;
        out.append(HEAD);
    }

    /** All maps. */
    public static void maps(Sheet out, HostView host) {
        MapJson page = new MapJson(out, host);
        out.append("   \"maps\": [");
        List<MapView> maps = host.maps();
        for (int i = 0; i < maps.size() && !out.full(); i++) {
            page.map(maps.get(i));
            page.close(1, i + 1 == maps.size());
        }
        out.append("]\n}\n");
    }

    /** One map. */
    public static void map(Sheet out, HostView host, MapView map) {
        MapJson page = new MapJson(out, host);
        out.append("   \"map\":");
        page.map(map);
        page.close(1, true);
        out.append("\n}\n");
    }

    private void map(MapView map) {
        out.append("{\n");
        text(2, "name", MapColumn.NAME, map);
        text(2, "uuid", MapColumn.UUID, map);
        text(2, "sysfs", MapColumn.KERNEL_NAME, map);
        text(2, "failback", MapColumn.FAILBACK, map);
        text(2, "queueing", MapColumn.QUEUEING, map);
        number(2, "paths", MapColumn.PATHS, map);
        text(2, "write_prot", MapColumn.WRITE_PROTECTION, map);
        text(2, "dm_st", MapColumn.KERNEL_STATE, map);
        text(2, "features", MapColumn.FEATURES, map);
        text(2, "hwhandler", MapColumn.HANDLER, map);
        text(2, "action", MapColumn.ACTION, map);
        number(2, "path_faults", MapColumn.PATH_FAULTS, map);
        text(2, "vend", MapColumn.VENDOR, map);
        text(2, "prod", MapColumn.PRODUCT, map);
        text(2, "rev", MapColumn.REVISION, map);
        number(2, "switch_grp", MapColumn.GROUP_SWITCHES, map);
        number(2, "map_loads", MapColumn.TABLE_LOADS, map);
        number(2, "total_q_time", MapColumn.QUEUEING_TIME, map);
        number(2, "q_timeouts", MapColumn.QUEUEING_TIMEOUTS, map);
        indent(2).append("\"path_groups\": [");
        for (int i = 0; i < map.groups().size(); i++) {
            group(map.groups().get(i), i + 1);
            close(2, i + 1 == map.groups().size());
        }
        out.append("]\n");
    }

    private void group(GroupView group, int number) {
        out.append("{\n");
        text(3, "selector", GroupColumn.SELECTOR, group);
        number(3, "pri", GroupColumn.PRIORITY, group);
        text(3, "dm_st", GroupColumn.KERNEL_STATE, group);
        text(3, "marginal_st", GroupColumn.MARGINAL, group);
        member(3, "group").append(number).append(",\n");
        indent(3).append("\"paths\": [");
        for (int i = 0; i < group.paths().size(); i++) {
            path(group.paths().get(i));
            close(3, i + 1 == group.paths().size());
        }
        out.append("]\n");
    }

    private void path(PathView path) {
        out.append("{\n");
        text(4, "dev", PathColumn.NAME, path);
        text(4, "dev_t", PathColumn.DEVICE, path);
        text(4, "dm_st", PathColumn.KERNEL_STATE, path);
        text(4, "dev_st", PathColumn.DEVICE_STATE, path);
        text(4, "chk_st", PathColumn.CHECKER_STATE, path);
        text(4, "checker", PathColumn.CHECKER, path);
        number(4, "pri", PathColumn.PRIORITY, path);
        text(4, "host_wwnn", PathColumn.HOST_NODE, path);
        text(4, "target_wwnn", PathColumn.TARGET_NODE, path);
        text(4, "host_wwpn", PathColumn.HOST_PORT, path);
        text(4, "target_wwpn", PathColumn.TARGET_PORT, path);
        text(4, "host_adapter", PathColumn.HOST_ADAPTER, path);
        text(4, "lun_hex", PathColumn.LUN, path);
        member(4, "marginal_st");
        quoted(PathColumn.MARGINAL.cell(path, host)).append('\n');
    }

    private <T> void text(int depth, String key, Column<T> column, T row) {
        member(depth, key);
        quoted(column.cell(row, host)).append(",\n");
    }

    private <T> void number(int depth, String key, Column<T> column, T row) {
        member(depth, key).append(column.cell(row, host)).append(",\n");
    }

    private Sheet member(int depth, String key) {
        return indent(depth).append('"').append(key).append("\" : ");
    }

    private Sheet quoted(String value) {
        return out.append('"').append(JsonText.escape(value)).append('"');
    }

    private Sheet indent(int depth) {
        return out.repeat(' ', depth * STEP);
    }

    private void close(int depth, boolean last) {
        indent(depth).append(last ? "}" : "},");
    }
}
