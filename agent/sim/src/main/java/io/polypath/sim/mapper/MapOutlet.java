package io.polypath.sim.mapper;

import java.util.SequencedMap;

/** Takes the uevents of device-mapper devices. */
@FunctionalInterface
public interface MapOutlet {

    /**
     * @param action {@code add}, {@code change} or {@code remove}
     * @param minor the device's
     * @param properties those that stand before the block layer's own
     */
    void send(String action, int minor, SequencedMap<String, String> properties, long nowNs);
}
