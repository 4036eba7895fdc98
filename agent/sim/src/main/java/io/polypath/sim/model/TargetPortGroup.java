package io.polypath.sim.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Ports that share their access state. The state itself belongs to each {@link LogicalUnit}: a group may be optimized for
 * one logical unit and standby for the next.
 */
public final class TargetPortGroup {

    private final int id;
    private final int place;
    private final List<TargetPort> ports = new ArrayList<>();

    TargetPortGroup(int id, int place) {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("target port group: " + id);
        }
        this.id = id;
        this.place = place;
    }

    /** TARGET PORT GROUP field. */
    public int id() {
        return id;
    }

    /** Number of the group in its array, from 0. */
    public int place() {
        return place;
    }

    /** The group's ports. Only the array adds to it. */
    public List<TargetPort> ports() {
        return ports;
    }

    @Override
    public String toString() {
        return "group" + id;
    }
}
