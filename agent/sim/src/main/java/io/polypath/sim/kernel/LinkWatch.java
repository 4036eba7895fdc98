package io.polypath.sim.kernel;

import io.polypath.ffm.scsi.HostStatus;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LinkState;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Sense;
import io.polypath.sim.time.Agenda;
import io.polypath.sim.time.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The transport class of the simulated kernel: what happens to the devices behind a link that goes down and comes up.
 *
 * <p>Guarded by the fabric's lock.
 */
final class LinkWatch {

    private final Agenda agenda;
    private final Kernel kernel;
    private final Map<Link, List<Event>> timers = new HashMap<>();

    LinkWatch(Agenda agenda, Kernel kernel) {
        this.agenda = agenda;
        this.kernel = kernel;
    }

    void down(Link link, LinkLoss loss, long nowNs) {
        if (!link.cut()) {
            return;
        }
        link.setState(loss.blocks() ? LinkState.BLOCKED : LinkState.DISRUPTED);
        for (SimPath path : paths(link)) {
            if (loss.blocks() && path.state() == DeviceState.RUNNING) {
                path.setState(DeviceState.BLOCKED);
            }
            kernel.midlayer().abortFlying(path, HostStatus.TRANSPORT_DISRUPTED, nowNs);
        }
        List<Event> planned = new ArrayList<>(2);
        if (loss.failAfterNs() != LinkLoss.NEVER) {
            planned.add(agenda.schedule(laterNs -> fail(link, laterNs), nowNs + loss.failAfterNs()));
        }
        if (loss.loseAfterNs() != LinkLoss.NEVER) {
            planned.add(agenda.schedule(laterNs -> lose(link, laterNs), nowNs + loss.loseAfterNs()));
        }
        timers.put(link, planned);
    }

    void up(Link link, long nowNs) {
        if (!link.mend()) {
            return;
        }
        timers.remove(link).forEach(agenda::cancel);
        link.setState(LinkState.UP);
        for (Nexus nexus : link.nexuses()) {
            nexus.attentions().raise(Sense.NEXUS_LOSS);
        }
        for (SimPath path : paths(link)) {
            if (path.state() == DeviceState.BLOCKED || path.state() == DeviceState.TRANSPORT_OFFLINE) {
                path.setState(DeviceState.RUNNING);
            }
            kernel.midlayer().resume(path, nowNs);
        }
        for (Nexus nexus : link.nexuses()) {
            kernel.scan(nexus, nowNs);
        }
    }

    private void fail(Link link, long nowNs) {
        link.setState(LinkState.FAILED);
        for (SimPath path : paths(link)) {
            if (path.state() == DeviceState.BLOCKED) {
                path.setState(DeviceState.TRANSPORT_OFFLINE);
            }
            kernel.midlayer().failParked(path, HostStatus.NO_CONNECT, nowNs);
        }
    }

    private void lose(Link link, long nowNs) {
        link.setState(LinkState.LOST);
        for (SimPath path : paths(link)) {
            kernel.remove(path, nowNs);
        }
    }

    private List<SimPath> paths(Link link) {
        List<SimPath> paths = new ArrayList<>();
        for (Nexus nexus : link.nexuses()) {
            SimPath path = kernel.disks().of(nexus);
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }
}
