package io.polypath.sim.model;

import java.util.Objects;

/**
 * A port of an array.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class TargetPort {

    private final Array array;
    private final TargetPortGroup group;
    private final int relativeId;
    private final long wwpn;
    private Latency latency;

    TargetPort(Array array, TargetPortGroup group, int relativeId, long wwpn, Latency latency) {
        this.array = array;
        this.group = group;
        this.relativeId = relativeId;
        this.wwpn = wwpn;
        this.latency = Objects.requireNonNull(latency);
    }

    public Array array() {
        return array;
    }

    public TargetPortGroup group() {
        return group;
    }

    /** RELATIVE TARGET PORT IDENTIFIER, 1 to 65535. */
    public int relativeId() {
        return relativeId;
    }

    /** The array's name: FC node name, iSCSI target name, or SAS address. */
    public String targetName(Transport transport) {
        return switch (transport) {
            case FCP -> String.format("0x%016x", wwpn - relativeId);
            case ISCSI -> "iqn.2026-01.io.polypath:array" + array.index();
            case SAS -> portName(transport);
        };
    }

    /** The port's own name: FC port name, iSCSI address and port, or SAS address. */
    public String portName(Transport transport) {
        return switch (transport) {
            case FCP, SAS -> String.format("0x%016x", wwpn);
            case ISCSI -> String.format("10.0.%d.%d,3260", array.index(), relativeId);
        };
    }

    /** How long commands through this port take. */
    public Latency latency() {
        return latency;
    }

    public void setLatency(Latency newLatency) {
        latency = Objects.requireNonNull(newLatency);
    }

    /** The name that plans and scripts use, for instance {@code array0:port1}; counted from 0. */
    @Override
    public String toString() {
        return array + ":port" + (relativeId - 1);
    }
}
