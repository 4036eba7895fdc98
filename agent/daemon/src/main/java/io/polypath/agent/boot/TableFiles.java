package io.polypath.agent.boot;

import io.polypath.agent.owner.OwnerTables;
import io.polypath.ringbuf.MappedTable;
import io.polypath.ringbuf.RunDirectory;
import java.io.IOException;
import java.lang.foreign.Arena;

/** Makes the files of the tables that the owner keeps true. */
public final class TableFiles {

    /** 8 bytes of a row are the table's. */
    private static final int PATH_ROW_BYTES = 512;
    private static final int PORT_ROW_BYTES = 560;
    private static final int MAP_ROW_BYTES = 360;

    private static final int MOST_PORTS = 512;

    private TableFiles() {}

    /** A map of a host with as many paths as there may be has two paths at least. */
    public static OwnerTables create(RunDirectory directory, int maxPaths, Arena arena) throws IOException {
        return new OwnerTables(
                MappedTable.create(directory, "paths", PATH_ROW_BYTES, maxPaths, arena),
                MappedTable.create(directory, "ports", PORT_ROW_BYTES, Math.min(MOST_PORTS, maxPaths), arena),
                MappedTable.create(directory, "maps", MAP_ROW_BYTES, Math.max(1, maxPaths / 2), arena));
    }
}
