package io.polypath.sim.kernel;

import io.polypath.sim.mapper.DeviceMapper;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Words the kernel's uevents. A disk comes with eight events and goes with eight, of which most listeners want one (measured on
 * Linux 6.1: nine per path, the SCSI target's included).
 *
 * <p>Guarded by the fabric's lock.
 */
final class Announcer {

    private final EventOutlet outlet;
    private long sequence;

    /** Where the kernel's events go first. */
    @FunctionalInterface
    interface EventOutlet {
        void sent(DeviceEvent event, long nowNs);
    }

    Announcer(EventOutlet outlet) {
        this.outlet = outlet;
    }

    void added(SimPath path, long nowNs) {
        String device = DeviceTree.device(path);
        scsi("add", device, false, nowNs);
        scsi("bind", device, true, nowNs);
        plain("add", device + "/scsi_disk/" + path.address(), "scsi_disk", nowNs);
        plain("add", device + "/scsi_device/" + path.address(), "scsi_device", nowNs);
        generic("add", path, nowNs);
        plain("add", device + "/bsg/" + path.address(), "bsg", nowNs);
        plain("add", bdi(path), "bdi", nowNs);
        disk("add", path, "", nowNs);
    }

    void removed(SimPath path, long nowNs) {
        String device = DeviceTree.device(path);
        plain("remove", device + "/bsg/" + path.address(), "bsg", nowNs);
        generic("remove", path, nowNs);
        plain("remove", device + "/scsi_device/" + path.address(), "scsi_device", nowNs);
        plain("remove", device + "/scsi_disk/" + path.address(), "scsi_disk", nowNs);
        plain("remove", bdi(path), "bdi", nowNs);
        disk("remove", path, "", nowNs);
        scsi("unbind", device, false, nowNs);
        scsi("remove", device, false, nowNs);
    }

    /** The disk's size has been read again and differs. */
    void resized(SimPath path, long nowNs) {
        disk("change", path, "RESIZE", nowNs);
    }

    /** Somebody asked for a change event of the disk. */
    void changed(SimPath path, long nowNs) {
        disk("change", path, "", nowNs);
    }

    void unitAttention(SimPath path, UnitAttentionKind kind, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("SUBSYSTEM", "scsi");
        properties.put("SDEV_UA", kind.name());
        properties.put("DEVTYPE", "scsi_device");
        properties.put("DRIVER", "sd");
        properties.put("MODALIAS", "scsi:t-0x00");
        send("change", DeviceTree.device(path), properties, nowNs);
    }

    private void scsi(String action, String devpath, boolean bound, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("SUBSYSTEM", "scsi");
        properties.put("DEVTYPE", "scsi_device");
        if (bound) {
            properties.put("DRIVER", "sd");
        }
        properties.put("MODALIAS", "scsi:t-0x00");
        send(action, devpath, properties, nowNs);
    }

    private void generic(String action, SimPath path, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("SUBSYSTEM", "scsi_generic");
        properties.put("MAJOR", "21");
        properties.put("MINOR", Integer.toString(path.index()));
        properties.put("DEVNAME", "sg" + path.index());
        send(action, DeviceTree.device(path) + "/scsi_generic/sg" + path.index(), properties, nowNs);
    }

    private void plain(String action, String devpath, String subsystem, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("SUBSYSTEM", subsystem);
        send(action, devpath, properties, nowNs);
    }

    /** A device-mapper device came, changed or went. */
    void mapped(String action, int minor, SequencedMap<String, String> first, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("SUBSYSTEM", "block");
        properties.putAll(first);
        properties.put("MAJOR", Integer.toString(DeviceMapper.MAJOR));
        properties.put("MINOR", Integer.toString(minor));
        properties.put("DEVNAME", "dm-" + minor);
        properties.put("DEVTYPE", "disk");
        send(action, "/devices/virtual/block/dm-" + minor, properties, nowNs);
    }

    private void disk(String action, SimPath path, String flag, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("SUBSYSTEM", "block");
        if (!flag.isEmpty()) {
            properties.put(flag, "1");
        }
        properties.put("MAJOR", Integer.toString(path.key().major()));
        properties.put("MINOR", Integer.toString(path.key().minor()));
        properties.put("DEVNAME", path.name());
        properties.put("DEVTYPE", "disk");
        properties.put("DISKSEQ", Long.toString(path.key().diskSequence()));
        send(action, DeviceTree.disk(path), properties, nowNs);
    }

    private void send(String action, String devpath, SequencedMap<String, String> properties, long nowNs) {
        properties.put("SEQNUM", Long.toString(++sequence));
        outlet.sent(new DeviceEvent(false, action, devpath, properties), nowNs);
    }

    private static String bdi(SimPath path) {
        return "/devices/virtual/bdi/" + path.key().major() + ":" + path.key().minor();
    }
}
