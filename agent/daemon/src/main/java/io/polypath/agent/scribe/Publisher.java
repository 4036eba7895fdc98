package io.polypath.agent.scribe;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.Clock;
import java.io.IOException;

/**
 * Publishes, every few seconds, how the lanes spend their time and where the time of checks and events goes: in the mapped tables
 * and in the interval log. A lane of its own, because it allocates and may block.
 */
public final class Publisher implements Lane {

    /** 5 s: an idle host is not woken more often than its checks wake it. */
    public static final long DEFAULT_PERIOD_NS = 5_000_000_000L;

    private final LaneBoard lanes;
    private final CounterBoard counters;
    private final LatencyBoard latencies;
    private final PortHistory ports;
    private final LogSink sink;
    private final Clock clock;
    private final long periodNs;
    private long dueNs = Long.MIN_VALUE;
    private boolean logFails;

    /**
     * @param sink used by this lane only
     * @param periodNs from one publication to the next
     */
    public Publisher(
            LaneBoard lanes, CounterBoard counters, LatencyBoard latencies, PortHistory ports, LogSink sink, Clock clock, long periodNs) {
        this.lanes = lanes;
        this.counters = counters;
        this.latencies = latencies;
        this.ports = ports;
        this.sink = sink;
        this.clock = clock;
        this.periodNs = periodNs;
    }

    @Override
    public String name() {
        return "publisher";
    }

    @Override
    public int step(long nowNs) {
        if (nowNs < dueNs) {
            return 0;
        }
        dueNs = nowNs + periodNs;
        publish(nowNs);
        return 1;
    }

    @Override
    public long deadlineNs() {
        return dueNs;
    }

    @Override
    public boolean mayHang() {
        return true;
    }

    /** Publishes the last figures, so that what is read after the end is complete. */
    @Override
    public void stop() {
        publish(clock.nanoTime());
        try {
            latencies.close();
            ports.close();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void publish(long nowNs) {
        lanes.publish();
        counters.publish();
        try {
            boolean logged = latencies.publish();
            ports.publish(nowNs);
            logFails &= !logged;
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Said once per streak of failures. */
    private void failed(IOException cause) {
        if (!logFails) {
            logFails = true;
            sink.line(Severity.WARNING, clock.wallNanos(), "figures of latency cannot be written: " + cause.getMessage());
        }
    }
}
