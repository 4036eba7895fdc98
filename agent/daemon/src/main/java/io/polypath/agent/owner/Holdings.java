package io.polypath.agent.owner;

import io.polypath.agent.config.DeliberateDelays;
import io.polypath.agent.metrics.Stages;
import io.polypath.agent.path.Check;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.topology.LogicalUnits;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathTable;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that the owner knows of the world: paths, logical units, hosts, ports. Owner lane only. */
final class Holdings {

    final PathTable paths;
    final LogicalUnits units = new LogicalUnits();
    final PortMeters meters;
    private final Attachment[] attachments;
    private final DeviceTimes[] deviceTimes;
    private final Map<Integer, HostLoad> hosts = new HashMap<>();
    private final Map<String, PortGroup> ports = new HashMap<>();
    private final Arena arena;
    private final DeliberateDelays delays;
    private final Stages stages;
    private int nextPort;

    Holdings(Arena arena, int maxPaths, DeliberateDelays delays, Stages stages, PortMeters meters) {
        this.arena = arena;
        this.meters = meters;
        this.delays = delays;
        this.stages = stages;
        paths = new PathTable(maxPaths);
        attachments = new Attachment[maxPaths];
        deviceTimes = new DeviceTimes[maxPaths];
    }

    /** Takes a path in, with what its survey opened. */
    Attachment attach(Path path, DiskSurvey survey) {
        Check.that(attachments[path.row] == null, "the row has been left");
        HostLoad host = hosts.computeIfAbsent(path.identity().host(), number -> new HostLoad(survey.hostQueueDepth()));
        String portName = (path.identity().isNvme() ? "nvme" : "host") + survey.address().host() + " " + survey.targetPort();
        PortGroup port = ports.computeIfAbsent(portName, name -> newPort(name, path));
        port.paths().add(path);
        Attachment attachment = new Attachment(path, survey, carrier(survey), host, port, deviceTimes(path.row));
        attachments[path.row] = attachment;
        return attachment;
    }

    /** Who would carry the commands of a disk that was looked at so. */
    Carrier carrier(DiskSurvey survey) {
        return Carrier.of(survey, delays);
    }

    private PortGroup newPort(String name, Path first) {
        PortGroup port = new PortGroup(name, nextPort++, meters.begin(first.identity()));
        stages.portAppeared(port.number(), name);
        return port;
    }

    /** Memory for measurements stays with the row, so that paths that come and go do not use it up. */
    private DeviceTimes deviceTimes(int row) {
        if (deviceTimes[row] == null) {
            deviceTimes[row] = new DeviceTimes(arena);
        } else {
            deviceTimes[row].all.clear();
        }
        return deviceTimes[row];
    }

    /** Takes a path out of everybody's sight; row and handles stay until it is {@link #drop}ped. */
    void hide(Path path) {
        Attachment attachment = of(path);
        paths.unname(path);
        units.leave(path);
        attachment.host.forget(path);
        attachment.port.paths().remove(path);
        if (attachment.port.paths().isEmpty()) {
            ports.remove(attachment.port.name(), attachment.port);
            stages.portGone(attachment.port.number());
            meters.end(attachment.port.meter());
        }
    }

    /** Frees the row. */
    void drop(Path path) {
        attachments[path.row] = null;
        paths.remove(path);
    }

    Attachment of(Path path) {
        return attachments[path.row];
    }

    /** All paths that have not left. Allocates: for events. */
    List<Path> all() {
        List<Path> found = new ArrayList<>();
        ports.values().forEach(port -> found.addAll(port.paths()));
        return found;
    }

    /** All paths of a SCSI host or NVMe controller, by {@link io.polypath.agent.topology.PathIdentity#host}. Allocates: for events. */
    List<Path> ofHost(int host) {
        List<Path> found = new ArrayList<>();
        for (PortGroup port : ports.values()) {
            for (Path path : port.paths()) {
                if (path.identity().host() == host) {
                    found.add(path);
                }
            }
        }
        return found;
    }
}
