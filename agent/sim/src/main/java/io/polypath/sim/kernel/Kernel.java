package io.polypath.sim.kernel;

import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.mapper.Backing;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LinkState;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.time.Agenda;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The simulated kernel, as far as a storage agent meets it: disks that come and go, the way of a command, uevents, open files.
 *
 * <p>Guarded by the fabric's lock. {@code nowNs} is the fabric's time in every method that takes it.
 */
public final class Kernel {

    private final KernelOptions options;
    private final List<HostAdapter> hosts;
    private final Disks disks;
    private final OpenFiles files = new OpenFiles();
    private final EventFeed feed = new EventFeed();
    private final DeleteGate deleteGate = new DeleteGate();
    private final Midlayer midlayer;
    private final UdevDaemon udev;
    private final Announcer announcer;
    private final LinkWatch links;
    private final DeviceMapper mapper;
    private final Attributes attributes = new Attributes();
    private final TransportFeed transports = new TransportFeed();

    /** The machine, not booted yet. */
    public Kernel(KernelOptions options, List<HostAdapter> hosts, Agenda agenda, RandomGenerator random) {
        this.options = options;
        this.hosts = List.copyOf(hosts);
        this.disks = new Disks(hosts);
        this.midlayer = new Midlayer(agenda, random, options.aluaHandler(), this::reportAttention);
        this.udev = new UdevDaemon(agenda, disks, feed, this::mapProperties, options);
        this.announcer = new Announcer(this::sendEvent);
        this.mapper = new DeviceMapper(this::hold, announcer::mapped);
        this.links = new LinkWatch(agenda, this);
    }

    /** Finds all disks, as it was done before the agent started: udev knows them, and no event tells about them. */
    public void boot(long nowNs) {
        for (HostAdapter host : hosts) {
            for (Link link : host.links()) {
                for (Nexus nexus : link.nexuses()) {
                    if (visible(nexus)) {
                        udev.coldplug(disks.add(nexus), nowNs);
                    }
                }
            }
        }
    }

    public KernelOptions options() {
        return options;
    }

    public Disks disks() {
        return disks;
    }

    public OpenFiles files() {
        return files;
    }

    public TransportFeed transports() {
        return transports;
    }

    public Attributes attributes() {
        return attributes;
    }

    public EventFeed feed() {
        return feed;
    }

    public DeleteGate deleteGate() {
        return deleteGate;
    }

    public UdevDaemon udev() {
        return udev;
    }

    public DeviceMapper mapper() {
        return mapper;
    }

    public Midlayer midlayer() {
        return midlayer;
    }

    /**
     * Looks whether there is a disk behind a nexus, and adds it when there is and it is not known yet.
     *
     * @return the disk, or null when there is none
     */
    public SimPath scan(Nexus nexus, long nowNs) {
        SimPath known = disks.of(nexus);
        if (known != null || !visible(nexus)) {
            return known;
        }
        SimPath path = disks.add(nexus);
        announcer.added(path, nowNs);
        return path;
    }

    /** Removes a disk. What is on its way still completes; what waits at the blocked device ends with host_status 01h. */
    public void remove(SimPath path, long nowNs) {
        if (!path.present()) {
            return;
        }
        disks.remove(path);
        midlayer.failParked(path, HostStatus.NO_CONNECT, nowNs);
        announcer.removed(path, nowNs);
    }

    /** Writes {@code offline} or {@code running} to {@code device/state}. No event tells. */
    public void setOffline(SimPath path, boolean offline, long nowNs) {
        if (offline) {
            path.setState(DeviceState.OFFLINE);
            midlayer.failParked(path, HostStatus.NO_CONNECT, nowNs);
        } else if (path.state() == DeviceState.OFFLINE) {
            path.setState(stateBehind(path.nexus().link()));
        }
    }

