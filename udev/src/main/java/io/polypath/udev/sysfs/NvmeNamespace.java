package io.polypath.udev.sysfs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A disk that is an NVMe namespace. With the kernel's own multipathing, {@code nvme0n1} belongs to a subsystem of
 * several controllers, and each path is a hidden disk {@code nvme0c1n1}; without it, {@code nvme0n1} belongs to one
 * controller.
 */
public final class NvmeNamespace {
    private static final Pattern NAME = Pattern.compile("nvme\\d+(c\\d+)?n\\d+");

    private final Sysfs sysfs;
    private final BlockDisk disk;
    private final Path parent;

    NvmeNamespace(Sysfs sysfs, BlockDisk disk, Path parent) {
        this.sysfs = sysfs;
        this.disk = disk;
        this.parent = parent;
    }

    /** Whether a disk of this name is a namespace, or a path to one that the kernel hides. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Namespace id. */
    public Attribute namespaceId() {
        return disk.attribute("nsid");
    }

    /** {@code uuid.…}, {@code eui.…} or {@code nvme.…}. */
    public Attribute wwid() {
        return disk.attribute("wwid");
    }

    /** optimized, non-optimized, inaccessible, persistent-loss or change; only on a path, and only with ANA. */
    public Attribute anaState() {
        return disk.attribute("ana_state");
    }

    /** ANA group id. */
    public Attribute anaGroup() {
        return disk.attribute("ana_grpid");
    }

    /** The one controller of a path or of a namespace without native multipathing. */
    public Optional<NvmeController> controller() {
        return isController(parent) ? Optional.of(new NvmeController(sysfs, parent)) : Optional.empty();
    }

    /** All controllers through which the namespace is reached. */
    public List<NvmeController> controllers() {
        if (isController(parent)) {
            return List.of(new NvmeController(sysfs, parent));
        }
        return sysfs.list(parent).stream().filter(name -> NvmeController.number(name) != NvmeController.NONE)
                .flatMap(name -> sysfs.directory(parent, name).stream())
                .map(directory -> new NvmeController(sysfs, directory)).toList();
    }

    private static boolean isController(Path directory) {
        return NvmeController.number(directory.getFileName().toString()) != NvmeController.NONE;
    }
}
