package io.polypath.agent.mapper;

/** The uuid of a partition of a map, as kpartx makes it: {@code part}, the number, {@code -}, the map's uuid. */
final class PartitionUuid {

    private static final String PREFIX = "part";
    private static final int MOST_DIGITS = 5;

    private PartitionUuid() {}

    /** @return the number, from 1; 0 when it is no partition of that map */
    static int number(String uuid, String mapUuid) {
        int dash = uuid.indexOf('-');
        int digits = dash - PREFIX.length();
        boolean shaped = uuid.startsWith(PREFIX) && digits > 0 && digits <= MOST_DIGITS
                && uuid.length() - dash - 1 == mapUuid.length() && uuid.endsWith(mapUuid);
        int number = 0;
        for (int i = PREFIX.length(); shaped && i < dash; i++) {
            char c = uuid.charAt(i);
            shaped = c >= '0' && c <= '9';
            number = 10 * number + c - '0';
        }
        return shaped ? number : 0;
    }
}
