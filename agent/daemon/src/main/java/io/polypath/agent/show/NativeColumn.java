package io.polypath.agent.show;

import io.polypath.agent.view.HostView;
import io.polypath.agent.view.NativeMap;
import io.polypath.agent.view.NativeMap.NativePath;
import java.util.function.BiFunction;

/**
 * The wildcards of maps, groups and paths as they apply to what the kernel joins by itself: the letters mean what the incumbent's foreign
 * library for NVMe gives them. Each path is a group of its own, because the kernel uses one at a time.
 *
 * @param letter the letter after {@code %}
 * @param header the column's name, which is that of our own maps and paths
 * @param text gives the cell by the row and the letter
 * @param <T> what a row is about
 */
record NativeColumn<T>(char letter, String header, BiFunction<T, Character, String> text) implements Column<T> {

    static final Column<NativeMap>[] MAPS = like(MapColumn.ALL, NativeColumn::map);
    static final Column<NativePath>[] GROUPS = like(GroupColumn.ALL, NativeColumn::group);
    static final Column<NativePath>[] PATHS = like(PathColumn.ALL, NativeColumn::path);

    private static final String LIBRARY = "nvme";
    private static final String VENDOR = "NVMe";
    private static final String NOT_AVAILABLE = "n/a";

    @SuppressWarnings("unchecked")
    private static <T> Column<T>[] like(Column<?>[] columns, BiFunction<T, Character, String> text) {
        Column<T>[] same = (Column<T>[]) new Column<?>[columns.length];
        for (int i = 0; i < columns.length; i++) {
            same[i] = new NativeColumn<>(columns[i].letter(), columns[i].header(), text);
        }
        return same;
    }

    @Override
    public String cell(T row, HostView host) {
        return text.apply(row, letter);
    }

    private static String map(NativeMap map, char letter) {
        return switch (letter) {
            case 'd' -> map.disk();
            case 'n' -> map.subsystem() + ":nsid." + map.namespaceId();
            case 'w' -> map.wwid();
            case 'N' -> Integer.toString(map.livePaths());
            case 'S' -> map.sectors();
            case 'v' -> VENDOR;
            case 'p' -> map.model();
            case 's' -> VENDOR + "," + map.model() + "," + map.firmware();
            case 'e' -> map.firmware();
            case 'r' -> map.readOnly() ? "ro" : "rw";
            case 'G' -> LIBRARY;
            case 'h' -> map.ana() ? "ANA" : NOT_AVAILABLE;
            default -> NOT_AVAILABLE;
        };
    }

    private static String group(NativePath path, char letter) {
        return switch (letter) {
            case 't' -> path(path, 'T');
            case 'p' -> path(path, 'p');
            default -> NOT_AVAILABLE;
        };
    }

    private static String path(NativePath path, char letter) {
        return switch (letter) {
            case 'w' -> path.wwid();
            case 'd' -> path.disk();
            case 'i' -> address(path.disk());
            case 'D' -> path.deviceNumbers();
            case 'o' -> Texts.or(path.state(), NOT_AVAILABLE);
            case 'T' -> Texts.or(path.access(), NOT_AVAILABLE);
            case 'p' -> priority(path.access());
            case 's' -> VENDOR + "," + path.model() + "," + path.firmware();
            case 'S' -> path.sectors();
            case 'z' -> path.serial();
            case 'm' -> path.map();
            case 'N', 'R' -> path.transport() + ":" + path.address();
            case 'G' -> "[" + LIBRARY + "]";
            case 'a' -> path.pciAddress().isEmpty() ? NOT_AVAILABLE : "PCI:" + path.pciAddress();
            default -> NOT_AVAILABLE;
        };
    }

    /** Subsystem, controller and disk number of {@code nvme0c1n2}: {@code 0:1:2}. */
    private static String address(String disk) {
        return disk.replaceFirst("^nvme(\\d+)c(\\d+)n(\\d+)$", "$1:$2:$3");
    }

    private static String priority(String access) {
        return switch (access) {
            case "" -> NOT_AVAILABLE;
            case "optimized" -> "50";
            case "non-optimized" -> "10";
            default -> "0";
        };
    }
}
