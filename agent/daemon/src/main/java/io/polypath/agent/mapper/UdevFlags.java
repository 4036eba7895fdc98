package io.polypath.agent.mapper;

/**
 * What device-mapper's udev rules are told about a change of a map, in libdm's bits (libdevmapper.h, {@code DM_UDEV_*}).
 *
 * <p>They travel in the upper half of the request's event number and come back in the uevent's {@code DM_COOKIE}; no one waits
 * on the lower half here.
 */
public final class UdevFlags {

    /** No node is made by hand if udev does not. */
    private static final int DISABLE_LIBRARY_FALLBACK = 0x20;

    /** The event is caused by whoever looks after the device. */
    private static final int PRIMARY_SOURCE = 0x40;

    /** Subsystem flag 0: the table changed, what it holds did not. */
    private static final int RELOAD = 0x100;

    /** Subsystem flag 1: no partitions are made. */
    private static final int SKIP_PARTITIONS = 0x200;

    /** Subsystem flag 2: nothing can be read from the map. */
    private static final int NO_PATHS = 0x400;

    private UdevFlags() {}

    /**
     * @param reload whether upper layers need not look again
     * @param skipPartitions {@code skip_kpartx}
     * @param noPaths whether nothing can be read from the map yet
     */
    public static int of(boolean reload, boolean skipPartitions, boolean noPaths) {
        return DISABLE_LIBRARY_FALLBACK | PRIMARY_SOURCE | (reload ? RELOAD : 0) | (skipPartitions ? SKIP_PARTITIONS : 0)
                | (noPaths ? NO_PATHS : 0);
    }
}
