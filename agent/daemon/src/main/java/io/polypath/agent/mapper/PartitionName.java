package io.polypath.agent.mapper;

import io.polypath.agent.port.MapPartition;

/**
 * What a partition is called when its map gets another name: the map's name, a delimiter, the number (kpartx(8), {@code
 * partition_delimiter} of multipath.conf(5)).
 */
final class PartitionName {

    /** Stands between a name that ends with a digit and the number, where nothing else was asked for. */
    private static final String BEHIND_DIGIT = "p";

    private PartitionName() {}

    /**
     * @param mapName the map's name so far
     * @param delimiter what the configuration asks for; null keeps what the partition has
     */
    static String following(String mapName, String newMapName, String delimiter, MapPartition partition) {
        String between = delimiter != null ? delimiter : delimiterOf(partition, mapName);
        if (between.isEmpty() || delimiter == null && between.equals(BEHIND_DIGIT)) {
            between = Character.isDigit(newMapName.charAt(newMapName.length() - 1)) ? BEHIND_DIGIT : "";
        }
        return newMapName + between + partition.number();
    }

    /** Empty when the partition is not called after the map. */
    private static String delimiterOf(MapPartition partition, String mapName) {
        String number = Integer.toString(partition.number());
        String name = partition.name();
        boolean called = name.startsWith(mapName) && name.endsWith(number) && name.length() >= mapName.length() + number.length();
        return called ? name.substring(mapName.length(), name.length() - number.length()) : "";
    }
}
