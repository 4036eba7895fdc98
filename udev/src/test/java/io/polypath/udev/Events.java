package io.polypath.udev;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;

/** Uevents as the kernel and udevd send them, in segments of exactly their length. */
final class Events {
    static final String SD_PATH = "/devices/pci0000:00/0000:00:05.0/virtio2/host2/target2:0:0/2:0:0:1/block/sda";
    static final String SCSI_PATH = "/devices/pseudo_0/adapter0/host3/target3:0:0/3:0:0:0";

    private Events() {}

    static MemorySegment build(UeventSource source, String action, String devpath, Consumer<UeventWriter> properties) {
        MemorySegment room = Arena.ofAuto().allocate(1 << 16);
        UeventWriter writer = new UeventWriter(room).begin(source, action, devpath);
        properties.accept(writer);
        int length = writer.finish();
        return Arena.ofAuto().allocate(length).copyFrom(room.asSlice(0, length));
    }

    static MemorySegment kernelAddOfADisk() {
        return build(UeventSource.KERNEL, "add", SD_PATH, w -> w.property("SUBSYSTEM", "block").property("MAJOR", "8")
                .property("MINOR", "0").property("DEVNAME", "sda").property("DEVTYPE", "disk").property("DISKSEQ", "12")
                .property("SEQNUM", "4711"));
    }

    static MemorySegment udevChangeOfADisk() {
        return build(UeventSource.UDEV, "change", SD_PATH, w -> w.property("SUBSYSTEM", "block")
                .property("DEVNAME", "/dev/sda").property("DEVTYPE", "disk").property("DISKSEQ", "12").property("SEQNUM", "4712")
                .property("MAJOR", "8").property("MINOR", "0").property("USEC_INITIALIZED", "73901234")
                .property("ID_SERIAL", "3600140500000000000000000000000a0").property("ID_SERIAL_SHORT", "600140500000000000000000000000a0")
                .property("ID_WWN", "0x6001405000000000").property("ID_BUS", "scsi").property("ID_PATH", "pci-0000:00:05.0-scsi-0:0:0:1")
                .property("ID_UID", "uid").property("ID_MODEL", "VIRTUAL-DISK").property("RESIZE", "1").property("DISK_RO", "0")
                .property("DM_MULTIPATH_DEVICE_PATH", "1").property("FIND_MULTIPATHS_WAIT_UNTIL", "17.250000")
                .property("TAGS", ":systemd:"));
    }

    static MemorySegment pathFailed() {
        return build(UeventSource.KERNEL, "change", "/devices/virtual/block/dm-3", w -> w.property("SUBSYSTEM", "block")
                .property("DM_TARGET", "multipath").property("DM_ACTION", "PATH_FAILED").property("DM_SEQNUM", "5")
                .property("DM_PATH", "8:160").property("DM_NR_VALID_PATHS", "1").property("DM_NAME", "mpatha")
                .property("DM_UUID", "mpath-3600140500000000000000000000000a0").property("MAJOR", "253").property("MINOR", "3")
                .property("DEVNAME", "dm-3").property("DEVTYPE", "disk").property("DISKSEQ", "99").property("SEQNUM", "4713"));
    }

    static MemorySegment unitAttention(String... kinds) {
        return build(UeventSource.KERNEL, "change", SCSI_PATH, w -> {
            w.property("SUBSYSTEM", "scsi");
            for (String kind : kinds) {
                w.property("SDEV_UA", kind);
            }
            w.property("DEVTYPE", "scsi_device").property("DRIVER", "sd").property("MODALIAS", "scsi:t-0x00")
                    .property("SEQNUM", "4714");
        });
    }

    static MemorySegment nvmeAsyncEvent() {
        return build(UeventSource.KERNEL, "change", "/devices/virtual/nvme-fabrics/ctl/nvme0", w -> w.property("SUBSYSTEM", "nvme")
                .property("NVME_AEN", "0x00030002").property("MAJOR", "240").property("MINOR", "0").property("DEVNAME", "nvme0")
                .property("NVME_TRTYPE", "tcp").property("NVME_TRADDR", "traddr=10.0.0.1").property("NVME_TRSVCID", "4420")
                .property("NVME_HOST_TRADDR", "none").property("NVME_HOST_IFACE", "none").property("SEQNUM", "4715"));
    }

    /** One of each kind, with its source. */
    static List<Sample> all() {
        return List.of(
                new Sample(UeventSource.KERNEL, kernelAddOfADisk()),
                new Sample(UeventSource.UDEV, udevChangeOfADisk()),
                new Sample(UeventSource.KERNEL, pathFailed()),
                new Sample(UeventSource.KERNEL, unitAttention("CAPACITY_DATA_HAS_CHANGED", "POWER_ON_RESET_OCCURRED")),
                new Sample(UeventSource.KERNEL, nvmeAsyncEvent()));
    }

    record Sample(UeventSource source, MemorySegment datagram) {}
}
