package io.polypath.cli.top;

import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.metrics.PathRow;
import io.polypath.cli.picture.AnswerTimes;
import io.polypath.cli.picture.Picture;
import io.polypath.cli.picture.PortView;
import io.polypath.cli.show.PathView;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Two pictures of one daemon: what came between them are its rates. Immutable. */
final class Window {

    private static final double SECOND_NS = 1e9;

    private final Picture now;
    private final double seconds;
    private final Map<Integer, PathView> pathsBefore = new HashMap<>();
    private final Map<Integer, PortView> portsBefore = new HashMap<>();
    private final Map<String, MemorySegment> lanesBefore = new HashMap<>();

    /** @param lengthNs from one to the other, 0 for the first picture there is */
    Window(Picture now, Picture before, long lengthNs) {
        this.now = now;
        boolean sameRun = now.writer().run().equals(before.writer().run());
        seconds = sameRun ? lengthNs / SECOND_NS : 0;
        if (seconds > 0) {
            before.paths().forEach(path -> pathsBefore.put(path.row(), path));
            before.ports().forEach(port -> portsBefore.put(port.row(), port));
            before.lanes().forEach(lane -> lanesBefore.put(LaneRow.name(lane), lane));
        }
    }

    Picture now() {
        return now;
    }

    /** Whether there are rates. */
    boolean known() {
        return seconds > 0;
    }

    double seconds() {
        return seconds;
    }

    /** Checks begun per second, of all paths. */
    double checksPerSecond() {
        long checks = 0;
        for (PathView path : now.paths()) {
            PathView before = pathsBefore.get(path.row());
            if (before != null && before.tenant() == path.tenant()) {
                checks += Math.max(0, PathRow.checks(path.bytes()) - PathRow.checks(before.bytes()));
            }
        }
        return rate(checks);
    }

    /** How long a port's answers took, of late; since its beginning where nothing was answered of late. */
    AnswerTimes times(PortView port) {
        AnswerTimes all = new AnswerTimes(port.answers());
        AnswerTimes late = lately(port);
        return late.count() > 0 ? late : all;
    }

    private AnswerTimes lately(PortView port) {
        PortView before = portsBefore.get(port.row());
        AnswerTimes all = new AnswerTimes(port.answers());
        boolean same = before != null && before.tenant() == port.tenant();
        return same ? all.since(new AnswerTimes(before.answers())) : all;
    }

    /** Answers through a port per second. */
    double answersPerSecond(PortView port) {
        return rate(lately(port).count());
    }

    /** How long all ports' answers took, of late. */
    AnswerTimes times() {
        AnswerTimes sum = AnswerTimes.none();
        for (PortView port : now.ports()) {
            sum = sum.plus(lately(port));
        }
        return sum;
    }

    /** Pieces of work of a lane per second. */
    double workPerSecond(MemorySegment lane) {
        MemorySegment before = lanesBefore.get(LaneRow.name(lane));
        return before == null ? 0 : rate(LaneRow.work(lane) - LaneRow.work(before));
    }

    /** Share of the time in which a lane worked, 0 to 1. */
    double busy(MemorySegment lane) {
        MemorySegment before = lanesBefore.get(LaneRow.name(lane));
        return before == null ? 0 : Math.clamp(rate(LaneRow.busyNs(lane) - LaneRow.busyNs(before)) / SECOND_NS, 0, 1);
    }

    private double rate(long count) {
        return seconds > 0 ? Math.max(0, count) / seconds : 0;
    }
}
