package io.polypath.agent.owner;

import io.polypath.agent.record.Command;
import io.polypath.agent.topology.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Has the prober told of new devices. Owner lane only. Without a free slot the order has to wait: a path whose device the prober
 * does not know would never get an answer.
 */
final class Attaching {

    private static final long REVISIT_NS = 100_000_000L;

    private final Submissions submissions;
    private final Timers timers;
    private final Set<Path> waiting = new HashSet<>();

    Attaching(Submissions submissions, Timers timers) {
        this.submissions = submissions;
        this.timers = timers;
    }

    /** The path's first check is due as soon as its device has been told of. */
    void begin(Path path, long nowNs) {
        if (submissions.tell(path, Command.Task.ATTACH)) {
            timers.check(path, nowNs);
        } else {
            waiting.add(path);
            timers.duty(Timers.Duty.REVISIT, nowNs + REVISIT_NS);
        }
    }

    /** Tries again what found no free slot. */
    void retry(long nowNs) {
        Set<Path> again = Set.copyOf(waiting);
        waiting.clear();
        for (Path path : again) {
            begin(path, nowNs);
        }
    }

    /** The path goes. */
    void forget(Path path) {
        waiting.remove(path);
    }
}
