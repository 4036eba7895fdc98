package io.polypath.agent.port;

import io.polypath.ffm.sys.Errno;

/**
 * Synchronous pass-through of SCSI and NVMe commands, for devices that have no asynchronous interface. A command goes in by slot number of
 * the shared {@code CommandSlab}, prepared as for {@link ScsiPort}, and is over when the call returns.
 *
 * <p>Each runner has a port of its own and is the only thread that calls it. A call may take as long as it likes,
 * error handling of the kernel included; it allocates nothing.
 */
public interface BlockingScsiPort {

    /**
     * Carries out a prepared command and waits for its end.
     *
     * @param device the pin or check handle of a {@link DiskSurvey}; stays open until the call has returned
     * @param slot belongs to the port until the call has returned
     * @return 0 when the command came to an end, good or bad, which the slot tells; or minus errno of a command that
     *     was not carried out: ENODEV, ENXIO (device gone or offline), ENOTTY (takes no SCSI commands), EPERM
     *     (command not on the kernel's list, and CAP_SYS_RAWIO is missing), EINTR (interrupted each time it was
     *     tried), ENOMEM
     */
    int execute(int device, int slot);

    /**
     * Carries out an NVMe command, described in the slot by {@code NvmeCommand} in place of the CDB, and waits for its end.
     *
     * @return 0 when the command came to an end, good or bad: status code and type are where SCSI has its status and host status; or
     *     minus errno of a command that was not carried out: EINTR (the kernel cancelled it, with its controller), ENODEV, ENXIO,
     *     ENOTTY (no NVMe namespace), EACCES (not without CAP_SYS_ADMIN), EIO, ENOMEM
     */
    default int executeNvme(int device, int slot) {
        return -Errno.ENOTTY;
    }
}
