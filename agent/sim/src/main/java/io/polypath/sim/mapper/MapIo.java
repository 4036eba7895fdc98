package io.polypath.sim.mapper;

/** What came of one read or write through a map. */
public enum MapIo {
    DONE,
    /** No path is left, and the map does not queue. */
    FAILED,
    /** No path is left; the map waits for one. */
    QUEUED,
    /** A path has taken it and does not answer. */
    SILENT
}
