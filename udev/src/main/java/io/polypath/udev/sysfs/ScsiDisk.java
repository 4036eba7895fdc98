package io.polypath.udev.sysfs;

/**
 * A SCSI disk as sysfs shows it at one moment (drivers/scsi/scsi_sysfs.c, drivers/scsi/sd.c, block/genhd.c). A text that cannot be
 * read is empty, a number 0.
 *
 * @param numbers what tells it from another of its name
 * @param product whose make it is
 * @param serial VPD page 80h as the kernel keeps it, without blanks around it
 * @param sizeBytes capacity
 * @param readOnly whether writes are refused
 * @param maxSectorsKib {@code queue/max_sectors_kb}
 * @param blockBytes {@code queue/logical_block_size}
 * @param state created, running, cancel, deleted, quiesce, offline, transport-offline, blocked or created-blocked. It may lag
 *     behind the truth: it says running through transport loss
 * @param timeoutSeconds the kernel's timeout of a command
 * @param accessState what the device handler calls the target port group's state, as of the last RTPG
 * @param preferredPath whether the group has the preferred bit
 * @param handler name of the device handler that the kernel has attached; empty for none
 */
public record ScsiDisk(
        DiskNumbers numbers,
        Product product,
        String serial,
        long sizeBytes,
        boolean readOnly,
        int maxSectorsKib,
        int blockBytes,
        String state,
        int timeoutSeconds,
        String accessState,
        boolean preferredPath,
        String handler) {

    /**
     * From the standard INQUIRY data, without blanks around the texts.
     *
     * @param vendor T10 vendor identification
     * @param model product identification
     * @param revision product revision level
     */
    public record Product(String vendor, String model, String revision) {}
}