    /** Reads the capacity again ({@code device/rescan}), and tells when it differs. */
    public void rescan(SimPath path, long nowNs) {
        LogicalUnit unit = path.nexus().unit();
        boolean readable = path.present() && unit != null && path.nexus().link().state() == LinkState.UP;
        if (!readable || unit.blocks() * LogicalUnit.BLOCK_BYTES == path.sizeBytes()) {
            return;
        }
        path.setSizeBytes(unit.blocks() * LogicalUnit.BLOCK_BYTES);
        announcer.resized(path, nowNs);
    }

    /** Sends a change event of a disk, as a write to its {@code uevent} attribute does. */
    public void trigger(SimPath path, long nowNs) {
        announcer.changed(path, nowNs);
    }

    /** A link has one more reason to be down. What the first one made of it stands. */
    public void linkDown(Link link, LinkLoss loss, long nowNs) {
        links.down(link, loss, nowNs);
    }

    /** A link has one reason less to be down; with the last one it comes up again. */
    public void linkUp(Link link, long nowNs) {
        links.up(link, nowNs);
    }

    /**
     * Opens a node of a disk.
     *
     * @return a handle, -ENXIO for the block node of a disk that is offline, or -ENOENT for a node that does not exist
     */
    public int open(OpenFile.Kind kind, SimPath path) {
        if (kind == OpenFile.Kind.GENERIC && !path.hasGeneric()) {
            return -Errno.ENOENT;
        }
        if (kind == OpenFile.Kind.BLOCK) {
            if (!path.state().online()) {
                return -Errno.ENXIO;
            }
            path.openBlock();
        }
        return files.open(kind, path);
    }

    /** Closes a file; its commands never complete. */
    public void close(OpenFile file, long nowNs) {
        files.close(file);
        switch (file.kind()) {
            case GENERIC -> midlayer.abandon(file, nowNs);
            case BLOCK -> {
                midlayer.abandon(file, nowNs);
                file.path().closeBlock();
                disks.giveNameBack(file.path());
            }
            case SYSFS -> {
                // Nothing hangs on it.
            }
        }
    }

    /** The process that opened files and listened to events is gone: its commands never complete. Maps stay. */
    public void processEnded(long nowNs) {
        files.all().forEach(file -> close(file, nowNs));
        feed.silence();
        transports.silence();
        mapper.silence();
    }

    /** A table takes a disk. */
    private Backing hold(String devT, boolean held) {
        SimPath path = disks.numbered(devT);
        return path == null || !held && !path.state().online() ? null : new HeldDisk(path, disks);
    }

    /** What udev's rules find out about a device-mapper device. */
    private Map<String, String> mapProperties(DeviceEvent event) {
        MappedDevice device = mapper.device(Integer.parseInt(event.property("MINOR")));
        return device == null
                ? Map.of()
                : Map.of("DM_NAME", device.name(), "DM_UUID", device.uuid(), "DM_SUSPENDED", device.suspended() ? "1" : "0");
    }

    private void reportAttention(SimPath path, UnitAttentionKind kind, long nowNs) {
        if (kind == UnitAttentionKind.INQUIRY_DATA_HAS_CHANGED) {
            rescan(path, nowNs);
        }
        boolean silenced = kind == UnitAttentionKind.REPORTED_LUNS_DATA_HAS_CHANGED && !path.nexus().link().tellLunChange();
        if (path.present() && !silenced) {
            announcer.unitAttention(path, kind, nowNs);
        }
    }

    private void sendEvent(DeviceEvent event, long nowNs) {
        feed.send(event);
        udev.kernelSent(event, nowNs);
    }

    private static boolean visible(Nexus nexus) {
        return nexus.unit() != null && nexus.link().state() == LinkState.UP;
    }

    private static DeviceState stateBehind(Link link) {
        return switch (link.state()) {
            case UP, DISRUPTED -> DeviceState.RUNNING;
            case BLOCKED -> DeviceState.BLOCKED;
            case FAILED, LOST -> DeviceState.TRANSPORT_OFFLINE;
        };
    }
}
