package io.polypath.agent.port;

import java.util.Map;
import java.util.Objects;

/**
 * What sysfs, udev and the device nodes say about one disk at one moment, with the handles opened for it. Immutable.
 *
 * @param key name, numbers and sequence of the disk
 * @param address SCSI address
 * @param vendor standard INQUIRY vendor as sysfs shows it, trimmed; empty when unknown
 * @param product standard INQUIRY product (sysfs {@code model}), trimmed
 * @param revision standard INQUIRY revision, trimmed
 * @param sizeBytes capacity; 0 when unknown
 * @param readOnly sysfs {@code ro}
 * @param deviceState sysfs {@code device/state}, for instance {@code running} or {@code offline}; empty when unreadable
 * @param protocol how the path is attached, in the incumbent's spelling, for instance {@code scsi:iscsi}
 * @param targetPort the far end's port (FC port name, iSCSI target name and address, SAS address), or {@code hostN} where the
 *     transport does not tell
 * @param hostQueueDepth commands that the SCSI host takes at one time ({@code can_queue}); 0 when unknown
 * @param commandTimeoutMs the kernel's timeout for I/O on this device; 0 when unknown
 * @param udev the udev database's properties; empty when udev has not seen the device
 * @param udevInitialised whether udev has finished with the device
 * @param checkDevice handle for {@link ScsiPort}, or minus errno when it could not be opened
 * @param pinDevice handle that keeps the device's identity while it is open, or minus errno
 * @param sysfsDirectory handle of the SCSI device's directory, or minus errno
 */
public record DiskSurvey(
        DiskKey key,
        Hctl address,
        String vendor,
        String product,
        String revision,
        long sizeBytes,
        boolean readOnly,
        String deviceState,
        String protocol,
        String targetPort,
        int hostQueueDepth,
        int commandTimeoutMs,
        Map<String, String> udev,
        boolean udevInitialised,
        int checkDevice,
        int pinDevice,
        int sysfsDirectory) {

    public DiskSurvey {
        Objects.requireNonNull(key);
        Objects.requireNonNull(address);
        udev = Map.copyOf(udev);
    }
}
