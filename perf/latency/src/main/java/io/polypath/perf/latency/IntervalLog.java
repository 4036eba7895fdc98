package io.polypath.perf.latency;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes tagged interval histograms in HdrHistogram's log format, which its tools and plotters read: values in
 * nanoseconds, interval maxima in milliseconds, times in seconds since the base time. Owned by a lane that may block:
 * writing allocates, compresses and reaches the disk.
 *
 * @see <a href="https://github.com/HdrHistogram/HdrHistogram">HistogramLogWriter, HistogramLogReader</a>
 */
public final class IntervalLog implements AutoCloseable {
    private final CheckedOutput out;
    private final HistogramLogWriter writer;

    /**
     * Starts a log with its header.
     *
     * @param startMillis wall clock at the start of the first interval, milliseconds since 1970: start time and base
     *     time
     * @throws IOException where the header cannot be written; the stream is left open
     */
    public IntervalLog(OutputStream stream, long startMillis) throws IOException {
        out = new CheckedOutput(new BufferedOutputStream(stream));
        writer = new HistogramLogWriter(out);
        writer.outputComment("[Logged by polypath]");
        writer.outputLogFormatVersion();
        writer.outputBaseTime(startMillis);
        writer.setBaseTime(startMillis);
        writer.outputStartTime(startMillis);
        writer.outputLegend();
        flush();
    }

    /** Adds a line for the interval, under the histogram's own tag and stamps; none where nothing was recorded in it. */
    public void write(Histogram interval) {
        if (interval.getTotalCount() > 0) {
            writer.outputIntervalHistogram(interval);
        }
    }

    /**
     * Hands all lines to the stream.
     *
     * @throws IOException the first failure since the start, now and from then on
     */
    public void flush() throws IOException {
        out.flush();
        out.check();
    }

    /** Hands over what is left and closes the stream. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
