package io.polypath.cli.picture;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.metrics.LaneRow;
import io.polypath.agent.metrics.LatencyRow;
import io.polypath.agent.metrics.MapRow;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PortRow;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import io.polypath.cli.runtime.WorldNote;
import io.polypath.cli.runtime.Writer;
import io.polypath.cli.show.PathView;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that the mapped tables of one daemon tell, at about one moment.
 *
 * @param writer the daemon
 * @param world what it runs on
 * @param paths in the order of their SCSI addresses
 * @param ports what the hosts see of the targets' ports
 * @param maps those that the kernel has
 * @param lanes rows of {@link LaneRow}
 * @param latencies rows of {@link LatencyRow}
 */
public record Picture(
        Writer writer,
        WorldNote world,
        List<PathView> paths,
        List<PortView> ports,
        List<MapView> maps,
        List<MemorySegment> lanes,
        List<MemorySegment> latencies) {

    public Picture {
        paths = List.copyOf(paths);
        ports = List.copyOf(ports);
        maps = List.copyOf(maps);
        lanes = List.copyOf(lanes);
        latencies = List.copyOf(latencies);
    }

    /**
     * Reads what there is. Tables that another run of the daemon left, or that appear some seconds after its start, are empty.
     *
     * @throws Failure when there is no table of paths to read, or a table is damaged
     */
    public static Picture read(RuntimeFiles files) throws Failure {
        Snapshot paths = Snapshot.read(files.paths(), PathRow.BYTES);
        return new Picture(
                paths.writer(),
                WorldNote.read(files.directory()),
                PathView.of(paths),
                PortView.of(same(files.ports(), PortRow.BYTES, paths)),
                MapView.of(same(files.maps(), MapRow.BYTES, paths)),
                rows(same(files.lanes(), LaneRow.BYTES, paths)).stream().filter(row -> !LaneRow.name(row).isEmpty()).toList(),
                rows(same(files.latency(), LatencyRow.BYTES, paths)));
    }

    private static Snapshot same(Path file, int rowBytes, Snapshot paths) throws Failure {
        Snapshot none = new Snapshot(paths.writer(), List.of());
        if (!Files.exists(file)) {
            return none;
        }
        Snapshot table = Snapshot.read(file, rowBytes);
        return table.writer().run().equals(paths.writer().run()) ? table : none;
    }

    private static List<MemorySegment> rows(Snapshot table) {
        return table.rows().stream().map(Snapshot.Row::bytes).toList();
    }

    /** The writer's last sign of life, CLOCK_MONOTONIC of its boot. */
    public long lastSignNs() {
        long lastNs = writer.run().monotonicNs();
        for (PathView path : paths) {
            lastNs = Math.max(lastNs, Math.max(PathRow.answeredNs(path.bytes()), PathRow.sinceNs(path.bytes())));
        }
        for (MemorySegment lane : lanes) {
            lastNs = Math.max(lastNs, LaneRow.progressNs(lane));
        }
        return lastNs;
    }
}
