package io.polypath.cli.top;

import static io.polypath.cli.top.Sheet.Column.left;
import static io.polypath.cli.top.Sheet.Column.right;

import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PortRow;
import io.polypath.agent.metrics.PortRow.Field;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.agent.path.PathState;
import io.polypath.agent.scribe.StateName;
import io.polypath.cli.picture.AnswerTimes;
import io.polypath.cli.picture.PortView;
import io.polypath.cli.screen.Cell;
import io.polypath.cli.screen.Tint;
import io.polypath.cli.show.PathView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports as the list shows them. */
final class PortList {

    private static final long SLOW_NS = 100_000_000;

    private PortList() {}

    /** A port with its paths and its times. */
    record Port(PortView view, int paths, int usable, AnswerTimes times, double answersPerSecond) {

        int lost() {
            return paths - usable;
        }

        /** Bucket of the 99th percentile. */
        int tail() {
            return times.bucketOf(99);
        }
    }

    static Listing<Port> of(Window window, Wish wish) {
        Sheet<Port> sheet = Sheet.of(
                left("host", 7, port -> Cell.of(port.view().host())),
                left("target port", 19, port -> Cell.of(port.view().targetPort())),
                right("paths", 7, port -> new Cell(port.usable() + "/" + port.paths(), port.lost() > 0 ? Tint.BAD : Tint.GOOD)),
                right("/s", 6, port -> Cell.of(Rate.text(port.answersPerSecond(), window.known()))),
                right("p50", 7, port -> time(port, 50)),
                right("p99", 7, port -> time(port, 99)),
                right("failed", 6, port -> Cell.of(PortRow.failures(port.view().bytes()))),
                right("late", 5, port -> Cell.of(PortRow.deadlines(port.view().bytes()))),
                left("array", 8, port -> new Cell(product(port.view()), Tint.FAINT)));
        return Listing.of(sheet, ports(window), order(wish.order()), wish.filter(),
                port -> port.view().name() + " " + port.view().array() + " " + port.view().adapter() + " " + product(port.view()),
                PortList::detail);
    }

    private static List<Port> ports(Window window) {
        Map<Integer, int[]> counts = new HashMap<>();
        for (PathView path : window.now().paths()) {
            int[] count = counts.computeIfAbsent(PathRow.port(path.bytes()), _ -> new int[2]);
            count[0]++;
            PathState state = StateName.state(path.state());
            count[1] += state != null && state.usable() ? 1 : 0;
        }
        int[] none = new int[2];
        return window.now().ports().stream().map(port -> {
            int[] count = counts.getOrDefault(port.row(), none);
            return new Port(port, count[0], count[1], window.times(port), window.answersPerSecond(port));
        }).toList();
    }

    private static Comparator<Port> order(Order order) {
        Comparator<Port> slowest = Comparator.comparingInt((Port port) -> -port.tail());
        return switch (order) {
            case WORST -> Comparator.comparingDouble((Port port) -> port.paths() == 0 ? 0 : -(double) port.lost() / port.paths())
                    .thenComparing(slowest)
                    .thenComparing(port -> port.view().name());
            case SLOWEST -> slowest.thenComparing(port -> port.view().name());
            case NAME -> Comparator.comparing((Port port) -> port.view().name());
        };
    }

    private static Cell time(Port port, double percent) {
        int bucket = port.times().bucketOf(percent);
        boolean slow = bucket != AnswerTimes.NONE && TimeBuckets.highestNs(bucket) > SLOW_NS;
        return new Cell(AnswerTimes.bucketText(bucket), slow ? Tint.DOUBTFUL : Tint.PLAIN);
    }

    private static String product(PortView port) {
        return (port.text(Field.VENDOR) + " " + port.text(Field.PRODUCT)).strip();
    }

    private static String detail(Port port) {
        return port.view().name() + ": adapter " + port.view().adapter() + ", array " + port.view().array() + ", "
                + product(port.view()) + ", " + port.times().count() + " answers";
    }
}
