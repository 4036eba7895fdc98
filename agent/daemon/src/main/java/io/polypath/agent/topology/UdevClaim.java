package io.polypath.agent.topology;

import java.util.Map;

/** What udev's rules have decided about a disk, as its properties tell. Source: multipath(8), {@code 56-polypath.rules}. */
public enum UdevClaim {
    /** udev has not finished with it, or nobody told us. */
    UNHEARD,
    /** It is left to others. */
    THEIRS,
    /** It is kept for a multipath map. */
    OURS,
    /** {@code find_multipaths smart}: it is kept for as long as a second path may come. */
    WAITING;

    private static final String CLAIM = "DM_MULTIPATH_DEVICE_PATH";
    private static final String WAIT = "FIND_MULTIPATHS_WAIT_UNTIL";
    private static final String NO = "0";

    /** @param properties of a disk that udev has finished with */
    public static UdevClaim of(Map<String, String> properties) {
        if (!"1".equals(properties.get(CLAIM))) {
            return THEIRS;
        }
        return NO.equals(properties.getOrDefault(WAIT, NO)) ? OURS : WAITING;
    }
}
