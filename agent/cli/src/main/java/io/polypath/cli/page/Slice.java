package io.polypath.cli.page;

import io.polypath.agent.flight.PortRecord;
import io.polypath.agent.metrics.TimeBuckets;
import io.polypath.cli.picture.AnswerTimes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What came back through one port in some time.
 *
 * @param beginNs CLOCK_MONOTONIC
 * @param endNs not before its begin
 * @param answers by the time they took
 * @param sumNs of these times
 * @param deadlines commands that were not answered in time
 */
record Slice(long beginNs, long endNs, AnswerTimes answers, long sumNs, long deadlines) {

    /** More than any interval has; what a damaged record has beyond would overflow sums. */
    private static final long MOST = 1L << 40;

    private static final long MOST_NS = 1L << 48;

    /** Reads a record, which may hold anything. */
    static Slice of(MemorySegment record, long endNs) {
        long[] counts = new long[TimeBuckets.COUNT];
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] = Math.max(0, PortRecord.answers(record, bucket));
        }
        long beginNs = endNs - Math.clamp(PortRecord.lengthNs(record), 0, MOST_NS);
        long sumNs = Math.clamp(PortRecord.sumNs(record), 0, MOST_NS);
        return new Slice(beginNs, endNs, new AnswerTimes(counts), sumNs, Math.clamp(PortRecord.deadlines(record), 0, MOST));
    }

    /** Both together, and the time between. */
    Slice plus(Slice later) {
        return new Slice(
                Math.min(beginNs, later.beginNs),
                Math.max(endNs, later.endNs),
                answers.plus(later.answers),
                sumNs + later.sumNs,
                deadlines + later.deadlines);
    }

    /** Mean time of an answer, 0 without answers. */
    long meanNs() {
        long count = answers.count();
        return count == 0 ? 0 : sumNs / count;
    }

    /**
     * Puts neighbours together until each piece is as long as asked for, so that their number is bounded. A time without answers stays a
     * gap where it is long enough to be seen.
     *
     * @param slices in the order of their ends
     */
    static List<Slice> joined(List<Slice> slices, long pieceNs) {
        List<Slice> pieces = new ArrayList<>();
        Slice piece = null;
        for (Slice slice : slices) {
            boolean full = piece != null && piece.endNs - piece.beginNs >= pieceNs;
            boolean gap = piece != null && slice.beginNs - piece.endNs > pieceNs;
            if (full || gap) {
                pieces.add(piece);
                piece = slice;
            } else {
                piece = piece == null ? slice : piece.plus(slice);
            }
        }
        if (piece != null) {
            pieces.add(piece);
        }
        return pieces;
    }
}
