package io.polypath.agent.owner;

import io.polypath.agent.topology.Path;
import java.util.ArrayList;
import java.util.List;

/** The paths between one SCSI host and one target port: what fails together when a cable is pulled. Owner lane only. */
final class PortGroup {

    private static final long SETTLE_NS = 500_000_000L;

    private final String name;
    private final int number;
    private final int meter;
    private final List<Path> paths = new ArrayList<>();
    private long suspectedNs = Long.MIN_VALUE / 2;
    private long doubtedNs = Long.MIN_VALUE / 2;

    PortGroup(String name, int number, int meter) {
        this.name = name;
        this.number = number;
        this.meter = meter;
    }

    /** {@code hostN target-port}. */
    String name() {
        return name;
    }

    List<Path> paths() {
        return paths;
    }

    /** Number under which latency is recorded. */
    int number() {
        return number;
    }

    /** Row in {@link PortMeters}. */
    int meter() {
        return meter;
    }

    /** Whether the identities of the neighbours are to be asked for again now: once per burst of attentions. */
    boolean doubt(long nowNs) {
        if (nowNs - doubtedNs < SETTLE_NS) {
            return false;
        }
        doubtedNs = nowNs;
        return true;
    }

    /** Whether the neighbours are to be probed now: once per burst of failures, not once per failure. */
    boolean suspect(long nowNs) {
        if (nowNs - suspectedNs < SETTLE_NS) {
            return false;
        }
        suspectedNs = nowNs;
        return true;
    }
}
