package io.polypath.cli.top;

import static io.polypath.cli.top.Sheet.Column.left;
import static io.polypath.cli.top.Sheet.Column.prose;
import static io.polypath.cli.top.Sheet.Column.right;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.agent.scribe.SpanText;
import io.polypath.agent.scribe.StateName;
import io.polypath.cli.picture.MapView;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Tint;
import io.polypath.cli.show.Age;
import io.polypath.cli.show.PathView;
import io.polypath.cli.show.StateTint;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Paths as the list shows them. */
final class PathList {

    /** Answers beyond this are worth a colour. */
    private static final long SLOW_NS = 100_000_000;

    private static final int MAP_WIDTH = 9;

    private PathList() {}

    static Listing<PathView> of(Window window, Wish wish, Age age) {
        Map<String, String> maps = new HashMap<>();
        for (MapView map : window.now().maps()) {
            maps.put(map.wwid(), map.name());
        }
        Sheet<PathView> sheet = Sheet.of(
                left("dev", 7, path -> Cell.of(path.name())),
                left("map", MAP_WIDTH, path -> Cell.of(MapList.name(maps.getOrDefault(path.wwid(), "-"), path.wwid(), MAP_WIDTH))),
                left("state", 9, path -> new Cell(StateName.of(path.state()), StateTint.of(path.state()))),
                right("for", 11, path -> Cell.of(age.ago(PathRow.sinceNs(path.bytes())))),
                right("p99", 7, path -> span(PathRow.p99Ns(path.bytes()))),
                right("hung", 4, PathList::hung),
                prose("why", 26, path -> new Cell(path.reason(), Tint.FAINT)),
                left("hcil", 11, path -> Cell.of(path.address())),
                right("max", 7, path -> span(PathRow.maxNs(path.bytes()))),
                left("to", 37, path -> Cell.of(path.text(Field.TARGET_PORT))));
        return Listing.of(sheet, window.now().paths(), order(wish.order()), wish.filter(),
                path -> words(path) + " " + maps.getOrDefault(path.wwid(), ""), path -> detail(path, age));
    }

    private static Comparator<PathView> order(Order order) {
        Comparator<PathView> slowest = Comparator.comparingLong((PathView path) -> -PathRow.p99Ns(path.bytes()));
        return switch (order) {
            case WORST -> Comparator.comparingInt((PathView path) -> badness(path))
                    .thenComparingInt(path -> -PathRow.hung(path.bytes()))
                    .thenComparing(slowest);
            case SLOWEST -> slowest;
            case NAME -> Comparator.comparingInt((PathView path) -> path.name().length()).thenComparing(PathView::name);
        };
    }

    /** 0 for the worst. */
    private static int badness(PathView path) {
        return switch (StateTint.of(path.state())) {
            case BAD -> 0;
            case DOUBTFUL -> 1;
            default -> 2;
        };
    }

    private static Cell hung(PathView path) {
        int hung = PathRow.hung(path.bytes());
        return hung == 0 ? Cell.of("") : new Cell(Integer.toString(hung), Tint.BAD);
    }

    private static Cell span(long ns) {
        return ns == 0 ? Cell.of("-") : new Cell(SpanText.of(ns), ns > SLOW_NS ? Tint.DOUBTFUL : Tint.PLAIN);
    }

    private static String words(PathView path) {
        return path.name() + " " + path.address() + " " + path.wwid() + " " + path.text(Field.TARGET_PORT) + " "
                + StateName.of(path.state()) + " " + path.checkerState() + " " + path.reason();
    }

    private static String detail(PathView path, Age age) {
        return path.name() + ": " + path.reason() + "; checked " + age.ago(PathRow.answeredNs(path.bytes())) + " ago; state changes: "
                + PathRow.changes(path.bytes()) + "; to " + path.text(Field.TARGET_PORT) + ", " + path.wwid();
    }
}
