package io.polypath.tests.races;

import io.polypath.agent.lane.Reloads;
import io.polypath.agent.listen.UeventLoss;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;

/** A doorbell and everything that rings it, as if new. */
final class Bell {

    private static final int CAPACITY = 4;
    private static final Turn TURN = new Turn();
    private static final Bell[] ALL = new Bell[Turn.PLACES];

    static {
        for (int i = 0; i < ALL.length; i++) {
            ALL[i] = new Bell();
        }
    }

    final Doorbell doorbell = new Doorbell(Arena.global());
    final LaneQueue<Object> one = LaneQueue.spsc("one", CAPACITY, WhenFull.DROP_AND_COUNT, doorbell);
    final LaneQueue<Object> several = LaneQueue.mpsc("several", CAPACITY, WhenFull.DROP_AND_COUNT, doorbell);
    final UeventLoss loss = new UeventLoss(doorbell);
    final Reloads reloads = new Reloads(doorbell);
    private long ringsBefore;
    private long droppedBefore;

    private Bell() {}

    static Bell next() {
        Bell bell = ALL[TURN.take()];
        bell.renew();
        return bell;
    }

    private void renew() {
        doorbell.awake();
        empty(one);
        empty(several);
        loss.take();
        reloads.take();
        ringsBefore = doorbell.rings();
        droppedBefore = several.dropped();
    }

    private static void empty(LaneQueue<Object> queue) {
        while (queue.poll() != null) {
            // What another state has left there.
        }
    }

    /** System calls since the bell was new. */
    int rings() {
        return (int) (doorbell.rings() - ringsBefore);
    }

    /** Records that {@link #several} has refused since then. */
    int refused() {
        return (int) (several.dropped() - droppedBefore);
    }
}
