package io.polypath.agent.mapper;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.MapEventPort;
import io.polypath.agent.record.MapOrder;
import io.polypath.ringbuf.LaneQueue;

/**
 * Tells the owner which maps had an event. The kernel's uevents say it first, but not of everything, and they can get lost; what
 * is counted here cannot.
 */
public final class MapWatch implements Lane {

    /** Events of one burst are looked at together. */
    private static final long REST_NS = 20_000_000L;

    private final MapEventPort port;
    private final LaneQueue<MapOrder> results;
    private long dueNs;
    private boolean resting;

    /** @param results to the owner */
    public MapWatch(MapEventPort port, LaneQueue<MapOrder> results) {
        this.port = port;
        this.results = results;
    }

    @Override
    public String name() {
        return "map-watch";
    }

    @Override
    public int step(long nowNs) {
        if (nowNs < dueNs) {
            port.quiet();
            resting = true;
            return 0;
        }
        resting = false;
        int changes = port.take(this::tell);
        dueNs = changes > 0 ? nowNs + REST_NS : nowNs;
        return changes;
    }

    private void tell(int major, int minor) {
        MapOrder event = new MapOrder(MapOrder.Kind.EVENT, -1, 0, "", "");
        event.major = major;
        event.minor = minor;
        results.offer(event);
    }

    @Override
    public long deadlineNs() {
        return resting ? dueNs : NEVER;
    }

    @Override
    public int[] pollFds() {
        return port.pollFd() < 0 ? new int[0] : new int[] {port.pollFd()};
    }
}
