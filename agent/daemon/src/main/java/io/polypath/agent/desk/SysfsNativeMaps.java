package io.polypath.agent.desk;

import io.polypath.agent.view.NativeMap;
import io.polypath.agent.view.NativeMap.NativePath;
import io.polypath.udev.DevT;
import io.polypath.udev.sysfs.BlockDisk;
import io.polypath.udev.sysfs.NvmeController;
import io.polypath.udev.sysfs.NvmeNamespace;
import io.polypath.udev.sysfs.Sysfs;
import java.util.ArrayList;
import java.util.List;

/** The namespaces that the kernel's own multipathing shows in sysfs. Reads on every call. Owned by the desk lane. */
final class SysfsNativeMaps {

    private final Sysfs sysfs;

    SysfsNativeMaps(Sysfs sysfs) {
        this.sysfs = sysfs;
    }

    /** All of them, by name. */
    List<NativeMap> read() {
        List<NativeMap> maps = new ArrayList<>();
        for (String name : sysfs.disks()) {
            if (!NvmeNamespace.isName(name)) {
                continue;
            }
            sysfs.disk(name).filter(disk -> !disk.hidden()).ifPresent(disk -> disk.nvme()
                    .filter(namespace -> namespace.controller().isEmpty() && !namespace.controllers().isEmpty())
                    .ifPresent(namespace -> maps.add(map(disk, namespace))));
        }
        return List.copyOf(maps);
    }

    private NativeMap map(BlockDisk disk, NvmeNamespace namespace) {
        List<NvmeController> controllers = namespace.controllers();
        List<NativePath> paths = new ArrayList<>();
        for (NvmeController controller : controllers) {
            controller.path(disk.name()).ifPresent(path -> paths.add(path(disk.name(), path, controller)));
        }
        NvmeController any = controllers.getFirst();
        return new NativeMap(
                disk.name(),
                any.subsystemNqn().text(),
                namespace.namespaceId().text(),
                namespace.wwid().text(),
                disk.attribute("size").text(),
                disk.readOnly(),
                any.model().text(),
                any.firmware().text(),
                paths);
    }

    private static NativePath path(String map, BlockDisk disk, NvmeController controller) {
        DevT numbers = disk.devT();
        return new NativePath(
                map,
                disk.name(),
                disk.attribute("wwid").text(),
                numbers == null ? "0:0" : numbers.toString(),
                disk.attribute("size").text(),
                disk.nvme().map(namespace -> namespace.anaState().text()).orElse(""),
                controller.state().text(),
                controller.model().text(),
                controller.firmware().text(),
                controller.serial().text(),
                controller.transport().text(),
                controller.address().text(),
                controller.pciAddress());
    }
}
