package io.polypath.agent.show;

import io.polypath.agent.view.GroupView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.NativeMap;
import io.polypath.agent.view.NativeMap.NativePath;
import io.polypath.agent.view.PathView;
import java.util.List;

/**
 * Maps with their groups and paths as a tree: {@code show topology}, {@code multipath -ll}.
 *
 * <pre>
 * NAME (WWID) dm-N VENDOR,PRODUCT
 * size=… features='…' hwhandler='…' wp=…
 * |-+- policy='…' prio=… status=…
 * | `- H:C:T:L DEV MAJ:MIN DM_ST CHK_ST DEV_ST
 * `-+- …
 * </pre>
 *
 * <p>The columns of paths are as wide as the host's paths need, not only those that are shown, and the last one is padded too.
 */
public final class Topology {

    private static final String PROPERTIES = "size=%S features='%f' hwhandler='%h' wp=%r";
    private static final String GROUP = "policy='%s' prio=%p status=%t";
    private static final String PATH = "%i %d %D %t %T %o";
    private static final String NATIVE_MAP = "%w [%G]:%d %s";
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final HostView host;
    private final boolean bold;
    private final Format<MapView> properties = Format.of(PROPERTIES, MapColumn.ALL);
    private final Format<GroupView> groups = Format.of(GROUP, GroupColumn.ALL);
    private final Format<PathView> paths = Format.of(PATH, PathColumn.ALL);
    private final Format<NativeMap> nativeMaps = Format.of(NATIVE_MAP, NativeColumn.MAPS);
    private final Format<NativeMap> nativeProperties = Format.of(PROPERTIES, NativeColumn.MAPS);
    private final Format<NativePath> nativeGroups = Format.of(GROUP, NativeColumn.GROUPS);
    private final Format<NativePath> nativePaths = Format.of(PATH, NativeColumn.PATHS);
    private final int[] widths = paths.noWidths();
    private final Sheet out;

    private Topology(Sheet out, HostView host, boolean bold) {
        this.out = out;
        this.host = host;
        this.bold = bold;
        paths.widen(widths, host.paths(), host);
    }

    /** All maps, and behind them those that the kernel makes by itself. */
    public static void of(Sheet out, HostView host, List<NativeMap> nativeMaps) {
        Topology page = new Topology(out, host, false);
        page.nativePaths.widen(page.widths, Tables.nativePaths(nativeMaps), host);
        page.all(host.maps());
        for (int i = 0; i < nativeMaps.size() && !out.full(); i++) {
            page.map(nativeMaps.get(i));
        }
    }

    /**
     * Some maps.
     *
     * @param bold whether the first line of a map stands out, as on a terminal
     */
    public static void of(Sheet out, HostView host, List<MapView> maps, boolean bold) {
        new Topology(out, host, bold).all(maps);
    }

    private void all(List<MapView> maps) {
        for (int i = 0; i < maps.size() && !out.full(); i++) {
            map(maps.get(i));
        }
    }

    /** Names only, one on a line: {@code multipath -v1}. */
    public static void names(Sheet out, HostView host) {
        Tables.rawMaps(out, host, List.of(), "%n");
    }

    private void map(MapView map) {
        String action = MapColumn.action(map.action());
        out.append(bold ? BOLD : "").append(action).append(action.isEmpty() ? "" : ": ").append(map.name());
        if (!map.name().equals(map.wwid())) {
            out.append(" (").append(map.wwid()).append(')');
        }
        out.append(' ').append(MapColumn.KERNEL_NAME.cell(map, host)).append(' ').append(MapColumn.INQUIRY.cell(map, host));
        out.append(bold ? PLAIN : "").append('\n');
        properties.row(out, map, host, properties.noWidths());
        for (int i = 0; i < map.groups().size(); i++) {
            group(map.groups().get(i), i + 1 == map.groups().size());
        }
    }

    private void map(NativeMap map) {
        nativeMaps.row(out, map, host, nativeMaps.noWidths());
        nativeProperties.row(out, map, host, nativeProperties.noWidths());
        for (int i = 0; i < map.paths().size(); i++) {
            boolean last = i + 1 == map.paths().size();
            out.append(last ? '`' : '|').append("-+- ");
            nativeGroups.row(out, map.paths().get(i), host, nativeGroups.noWidths());
            out.append(last ? ' ' : '|').append(" `- ");
            nativePaths.row(out, map.paths().get(i), host, widths);
        }
    }

    private void group(GroupView group, boolean last) {
        out.append(last ? '`' : '|').append("-+- ");
        groups.row(out, group, host, groups.noWidths());
        for (int i = 0; i < group.paths().size(); i++) {
            out.append(last ? ' ' : '|').append(' ').append(i + 1 == group.paths().size() ? '`' : '|').append("- ");
            paths.row(out, group.paths().get(i), host, widths);
        }
    }
}
