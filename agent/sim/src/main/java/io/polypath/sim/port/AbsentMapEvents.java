package io.polypath.sim.port;

import io.polypath.agent.port.MapEventPort;

/** A kernel without device-mapper has no events of it. */
final class AbsentMapEvents implements MapEventPort {

    @Override
    public int pollFd() {
        return -1;
    }

    @Override
    public int take(Changed changed) {
        return 0;
    }
}
