package io.polypath.agent.owner;

import io.polypath.ringbuf.MappedTable;

/**
 * The mapped tables that the owner keeps true.
 *
 * @param paths rows of {@code PathRow}, one for each path that there may be
 * @param ports rows of {@code PortRow}; a port that finds none is not measured
 * @param maps rows of {@code MapRow}; a map that finds none is not shown
 */
public record OwnerTables(MappedTable paths, MappedTable ports, MappedTable maps) {}
