package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.MapEventPort;
import io.polypath.agent.record.MapOrder;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch over a port whose descriptor a test makes readable. */
class MapWatchTest {

    private static final long REST_NS = 20_000_000L;

    private final Arena arena = Arena.ofShared();
    private final LaneQueue<MapOrder> results = LaneQueue.spsc("results", 8, WhenFull.BUG, new Doorbell(arena));
    private final Events events = new Events();
    private final MapWatch watch = new MapWatch(events, results);

    @AfterEach
    void release() {
        arena.close();
    }

    @Test
    void aChangedMapBecomesNews() {
        events.happen(3);
        assertEquals(1, watch.step(0));
        MapOrder news = results.poll();
        assertEquals(MapOrder.Kind.EVENT, news.kind);
        assertEquals("254:3", news.major + ":" + news.minor);
        assertNull(results.poll());
        assertEquals(Lane.NEVER, watch.deadlineNs());
    }

    @Test
    void whatHappensDuringTheRestIsToldAfterItAndDoesNotKeepTheLaneAwake() {
        events.happen(3);
        watch.step(0);
        results.poll();
        events.happen(4);
        assertEquals(0, watch.step(1));
        assertEquals(false, events.readable);
        assertEquals(REST_NS, watch.deadlineNs());
        assertNull(results.poll());
        assertEquals(1, watch.step(REST_NS));
        assertEquals(4, results.poll().minor);
    }

    @Test
    void aWakeUpWithoutAChangeEndsTheRest() {
        events.happen(3);
        watch.step(0);
        watch.step(1);
        assertEquals(0, watch.step(REST_NS));
        assertEquals(Lane.NEVER, watch.deadlineNs());
        events.happen(4);
        assertEquals(1, watch.step(REST_NS + 1));
    }

    private static final class Events implements MapEventPort {

        private final Deque<Integer> changed = new ArrayDeque<>();
        private boolean readable;

        void happen(int minor) {
            changed.add(minor);
            readable = true;
        }

        @Override
        public int pollFd() {
            return -1;
        }

        @Override
        public void quiet() {
            readable = false;
        }

        @Override
        public int take(Changed taker) {
            quiet();
            int count = changed.size();
            changed.forEach(minor -> taker.device(254, minor));
            changed.clear();
            return count;
        }
    }
}
