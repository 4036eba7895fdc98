package io.polypath.agent.port;

/**
 * Removes SCSI devices whose logical unit is gone. Every method may block, so only the purger lane calls it.
 */
public interface PurgePort {

    /** What a last look at a condemned path found. */
    enum Look {
        /** The target still says that the logical unit does not exist. */
        DISCONNECTED,
        /** The logical unit answers. */
        ANSWERS,
        /** Neither: no answer, or one that proves nothing. */
        UNCLEAR,
        /** The device no longer exists. */
        GONE
    }

    /**
     * A handle of its own on the device, so that the purge is not affected by what becomes of the original.
     *
     * @return the handle, or minus errno
     */
    int duplicate(int device);

    /** Asks the logical unit once more, through the purge's own handle. */
    Look look(int device);

    /**
     * Deletes the SCSI device whose sysfs directory the handle stands for.
     *
     * @return 0, or minus errno (ENOENT: it is gone already; EACCES)
     */
    int delete(int sysfsDirectory);

    /**
     * Scans for exactly one logical unit.
     *
     * @return 0, or minus errno
     */
    int rescan(Hctl address);

    /** Closes a handle that {@link #duplicate} returned. */
    void close(int device);
}
