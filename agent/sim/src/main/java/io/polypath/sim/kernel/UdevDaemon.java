package io.polypath.sim.kernel;

import io.polypath.sim.model.Layers;
import io.polypath.sim.model.Link;
import io.polypath.sim.model.LinkState;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Transport;
import io.polypath.sim.time.Agenda;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The simulated udev daemon: some time after each kernel event it has run its rules, knows the disk in its database and sends the
 * event on. The rules read the disk's identity, so a disk that cannot be reached by then stays without one.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class UdevDaemon {

    private static final long NS_PER_US = 1_000L;

    private final Agenda agenda;
    private final Disks disks;
    private final EventFeed feed;
    private final boolean runs;
    private final Function<DeviceEvent, Map<String, String>> mapProperties;
    private final Map<Long, Map<String, String>> database = new HashMap<>();
    private final Layers<Long> delayNs;
    private UnaryOperator<String> naming = UnaryOperator.identity();
    private long busyUntilNs;

    /** @param mapProperties what is to be found out about the device-mapper device of an event */
    UdevDaemon(
            Agenda agenda,
            Disks disks,
            EventFeed feed,
            Function<DeviceEvent, Map<String, String>> mapProperties,
            KernelOptions options) {
        this.agenda = agenda;
        this.disks = disks;
        this.feed = feed;
        this.mapProperties = mapProperties;
        this.runs = options.udevRuns();
        this.delayNs = new Layers<>(options.udevDelayNs());
    }

    public boolean runs() {
        return runs;
    }

    /** Time from the kernel's event to udev's. */
    public Layers<Long> delayNs() {
        return delayNs;
    }

    /** Has its rules name disks by something else than their page 83h. @param rule udev's name, from the one that the page gives */
    public void naming(UnaryOperator<String> rule) {
        naming = rule;
        disks.all().forEach(path -> database.computeIfPresent(path.key().diskSequence(), (sequence, old) -> properties(path, 0)));
    }

    /** Takes note of a disk that was there before the daemon's listeners were. */
    void coldplug(SimPath path, long nowNs) {
        if (runs) {
            database.put(path.key().diskSequence(), properties(path, nowNs));
        }
    }

    /** What the database says about a disk; empty while udev has not processed it. */
    public Map<String, String> properties(SimPath path) {
        return database.getOrDefault(path.key().diskSequence(), Map.of());
    }

    /** Whether udev has processed a disk. */
    public boolean initialised(SimPath path) {
        return database.containsKey(path.key().diskSequence());
    }

    void kernelSent(DeviceEvent event, long nowNs) {
        if (!runs) {
            return;
        }
        // Events leave udev in the order in which they entered it, also when the delay has been shortened meanwhile.
        busyUntilNs = Math.max(busyUntilNs, nowNs + delayNs.top());
        agenda.schedule(laterNs -> take(event, laterNs), busyUntilNs);
    }

    private void take(DeviceEvent event, long nowNs) {
        if (event.property("DEVNAME").startsWith("dm-")) {
            Map<String, String> properties = new LinkedHashMap<>(mapProperties.apply(event));
            properties.put("DEVNAME", "/dev/" + event.property("DEVNAME"));
            feed.send(event.afterRules(properties));
        } else {
            process(event, nowNs);
        }
    }

    private void process(DeviceEvent event, long nowNs) {
        if (!event.isDisk()) {
            feed.send(event.afterRules(Map.of()));
            return;
        }
        long diskSequence = Long.parseLong(event.property("DISKSEQ"));
        Map<String, String> bare = Map.of("DEVNAME", "/dev/" + event.property("DEVNAME"));
        if (event.action().equals("remove")) {
            Map<String, String> known = database.remove(diskSequence);
            feed.send(event.afterRules(known == null ? bare : known));
            return;
        }
        SimPath path = disks.ofSequence(diskSequence);
        if (path == null) {
            feed.send(event.afterRules(bare));
            return;
        }
        Map<String, String> properties = properties(path, nowNs);
        database.put(diskSequence, properties);
        feed.send(event.afterRules(properties));
    }

    private Map<String, String> properties(SimPath path, long nowNs) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("DEVNAME", "/dev/" + path.name());
        properties.put("USEC_INITIALIZED", Long.toString(nowNs / NS_PER_US));
        properties.put("ID_BUS", "scsi");
        properties.put("ID_TYPE", "disk");
        properties.put("ID_VENDOR", encoded(path.profile().vendor()));
        properties.put("ID_MODEL", encoded(path.profile().product()));
        properties.put("ID_REVISION", encoded(path.profile().revision()));
        properties.put("ID_PATH", location(path));
        LogicalUnit unit = path.nexus().unit();
        if (unit != null && reachable(path)) {
            String hex = unit.wwid().substring(1);
            properties.put("ID_SERIAL", naming.apply(unit.wwid()));
            properties.put("ID_SERIAL_SHORT", hex);
            properties.put("ID_WWN", "0x" + hex.substring(0, 16));
            properties.put("ID_WWN_WITH_EXTENSION", "0x" + hex);
            properties.put("ID_SCSI_SERIAL", unit.serial());
            properties.put("DEVLINKS", "/dev/disk/by-id/scsi-" + unit.wwid() + " /dev/disk/by-path/" + location(path));
        }
        properties.put("TAGS", ":systemd:");
        return properties;
    }

    private static boolean reachable(SimPath path) {
        return path.nexus().link().state() == LinkState.UP && path.state() == DeviceState.RUNNING;
    }

    private static String location(SimPath path) {
        Link link = path.nexus().link();
        Transport transport = link.host().transport();
        String port = link.port().portName(transport);
        String way = switch (transport) {
            case FCP -> "fc-" + port;
            case ISCSI -> "ip-" + port.replace(',', ':') + "-iscsi-" + link.port().targetName(transport);
            case SAS -> "sas-" + port;
        };
        return way + "-lun-" + path.nexus().lun();
    }

    private static String encoded(String text) {
        return text.strip().replace(' ', '_');
    }
}
