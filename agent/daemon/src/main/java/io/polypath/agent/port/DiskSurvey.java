package io.polypath.agent.port;

import java.util.Map;
import java.util.Objects;

/**
 * What sysfs, udev and the device nodes say about one disk at one moment, with the handles opened for it. Immutable.
 *
 * @param key name, numbers and sequence of the disk
 * @param address SCSI address; of an NVMe namespace the controller's number in the kernel and its id, the disk's number and the
 *     namespace id
 * @param vendor standard INQUIRY vendor as sysfs shows it, trimmed; empty when unknown; {@code NVME} for NVMe
 * @param product standard INQUIRY product (sysfs {@code model}), trimmed; of NVMe the controller's model
 * @param revision standard INQUIRY revision, trimmed
 * @param serial unit serial number (VPD page 80h as the kernel keeps it, else as udev read it) without blanks around it; empty
 *     when unknown; of NVMe the controller's
 * @param kernelWwid the identity that the kernel gives an NVMe namespace (sysfs {@code wwid}); empty for SCSI
 * @param sizeBytes capacity; 0 when unknown
 * @param readOnly sysfs {@code ro}
 * @param maxSectorsKib largest request that the kernel sends (sysfs {@code queue/max_sectors_kb}); 0 when unknown
 * @param blockBytes logical block size (sysfs {@code queue/logical_block_size}); 512 when unknown
 * @param deviceState sysfs {@code device/state}, for instance {@code running} or {@code offline}, of NVMe the controller's; empty
 *     when unreadable
 * @param accessState what the kernel's device handler takes the target port group to be in ({@code access_state}), which is as old
 *     as its last RTPG; empty without a handler
 * @param preferredPath the handler's {@code preferred_path}
 * @param handler name of the device handler that the kernel has attached ({@code dh_state}); empty for none
 * @param protocol how the path is attached, in the incumbent's spelling, for instance {@code scsi:iscsi}
 * @param targetPort the far end in one text that is never empty: {@link FabricNames#target}, or without a target port the sysfs name
 *     of the port, or {@code hostN}
 * @param fabric the names of the ports at both ends
 * @param hostQueueDepth commands that the SCSI host takes at one time ({@code can_queue}); 0 when unknown
 * @param commandTimeoutMs the kernel's timeout for I/O on this device; 0 when unknown
 * @param udev the udev database's properties; empty when udev has not seen the device
 * @param udevInitialised whether udev has finished with the device
 * @param checkDevice handle for {@link ScsiPort}, or minus errno when it could not be opened
 * @param pinDevice handle that keeps the device's identity while it is open, or minus errno
 * @param sysfsDirectory handle of the SCSI device's directory, of NVMe the disk's, or minus errno
 */
public record DiskSurvey(
        DiskKey key,
        Hctl address,
        String vendor,
        String product,
        String revision,
        String serial,
        String kernelWwid,
        long sizeBytes,
        boolean readOnly,
        int maxSectorsKib,
        int blockBytes,
        String deviceState,
        String accessState,
        boolean preferredPath,
        String handler,
        String protocol,
        String targetPort,
        FabricNames fabric,
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
        Objects.requireNonNull(fabric);
        udev = Map.copyOf(udev);
        vendor = vendor.intern(); // words that paths keep, and that each look finds again
        product = product.intern();
        revision = revision.intern();
        deviceState = deviceState.intern();
        accessState = accessState.intern();
        handler = handler.intern();
    }
}
