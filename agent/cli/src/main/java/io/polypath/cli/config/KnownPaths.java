package io.polypath.cli.config;

import io.polypath.agent.boot.RuntimeFiles;
import io.polypath.agent.config.effective.PathKey;
import io.polypath.agent.metrics.PathRow;
import io.polypath.agent.metrics.PathRow.Field;
import io.polypath.cli.runtime.Failure;
import io.polypath.cli.runtime.Snapshot;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.util.List;

/** The paths of this host as the daemon's table has them. */
public final class KnownPaths {

    private KnownPaths() {}

    /**
     * Reads the table.
     *
     * @return null when no daemon has left one
     * @throws Failure when there is one that cannot be read
     */
    public static List<PathKey> read(RuntimeFiles files) throws Failure {
        if (!Files.exists(files.paths())) {
            return null;
        }
        return Snapshot.read(files.paths(), PathRow.BYTES).rows().stream()
                .map(Snapshot.Row::bytes)
                .filter(row -> PathRow.tenant(row) != 0)
                .map(KnownPaths::key)
                .toList();
    }

    private static PathKey key(MemorySegment row) {
        String wwid = PathRow.get(row, Field.WWID);
        return new PathKey(
                PathRow.get(row, Field.NAME),
                PathRow.get(row, Field.VENDOR),
                PathRow.get(row, Field.PRODUCT),
                PathRow.get(row, Field.REVISION),
                PathRow.get(row, Field.PROTOCOL),
                wwid.isEmpty() ? null : wwid);
    }
}
