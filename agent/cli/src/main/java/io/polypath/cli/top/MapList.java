package io.polypath.cli.top;

import static io.polypath.cli.top.Sheet.Column.left;
import static io.polypath.cli.top.Sheet.Column.right;

import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.picture.MapView;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Tint;
import io.polypath.cli.show.ByteCount;
import java.util.Comparator;

/** Maps as the list shows them. */
final class MapList {

    private static final int NAME_WIDTH = 14;

    private MapList() {}

    /** What fits of a map's name: of a WWID its end, in which the units of an array differ. */
    static String name(String name, String wwid, int width) {
        return name.length() > width && name.equals(wwid) ? "…" + name.substring(name.length() - width + 1) : name;
    }

    /** How a map fares, the worst first. */
    enum Health {
        DEAD("no path", Tint.BAD),
        QUEUEING("queueing", Tint.BAD),
        SUSPENDED("suspended", Tint.BAD),
        DEGRADED("degraded", Tint.DOUBTFUL),
        GOOD("good", Tint.GOOD);

        private final String title;
        private final Tint tint;

        Health(String title, Tint tint) {
            this.title = title;
            this.tint = tint;
        }

        String title() {
            return title;
        }

        static Health of(MapView map) {
            if (MapRow.active(map.bytes()) == 0) {
                return map.waits() ? QUEUEING : DEAD;
            }
            if (MapRow.has(map.bytes(), MapRow.SUSPENDED)) {
                return SUSPENDED;
            }
            return map.failedPaths() > 0 ? DEGRADED : GOOD;
        }
    }

    static Listing<MapView> of(Window window, Wish wish) {
        Sheet<MapView> sheet = Sheet.of(
                left("map", NAME_WIDTH, map -> Cell.of(name(map.name(), map.wwid(), NAME_WIDTH))),
                left("dm", 7, map -> Cell.of(map.kernelName())),
                left("health", 9, map -> new Cell(Health.of(map).title, Health.of(map).tint)),
                right("paths", 7, map -> Cell.of(MapRow.active(map.bytes()) + "/" + MapRow.paths(map.bytes()))),
                right("groups", 6, map -> Cell.of(MapRow.groups(map.bytes()))),
                right("faults", 6, map -> Cell.of(MapRow.faults(map.bytes()))),
                right("queued", 8, map -> Cell.of(MapRow.queuedNs(map.bytes()) == 0 ? "-" : SpanText.of(MapRow.queuedNs(map.bytes())))),
                right("size", 9, map -> Cell.of(ByteCount.text(MapRow.sizeBytes(map.bytes())))),
                left("wwid", 33, map -> new Cell(map.wwid(), Tint.FAINT)));
        return Listing.of(sheet, window.now().maps(), order(wish.order()), wish.filter(),
                map -> map.name() + " " + map.kernelName() + " " + map.wwid() + " " + Health.of(map).title, MapList::detail);
    }

    private static Comparator<MapView> order(Order order) {
        Comparator<MapView> name = Comparator.comparingInt((MapView map) -> map.name().length()).thenComparing(MapView::name);
        return switch (order) {
            case WORST, SLOWEST -> Comparator.comparing(Health::of)
                    .thenComparingLong(map -> -map.failedPaths())
                    .thenComparingLong(map -> -MapRow.faults(map.bytes()))
                    .thenComparing(name);
            case NAME -> name;
        };
    }

    private static String detail(MapView map) {
        return map.name() + ": " + map.uuid() + ", " + (MapRow.has(map.bytes(), MapRow.QUEUES) ? "queues" : "does not queue")
                + " without a path, " + MapRow.switches(map.bytes()) + " switches of the group, "
                + MapRow.queueTimeouts(map.bytes()) + " times waiting for a path, "
                + MapRow.failures(map.bytes()) + " times failing without one";
    }
}
