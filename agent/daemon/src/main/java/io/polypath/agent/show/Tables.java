package io.polypath.agent.show;

import io.polypath.agent.view.HostView;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.NativeMap;
import io.polypath.agent.view.NativeMap.NativePath;
import io.polypath.agent.view.PathView;
import java.util.List;

/** Lines of paths and of maps, one for each, in formats of wildcards. Functions only. */
public final class Tables {

    /** {@code show paths}. */
    public static final String PATHS = "%i %d %D %p %t %T %o %C";
    /** {@code show path X}. */
    public static final String PATH = "%o";
    /** {@code show maps}. */
    public static final String MAPS = "%n %d %w";
    /** {@code show maps status}. */
    public static final String MAPS_STATUS = "%n %F %Q %N %t %r";
    /** {@code show maps stats}. */
    public static final String MAPS_STATS = "%n %0 %1 %2 %3 %4";

    private Tables() {}

    /** All paths, with a header, in columns; behind them those of maps that the kernel makes by itself. */
    public static void paths(Sheet out, HostView host, List<NativeMap> nativeMaps, String format) {
        Format.of(format, PathColumn.ALL).table(
                out, host.paths(), Format.of(format, NativeColumn.PATHS), nativePaths(nativeMaps), host);
    }

    /** All paths, without header and padding. */
    public static void rawPaths(Sheet out, HostView host, List<NativeMap> nativeMaps, String format) {
        Format.of(format, PathColumn.ALL).raw(out, host.paths(), host);
        Format.of(format, NativeColumn.PATHS).raw(out, nativePaths(nativeMaps), host);
    }

    static List<NativePath> nativePaths(List<NativeMap> nativeMaps) {
        return nativeMaps.stream().flatMap(map -> map.paths().stream()).toList();
    }

    /** One path, without header and padding. */
    public static void path(Sheet out, HostView host, PathView path, String format) {
        Format<PathView> layout = Format.of(format, PathColumn.ALL);
        layout.row(out, path, host, layout.noWidths());
    }

    /** All maps, with a header, in columns; behind them those that the kernel makes by itself. */
    public static void maps(Sheet out, HostView host, List<NativeMap> nativeMaps, String format) {
        Format.of(format, MapColumn.ALL).table(out, host.maps(), Format.of(format, NativeColumn.MAPS), nativeMaps, host);
    }

    /** All maps, without header and padding. */
    public static void rawMaps(Sheet out, HostView host, List<NativeMap> nativeMaps, String format) {
        Format.of(format, MapColumn.ALL).raw(out, host.maps(), host);
        Format.of(format, NativeColumn.MAPS).raw(out, nativeMaps, host);
    }

    /** One map as its line would stand in {@link #maps}: without the header, and padded, {@code raw} or not. */
    public static void map(Sheet out, HostView host, MapView map, String format) {
        Format<MapView> layout = Format.of(format, MapColumn.ALL);
        int[] widths = layout.headerWidths();
        layout.widen(widths, host.maps(), host);
        layout.row(out, map, host, widths);
    }
}
