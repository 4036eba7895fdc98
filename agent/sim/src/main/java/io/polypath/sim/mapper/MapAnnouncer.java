package io.polypath.sim.mapper;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Writes the uevents of device-mapper devices ({@code dm-uevent.c}, {@code dm_kobject_uevent}). Guarded by the fabric's lock. */
final class MapAnnouncer {

    private final MapOutlet outlet;

    MapAnnouncer(MapOutlet outlet) {
        this.outlet = outlet;
    }

    /** @param udevFlags of the call that caused it; they come as the cookie's upper half */
    void send(String action, MappedDevice device, int udevFlags, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        if (udevFlags != 0) {
            properties.put("DM_COOKIE", Long.toString(Integer.toUnsignedLong(udevFlags << 16)));
        }
        outlet.send(action, device.minor(), properties, nowNs);
    }

    void path(MappedDevice device, TargetPath path, boolean reinstated, int validPaths, long nowNs) {
        SequencedMap<String, String> properties = new LinkedHashMap<>();
        properties.put("DM_TARGET", "multipath");
        properties.put("DM_ACTION", reinstated ? "PATH_REINSTATED" : "PATH_FAILED");
        properties.put("DM_SEQNUM", Long.toString(device.nextPathEvent()));
        properties.put("DM_PATH", path.devT);
        properties.put("DM_NR_VALID_PATHS", Integer.toString(validPaths));
        properties.put("DM_NAME", device.name());
        properties.put("DM_UUID", device.uuid());
        outlet.send("change", device.minor(), properties, nowNs);
    }
}
