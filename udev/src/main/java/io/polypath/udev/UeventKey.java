package io.polypath.udev;

import java.nio.charset.StandardCharsets;

/**
 * The properties that are located while a uevent is parsed. The constant's name is the key on the wire. Anything else
 * is found by {@link Uevent#span(byte[])}.
 */
public enum UeventKey {
    // every event (lib/kobject_uevent.c)
    ACTION, DEVPATH, SUBSYSTEM, SEQNUM, SYNTH_UUID, DEVPATH_OLD,
    // device nodes (drivers/base/core.c), disks (block/genhd.c)
    DEVTYPE, DEVNAME, MAJOR, MINOR, DRIVER, DISKSEQ, DISK_RO, RESIZE, DISK_MEDIA_CHANGE,
    // SCSI unit attentions (drivers/scsi/scsi_lib.c)
    SDEV_UA, SDEV_MEDIA_CHANGE,
    // device-mapper (drivers/md/dm-uevent.c, dm-ioctl.c; the flags from its udev rules)
    DM_NAME, DM_UUID, DM_TARGET, DM_ACTION, DM_PATH, DM_NR_VALID_PATHS, DM_COOKIE, DM_SEQNUM, DM_SUSPENDED,
    DM_UDEV_DISABLE_OTHER_RULES_FLAG, DM_SUBSYSTEM_UDEV_FLAG0, DM_SUBSYSTEM_UDEV_FLAG2,
    // identity and multipath membership (udev rules)
    ID_SERIAL, ID_SERIAL_SHORT, ID_UID, ID_WWN, ID_BUS, ID_PATH, ID_FS_TYPE, USEC_INITIALIZED,
    DM_MULTIPATH_DEVICE_PATH, FIND_MULTIPATHS_WAIT_UNTIL, MPATH_DEVICE_READY,
    // NVMe controllers (drivers/nvme/host/core.c)
    NVME_TRTYPE, NVME_TRADDR, NVME_TRSVCID, NVME_HOST_TRADDR, NVME_HOST_IFACE, NVME_AEN, NVME_EVENT;

    static final UeventKey[] ALL = values();

    byte[] bytes() {
        return name().getBytes(StandardCharsets.US_ASCII);
    }
}
