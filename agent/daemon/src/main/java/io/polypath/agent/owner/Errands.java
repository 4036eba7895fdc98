package io.polypath.agent.owner;

import io.polypath.agent.keeper.ClerkPost;
import io.polypath.agent.record.ClaimErrand;
import io.polypath.agent.record.Errand;
import io.polypath.ringbuf.LaneQueue;

/** The owner's way to the clerk. Half of the queue is kept for what others rest on, so that it is never full. Owner lane only. */
final class Errands implements ClerkPost {

    private final LaneQueue<Errand> queue;

    Errands(LaneQueue<Errand> queue) {
        this.queue = queue;
    }

    @Override
    public void send(Errand errand) {
        queue.offer(errand);
    }

    @Override
    public boolean offer(ClaimErrand errand) {
        return 2 * queue.size() < queue.capacity() && queue.offer(errand);
    }
}
