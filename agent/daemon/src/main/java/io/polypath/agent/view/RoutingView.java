package io.polypath.agent.view;

import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.map.Queueing;
import io.polypath.agent.map.QueueingState;
import java.util.Objects;

/**
 * When a map's I/O fails back, and what becomes of it without a path.
 *
 * @param failback the option {@code failback}; null while it is undecided
 * @param failbackDeadlineNs when a delay that runs is over, in the clock of {@link HostView#takenNs}, or {@link
 *     Failback#NOT_RUNNING}
 * @param noPathRetry the option {@code no_path_retry}
 * @param queueing what becomes of I/O now
 * @param queueingDeadlineNs when I/O that waits will fail, or {@link Queueing#NOT_RUNNING}
 */
public record RoutingView(
        FailbackPolicy failback,
        long failbackDeadlineNs,
        NoPathRetry noPathRetry,
        QueueingState queueing,
        long queueingDeadlineNs) {

    public RoutingView {
        Objects.requireNonNull(noPathRetry);
        Objects.requireNonNull(queueing);
    }

    boolean same(RoutingView other) {
        return this == other
                || failbackDeadlineNs == other.failbackDeadlineNs
                && queueing == other.queueing
                && queueingDeadlineNs == other.queueingDeadlineNs
                && (noPathRetry == other.noPathRetry || noPathRetry.equals(other.noPathRetry))
                && (failback == other.failback || failback != null && failback.equals(other.failback));
    }

    /** Whether what is shown of it changes with time alone. */
    public boolean countsDown() {
        return failbackDeadlineNs != Failback.NOT_RUNNING || queueingDeadlineNs != Queueing.NOT_RUNNING;
    }
}
