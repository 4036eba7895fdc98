package io.polypath.udev.sysfs;

import io.polypath.udev.DevT;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A whole disk in sysfs. Reads on every call; the disk may go away at any time, and then everything is absent. */
public final class BlockDisk {
    private static final long SECTOR_BYTES = 512;

    private final Sysfs sysfs;
    private final Path directory;

    BlockDisk(Sysfs sysfs, Path directory) {
        this.sysfs = sysfs;
        this.directory = directory;
    }

    /** The kernel's name, for example {@code sda}. */
    public String name() {
        return directory.getFileName().toString();
    }

    /** The real path of the disk's directory. */
    public Path directory() {
        return directory;
    }

    /** The path below the root as uevents write it: {@code /devices/…/block/sda}. */
    public String devpath() {
        return "/" + sysfs.root().relativize(directory);
    }

    /** The device number, or null when it cannot be read. */
    public DevT devT() {
        return DevT.parse(attribute("dev").text());
    }

    /** Capacity; -1 when unknown. */
    public long sizeBytes() {
        long sectors = attribute("size").number(-1);
        return sectors < 0 || sectors > Long.MAX_VALUE / SECTOR_BYTES ? -1 : sectors * SECTOR_BYTES;
    }

    public boolean readOnly() {
        return attribute("ro").flag();
    }

    /** Whether the kernel keeps the disk for itself, as the paths of a native NVMe multipath disk. */
    public boolean hidden() {
        return attribute("hidden").flag();
    }

    /** The kernel's number for this disk, never used again (since Linux 5.15); 0 where there is none. */
    public long diskSequence() {
        return attribute("diskseq").number(0);
    }

    public Attribute attribute(String name) {
        return sysfs.read(directory, name);
    }

    /** An attribute of the request queue, for example {@code max_sectors_kb}. */
    public Attribute queue(String name) {
        return sysfs.directory(directory, "queue").map(queue -> sysfs.read(queue, name))
                .orElse(Attribute.absent(Absence.MISSING));
    }

    /** Names of the block devices that are built on this one, for example {@code dm-3}. */
    public List<String> holders() {
        return sysfs.directory(directory, "holders").map(sysfs::list).orElse(List.of());
    }

    /** Names of the block devices that this one is built on. */
    public List<String> slaves() {
        return sysfs.directory(directory, "slaves").map(sysfs::list).orElse(List.of());
    }

    /** The NVMe namespace that the disk is, if it is one. */
    public Optional<NvmeNamespace> nvme() {
        return sysfs.directory(directory, "device").filter(device -> NvmeNamespace.isName(name()))
                .map(device -> new NvmeNamespace(sysfs, this, device));
    }
}
