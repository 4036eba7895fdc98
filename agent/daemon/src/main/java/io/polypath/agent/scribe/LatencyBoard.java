package io.polypath.agent.scribe;

import io.polypath.agent.metrics.LatencyRow;
import io.polypath.agent.path.Check;
import io.polypath.perf.latency.IntervalLogFile;
import io.polypath.perf.latency.LatencyBook;
import io.polypath.perf.latency.LatencyBookReader;
import io.polypath.perf.latency.StageReader;
import io.polypath.ringbuf.MappedTable;
import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Keeps the mapped table of latencies true, stages first and then commands by port, and writes the interval log. Publisher lane
 * only.
 */
public final class LatencyBoard {

    private static final int NO_OPCODE = -1;

    /** One round in so many is logged, with what came since the one before: writing a line costs more than all the rest of a round. */
    static final int ROUNDS_LOGGED = 12;

    private final MappedTable table;
    private final List<StageReader> stages;
    private final LatencyBookReader book;
    private final PortNames ports;
    private final IntervalLogFile log;
    private int row;
    private int rowsBefore;
    /** Rounds until one is logged. The first is, so that what writing needs of Java is there before a disk may be lost. */
    private int untilLogged = 1;

    /**
     * @param table rows of {@link LatencyRow}, one per stage and one per pair of port and command; what finds no row is not shown
     * @param stages read by this board only
     * @param book read by this board only
     * @param log closed by this board
     */
    public LatencyBoard(
            MappedTable table, List<StageReader> stages, LatencyBookReader book, PortNames ports, IntervalLogFile log) {
        Check.that(table.payloadBytes() >= LatencyRow.BYTES, "a row has room for a summary", table.payloadBytes());
        Check.that(table.rows() >= stages.size(), "every stage has a row", table.rows());
        this.table = table;
        this.stages = List.copyOf(stages);
        this.book = book;
        this.ports = ports;
        this.log = log;
    }

    /**
     * @return whether the round was one that is logged
     * @throws IOException when it could not be; the table is complete
     */
    boolean publish() throws IOException {
        row = 0;
        for (StageReader stage : stages) {
            stage.collect();
            write(LatencyRow.STAGE, NO_OPCODE, stage.stage().tag(), stage.total());
        }
        book.collect((port, opcode, _, total) -> pair(port, opcode, total));
        clearRest();
        untilLogged--;
        if (untilLogged > 0) {
            return false;
        }
        log();
        return true;
    }

    /** Logs what came since the last round that was logged. */
    void close() throws IOException {
        if (untilLogged < ROUNDS_LOGGED) {
            log();
        }
        log.close();
    }

    private void log() throws IOException {
        try {
            log.write(stages);
        } finally {
            untilLogged = ROUNDS_LOGGED;
            for (StageReader stage : stages) {
                stage.nextInterval();
            }
        }
    }

    private void pair(int port, int opcode, Histogram total) {
        if (total.getTotalCount() > 0) {
            String name = port == LatencyBook.OTHER ? "other ports" : ports.name(port);
            write(LatencyRow.PORT, opcode, name == null ? "port " + port + ", gone" : name, total);
        }
    }

    private void write(int kind, int opcode, String name, Histogram total) {
        if (row < table.rows()) {
            LatencyRow.write(table.open(row), kind, opcode, name, total);
            table.publish(row);
            row++;
        }
    }

    /** Pairs that were given up leave rows behind. */
    private void clearRest() {
        for (int unused = row; unused < rowsBefore; unused++) {
            LatencyRow.clear(table.open(unused));
            table.publish(unused);
        }
        rowsBefore = row;
    }
}
