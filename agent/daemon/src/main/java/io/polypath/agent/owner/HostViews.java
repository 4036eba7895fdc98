package io.polypath.agent.owner;

import io.polypath.agent.lane.Readiness;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.port.Clock;
import io.polypath.agent.view.DaemonState;
import io.polypath.agent.view.DaemonView;
import io.polypath.agent.view.HostView;

/** Everything that clients may ask about, at one moment. Owner lane only; made when somebody asks. */
final class HostViews {

    private final PathViews paths;
    private final MapViews maps;
    private final Policy policy;
    private final Readiness ready;
    private final DaemonActs acts;
    private final Clock clock;
    private final int pid = (int) ProcessHandle.current().pid();
    private long startedNs = Long.MIN_VALUE;

    HostViews(PathViews paths, MapViews maps, Policy policy, Readiness ready, DaemonActs acts, Clock clock) {
        this.clock = clock;
        this.paths = paths;
        this.maps = maps;
        this.policy = policy;
        this.ready = ready;
        this.acts = acts;
    }

    /** The first step of the owner. */
    void started(long nowNs) {
        if (startedNs == Long.MIN_VALUE) {
            startedNs = nowNs;
        }
    }

    /** The host as it is now, which in a long step is later than the step's own time. */
    HostView take() {
        DaemonState state = ready.isReached() ? DaemonState.IDLE : DaemonState.CONFIGURE;
        DaemonView daemon = new DaemonView(pid, state, acts.reconfigurePending(), false, startedNs, policy.globals().verbosity());
        long nowNs = clock.nanoTime();
        return new HostView(nowNs, paths.all(), maps.all(nowNs), policy.conf(), daemon);
    }
}
