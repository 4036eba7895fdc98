package io.polypath.agent.port;

/**
 * Removes SCSI devices whose logical unit is gone. Every method may block, so only the purger lane calls it.
 *
 * <p>The handles are those of the path's {@link DiskSurvey}: opened when the path was identified, and kept open by the owner
 * until the purge has come home, so that neither a name that is used again nor a newcomer at the same address can be hit.
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
     * Asks the logical unit once more (TEST UNIT READY, then INQUIRY).
     *
     * @param device the survey's check handle
     */
    Look look(int device);

    /**
     * Deletes a SCSI device.
     *
     * @param sysfsDirectory the survey's handle of the device's directory
     * @return 0, or minus errno (ENOENT or ENODEV: it is gone already; EACCES)
     */
    int delete(int sysfsDirectory);

    /**
     * Scans for exactly one logical unit.
     *
     * @return 0, or minus errno
     */
    int rescan(Hctl address);
}
