package io.polypath.agent.port;

import java.util.List;

/**
 * The kernel's device-mapper. Maps are named by uuid, because a name or a device number may have passed to another map since it
 * was read.
 *
 * <p>Each mapper lane has a port of its own and is the only thread that calls it. Every call may block; what changes a map may do
 * so for as long as its I/O hangs. Errors are minus errno: ENXIO (no such map), EBUSY (in use, or the name is taken), EINVAL (the
 * target refuses), EROFS (a path is write-protected), ENOMEM, ENOENT or EACCES (no device-mapper, or no right to it).
 */
public interface DeviceMapperPort {

    /**
     * All maps whose uuid begins with {@code mpath-}.
     *
     * @return null where there is no device-mapper, or no right to it
     * @throws MapUnreadableException when the kernel cannot tell
     */
    List<MapReading> list();

    /**
     * One map.
     *
     * @return null when there is none
     * @throws MapUnreadableException when the kernel cannot tell
     */
    MapReading read(String uuid);

    /**
     * The map that has a device number now.
     *
     * @return null when there is none, or it is no map of ours
     * @throws MapUnreadableException when the kernel cannot tell
     */
    MapReading read(int major, int minor);

    /** Sends a target message. Allocates nothing. */
    int message(String uuid, CharSequence text);

    /** Makes a device without a table. */
    int create(String name, String uuid);

    /** Loads a table of one {@code multipath} target beside the live one. */
    int load(String uuid, long sectors, String parameters, boolean readOnly);

    /** Forgets a table that was loaded and is not live. */
    int clear(String uuid);

    /**
     * Makes the loaded table, if there is one, live, and lets I/O go on.
     *
     * @param flush whether I/O under way is waited for before the table changes
     * @param udevFlags libdm's {@code DM_UDEV_*} flags, 16 bits, which udev's rules are told
     */
    int resume(String uuid, boolean flush, int udevFlags);

    /** Holds up I/O. */
    int suspend(String uuid, boolean flush);

    /** Gives a map or a partition of one another name: -EBUSY when that is taken. */
    int rename(String uuid, String newName, int udevFlags);

    /**
     * Removes a map or a partition of one.
     *
     * @param deferred whether the kernel removes it when it is closed, in case it is open
     */
    int remove(String uuid, boolean deferred, int udevFlags);

    /** The partitions of a map, in no order; empty when there are none. */
    List<MapPartition> partitions(String uuid);
}
