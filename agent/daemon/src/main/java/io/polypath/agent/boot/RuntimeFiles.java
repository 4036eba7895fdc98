package io.polypath.agent.boot;

import java.nio.file.Path;

/**
 * Names of the mapped files in the runtime directory. Other processes of the same user read them while the daemon runs and
 * after it has died.
 *
 * @param directory on tmpfs, mode 0700
 */
public record RuntimeFiles(Path directory) {

    /** Table of paths, rows of {@code PathRow}. */
    public Path paths() {
        return directory.resolve("paths.table");
    }

    /** Table of ports, rows of {@code PortRow}. */
    public Path ports() {
        return directory.resolve("ports.table");
    }

    /** Table of maps, rows of {@code MapRow}. */
    public Path maps() {
        return directory.resolve("maps.table");
    }

    /** How each port fared in the last hours, records of {@code PortRecord}. */
    public Path portHistory() {
        return directory.resolve("ports.flight");
    }

    /** Table of lanes, rows of {@code LaneRow}. */
    public Path lanes() {
        return directory.resolve("lanes.table");
    }

    /** What lanes have counted, by names in the form of {@code CountedName}. */
    public Path counters() {
        return directory.resolve("daemon.counters");
    }

    /** Table of latency summaries, rows of {@code LatencyRow}. */
    public Path latency() {
        return directory.resolve("latency.table");
    }

    /** A lane's flight ring, records of {@code FlightRecord}. */
    public Path flight(String lane) {
        return directory.resolve(lane + ".flight");
    }

    /** Interval histograms of all stages, in HdrHistogram's log format. */
    public Path latencyLog() {
        return directory.resolve("latency.hlog");
    }

    /** Process id of the daemon; locked for its life. */
    public Path pid() {
        return directory.resolve("polypath.pid");
    }
}
