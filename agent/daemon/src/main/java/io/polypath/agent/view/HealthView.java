package io.polypath.agent.view;

import io.polypath.agent.path.PathState;
import io.polypath.agent.topology.InitState;
import java.util.Objects;

/**
 * A path's states.
 *
 * @param init how far its discovery has come
 * @param state what its checks say
 * @param offline whether the kernel says that the device is down (sysfs {@code state} is neither {@code running} nor passing)
 * @param awaitsOnline whether it gets into a map only when it comes online
 * @param marginal whether it loses I/O too often, or an operator said so
 * @param priority 0 or more, or {@link #NO_PRIORITY}
 */
public record HealthView(
        InitState init, PathState state, boolean offline, boolean awaitsOnline, boolean marginal, int priority) {

    /** The prioritizer gave none. */
    public static final int NO_PRIORITY = -1;

    public HealthView {
        Objects.requireNonNull(init);
        Objects.requireNonNull(state);
    }

    boolean same(HealthView other) {
        return this == other
                || init == other.init
                && state == other.state
                && offline == other.offline
                && awaitsOnline == other.awaitsOnline
                && marginal == other.marginal
                && priority == other.priority;
    }
}
