package io.polypath.agent.metrics;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.polypath.agent.flight.FixedText;
import io.polypath.perf.latency.Summary;
import io.polypath.perf.latency.SummaryLayout;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;

/**
 * Layout of one row of the mapped table of latency summaries: a stage of the daemon, or a command through a transport port.
 *
 * <pre>
 *    0 ┬ kind: 0 empty, 1 stage, 2 port ... int      4 ┼ opcode, -1 for a stage ......... int
 *    8 ┼ name, NUL padded .............. 96 byte   104 ┼ summary, see SummaryLayout
 *  168 ┴
 * </pre>
 */
public final class LatencyRow {

    /** Payload size, bytes. */
    public static final int BYTES = 104 + SummaryLayout.SIZE_BYTES;

    public static final int EMPTY = 0;
    public static final int STAGE = 1;
    public static final int PORT = 2;

    private static final int KIND = 0;
    private static final int OPCODE = 4;
    private static final int NAME = 8;
    private static final int NAME_BYTES = 96;
    private static final int SUMMARY = NAME + NAME_BYTES;

    private LatencyRow() {}

    public static void write(MemorySegment row, int kind, int opcode, String name, Histogram total) {
        row.set(JAVA_INT, KIND, kind);
        row.set(JAVA_INT, OPCODE, opcode);
        FixedText.put(row, NAME, NAME_BYTES, name);
        Summary.fill(total, row, SUMMARY);
    }

    /** Leaves the row empty. */
    public static void clear(MemorySegment row) {
        row.set(JAVA_INT, KIND, EMPTY);
    }

    public static int kind(MemorySegment row) {
        return row.get(JAVA_INT, KIND);
    }

    public static int opcode(MemorySegment row) {
        return row.get(JAVA_INT, OPCODE);
    }

    public static String name(MemorySegment row) {
        return FixedText.get(row, NAME, NAME_BYTES);
    }

    public static Summary summary(MemorySegment row) {
        return Summary.read(row, SUMMARY);
    }
}
