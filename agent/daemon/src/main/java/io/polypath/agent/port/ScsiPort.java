package io.polypath.agent.port;

/**
 * Asynchronous SCSI pass-through: commands go in by slot number of the shared {@code CommandSlab} and come out, in any order,
 * by the same number. The slab's slot holds CDB, sense, data and the command's outcome.
 *
 * <p>Owned by the prober lane: no other thread calls it. No method waits for a device, and none allocates.
 */
public interface ScsiPort {

    /**
     * Makes a device known, so that its completions are reaped.
     *
     * @param device the check handle of a {@link DiskSurvey}
     * @return 0, or minus errno
     */
    int attach(int device);

    /** Forgets a device. Its outstanding commands no longer come back. */
    void detach(int device);

    /**
     * Hands a prepared slot to the device. The slot belongs to the port until it is reaped.
     *
     * @return 0, or minus errno: ENODEV (device gone), EDOM or EAGAIN (too many commands on this device), EPERM (the lane's
     *     credentials changed since the device was opened), ENOMEM. The slot then stays with the caller
     */
    int submit(int device, int slot);

    /**
     * Collects commands that have completed.
     *
     * @param slots receives the slot numbers
     * @return how many were written to {@code slots}; 0 when none has completed
     */
    int reap(int[] slots);

    /** A descriptor that is readable while {@link #reap} has something to collect, or -1 where there is none to wait on. */
    int pollFd();
}
