package io.polypath.perf.latency;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** The reading side of a {@link LatencyBook}. Owned by the one lane that publishes; allocates nothing after construction. */
public final class LatencyBookReader {
    private final LatencyBook book;
    private final Histogram interval;
    private final Histogram[] totals;
    private final Histogram otherTotal;

    public LatencyBookReader(LatencyBook book) {
        this.book = book;
        interval = LatencyRange.newHistogram(book.digits());
        totals = new Histogram[book.capacity()];
        Arrays.setAll(totals, i -> LatencyRange.newHistogram(book.digits()));
        otherTotal = LatencyRange.newHistogram(book.digits());
    }

    /** What {@link #collect} shows of one pair. The histograms hold until the visit returns. */
    public interface Visitor {
        /**
         * @param port the caller's number of the port, or {@link LatencyBook#OTHER}
         * @param opcode the command, or {@link LatencyBook#OTHER}
         * @param interval since the last round
         * @param total since the pair got its entry
         */
        void visit(int port, int opcode, Histogram interval, Histogram total);
    }

    /** Ends the current interval of every pair, shows it, and frees the entries that the writer retired. */
    public void collect(Visitor visitor) {
        for (int i = 0; i < totals.length; i++) {
            BookEntry entry = book.entry(i);
            if (!entry.free()) {
                collect(entry, totals[i], visitor);
            }
        }
        collect(book.other(), otherTotal, visitor);
    }

    private void collect(BookEntry entry, Histogram total, Visitor visitor) {
        boolean last = entry.retiring();
        entry.takeInterval(interval);
        total.add(interval);
        visitor.visit(entry.port(), entry.opcode(), interval, total);
        if (last) {
            total.reset();
            entry.release();
        }
    }
}
