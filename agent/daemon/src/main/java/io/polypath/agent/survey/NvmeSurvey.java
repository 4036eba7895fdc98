package io.polypath.agent.survey;

import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.ffm.sys.Errno;
import io.polypath.udev.sysfs.NvmeDisk;
import io.polypath.udev.sysfs.NvmeDisks;
import io.polypath.udev.sysfs.UdevRecord;

/** An NVMe namespace in the form that paths have. It has no sg node, so its commands go to its block device. */
final class NvmeSurvey {

    private static final String VENDOR = "NVME";

    private NvmeSurvey() {}

    static DiskSurvey of(NvmeDisk disk, UdevRecord record, int pinDevice, int directory) {
        NvmeDisk.Controller controller = disk.controller();
        return new DiskSurvey(
                KernelSurveyPort.key(disk.numbers()),
                address(disk),
                VENDOR,
                controller.model(),
                controller.firmware(),
                controller.serial(),
                disk.wwid(),
                disk.sizeBytes(),
                disk.readOnly(),
                disk.maxSectorsKib(),
                disk.blockBytes(),
                controller.state(),
                "",
                false,
                "",
                controller.protocolName(),
                controller.address().isEmpty() ? controller.name() : controller.address(),
                FabricNames.NONE,
                0,
                disk.timeoutMs(),
                record.properties(),
                record.initialized(),
                -Errno.ENOENT,
                pinDevice,
                directory);
    }

    /** The numbers that the incumbent shows in place of a SCSI address. */
    private static Hctl address(NvmeDisk disk) {
        String name = disk.numbers().name();
        return new Hctl(
                NvmeDisks.controllerNumber(name), disk.controller().id(), NvmeDisks.diskNumber(name), disk.namespaceId());
    }
}
