package io.polypath.cli.top;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.scribe.SpanText;
import io.polypath.cli.picture.AnswerTimes;
import io.polypath.cli.picture.MapView;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Tint;
import io.polypath.cli.show.Age;
import io.polypath.cli.show.PathView;
import io.polypath.cli.show.StateCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the screen shows: three lines of the whole, the list, and a line about its chosen row. A function of figures, wish and size.
 *
 * @param lines at most as many, and none longer, than fit
 * @param rows of the list, also those that do not fit
 * @param page rows that fit
 */
record Frame(List<Line> lines, int rows, int page) {

    private static final int AROUND = 5;

    private static final List<String> HELP = List.of(
            "  1 2 3 4, Tab     paths, maps, ports, lanes",
            "  arrows, j k      choose a row; the last line tells more about it",
            "  page keys, f b   a page further or back; g G, Home End: first or last row",
            "  s                order: worst first, slowest first, by name",
            "  /                show only rows with a text; Enter keeps it, Escape ends it",
            "  p                let the figures stand still",
            "  q                leave",
            "",
            "  Rates, and times above and of ports, are those of the last minute. A time is",
            "  that of its bucket: <5 ms is between 2.5 and 5 ms. p99 and max of a path are",
            "  of all its answers since it was found.");

    /** @param nowNs CLOCK_MONOTONIC now */
    static Frame of(Window window, Wish wish, long nowNs, int width, int height) {
        Picture picture = window.now();
        Age age = Age.of(picture.writer(), picture.lastSignNs(), nowNs);
        List<Line> lines = new ArrayList<>();
        lines.add(whole(picture, age));
        lines.add(flow(window));
        lines.add(choice(wish));
        Listing<?> list = switch (wish.view()) {
            case PATHS -> PathList.of(window, wish, age);
            case MAPS -> MapList.of(window, wish);
            case PORTS -> PortList.of(window, wish);
            case LANES -> LaneList.of(window, wish);
        };
        int page = Math.max(1, height - AROUND);
        if (wish.help()) {
            HELP.forEach(text -> lines.add(Line.of(text, Tint.PLAIN)));
        } else {
            list(lines, list, Math.clamp(wish.chosen(), 0, Math.max(0, list.size() - 1)), page, width);
        }
        List<Line> fitting = lines.stream().limit(height).map(line -> line.cut(width)).toList();
        return new Frame(fitting, list.size(), page);
    }

    private static void list(List<Line> lines, Listing<?> list, int chosen, int page, int width) {
        lines.add(list.head(width));
        int first = Math.max(0, Math.min(chosen - page / 2, list.size() - page));
        for (int row = first; row < Math.min(list.size(), first + page); row++) {
            Line line = list.row(row, width);
            lines.add(row == chosen ? line.chosen(width) : line);
        }
        for (int row = list.size(); row < page; row++) {
            lines.add(Line.EMPTY);
        }
        lines.add(list.size() == 0
                ? Line.of("nothing to show", Tint.FAINT)
                : Line.of(chosen + 1 + "/" + list.size() + " " + list.detail(chosen), Tint.FAINT));
    }

    /** {@code up 3 h 20 min, simulated | 64 paths: 60 up, 4 down | 16 maps: 1 degraded, 15 good}. */
    private static Line whole(Picture picture, Age age) {
        List<Cell> cells = new ArrayList<>();
        String span = SpanText.of(Math.max(0, age.nowNs() - picture.writer().run().monotonicNs()));
        cells.add(switch (picture.writer().state()) {
            case RUNNING -> new Cell("up " + span, Tint.STRONG);
            case RECORDED -> new Cell("RECORDED after " + span, Tint.DOUBTFUL);
            case ENDED, OTHER_BOOT -> new Cell("ENDED after " + span, Tint.BAD);
        });
        cells.add(Cell.of((picture.world().simulated() ? ", simulated | " : " | ") + StateCount.sentence(picture.paths())));
        cells.add(Cell.of(" | " + maps(picture.maps())));
        return new Line(cells);
    }

    private static String maps(List<MapView> maps) {
        Map<MapList.Health, Integer> counts = new EnumMap<>(MapList.Health.class);
        maps.forEach(map -> counts.merge(MapList.Health.of(map), 1, Integer::sum));
        StringBuilder text = new StringBuilder(maps.size() == 1 ? "1 map" : maps.size() + " maps");
        String before = ": ";
        for (Map.Entry<MapList.Health, Integer> count : counts.entrySet()) {
            text.append(before).append(count.getValue()).append(' ').append(count.getKey().title());
            before = ", ";
        }
        return text.toString();
    }

    /** {@code 12.8 checks/s | answers p50 <1 ms, p99 <25 ms | 2 hang | lanes busy 1.2 %}. */
    private static Line flow(Window window) {
        AnswerTimes times = window.times();
        int hung = window.now().paths().stream().mapToInt((PathView path) -> Math.max(0, PathRow.hung(path.bytes()))).sum();
        double busy = window.now().lanes().stream().mapToDouble(window::busy).sum();
        return Line.of(
                Cell.of(Rate.text(window.checksPerSecond(), window.known()) + " checks/s | answers p50 " + times.text(50)
                        + ", p99 " + times.text(99) + " | "),
                new Cell(hung + " hang", hung == 0 ? Tint.PLAIN : Tint.BAD),
                Cell.of(" | lanes busy " + Rate.percent(busy, window.known())));
    }

    /** The views with their keys, and what is done with the list. */
    private static Line choice(Wish wish) {
        List<Cell> cells = new ArrayList<>();
        for (View view : View.values()) {
            cells.add(new Cell(" " + view.key() + " " + view.title() + " ", view == wish.view() ? Tint.CHOSEN : Tint.FAINT));
        }
        cells.add(Cell.of(" " + wish.order().title()));
        if (wish.typing() || !wish.filter().isEmpty()) {
            cells.add(new Cell(" /" + wish.filter() + (wish.typing() ? "_" : ""), Tint.STRONG));
        }
        cells.add(new Cell(wish.paused() ? " PAUSED" : "", Tint.DOUBTFUL));
        cells.add(new Cell("  ? keys  q leave", Tint.FAINT));
        return new Line(cells);
    }
}
