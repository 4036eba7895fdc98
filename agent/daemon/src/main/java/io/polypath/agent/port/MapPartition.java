package io.polypath.agent.port;

/**
 * A device-mapper device over a part of a multipath map, as kpartx makes it. Immutable.
 *
 * @param uuid {@code partN-} and the map's uuid
 * @param name as it is in {@code /dev/mapper}
 * @param number N, from 1
 * @param openCount how many hold it open
 */
public record MapPartition(String uuid, String name, int number, int openCount) {}
