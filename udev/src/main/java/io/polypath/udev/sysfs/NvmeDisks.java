package io.polypath.udev.sysfs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The NVMe namespaces of sysfs that are paths: each is one controller's. What the kernel's own multipathing shows, a disk of a whole
 * subsystem and hidden disks of its controllers, is none. Owned by one lane; every call may block.
 */
public final class NvmeDisks {

    private static final Pattern NAME = Pattern.compile("nvme(\\d{1,9})n(\\d{1,9})");
    private static final long SECTOR_BYTES = 512;

    private final AttributeReader files;
    private final String blocks;

    /** @param root of sysfs, with a slash at its end */
    public NvmeDisks(AttributeReader files, String root) {
        this.files = files;
        blocks = root + "block/";
    }

    /** Whether a disk of this name is such a namespace, if it is anything. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The number of the namespace's controller in the kernel, by a name that {@link #isName}. */
    public static int controllerNumber(String name) {
        return number(name, 1);
    }

    /** The number behind the {@code n}: the kernel's own, and often not the namespace id. */
    public static int diskNumber(String name) {
        return number(name, 2);
    }

    private static int number(String name, int group) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " is no NVMe namespace");
        }
        return Integer.parseInt(matcher.group(group));
    }

    /** All of them, in no order. One that goes away meanwhile is left out. */
    public List<DiskNumbers> list() {
        List<DiskNumbers> disks = new ArrayList<>();
        for (String name : AttributeReader.names(blocks)) {
            DiskNumbers numbers = isName(name) && !controllerOf(AttributeReader.ANYWHERE, blocks + name + "/").isEmpty()
                    ? numbers(AttributeReader.ANYWHERE, blocks + name + "/", name) : null;
            if (numbers != null) {
                disks.add(numbers);
            }
        }
        return disks;
    }

    /** @return descriptor of the disk's directory, or minus errno; ENOENT when there is no such disk */
    public int open(String name) {
        return files.openDirectory(AttributeReader.ANYWHERE, blocks + name);
    }

    /**
     * Reads everything about the namespace, its numbers last: while they can be read, the disk still is what it was.
     *
     * @param directory that {@link #open} gave
     * @return null when the disk has gone, or is no single controller's
     */
    public NvmeDisk read(int directory, String name) {
        String controllerName = controllerOf(directory, "");
        if (controllerName.isEmpty() || files.number(directory, "hidden", 0) == 1) {
            return null;
        }
        NvmeDisk.Controller controller = controller(directory, controllerName);
        String wwid = files.text(directory, "wwid");
        long namespaceId = Math.max(0, files.number(directory, "nsid", 0));
        long sectors = files.number(directory, "size", 0);
        long sizeBytes = sectors < 0 || sectors > Long.MAX_VALUE / SECTOR_BYTES ? 0 : sectors * SECTOR_BYTES;
        boolean readOnly = files.number(directory, "ro", 0) == 1;
        int maxSectorsKib = Math.clamp(files.number(directory, "queue/max_sectors_kb", 0), 0, Integer.MAX_VALUE);
        int blockBytes = Math.clamp(files.number(directory, "queue/logical_block_size", SECTOR_BYTES), 512, 65_536);
        int timeoutMs = Math.clamp(files.number(directory, "queue/io_timeout", 0), 0, Integer.MAX_VALUE);
        DiskNumbers numbers = numbers(directory, "", name);
        return numbers == null ? null : new NvmeDisk(
                numbers, wwid, namespaceId, sizeBytes, readOnly, maxSectorsKib, blockBytes, timeoutMs, controller);
    }

    /** Name of the controller that the disk hangs from; empty when it hangs from something else, or has gone. */
    private String controllerOf(int directory, String disk) {
        String link = files.link(directory, disk + "device");
        String name = link.substring(link.lastIndexOf('/') + 1);
        return NvmeController.number(name) == NvmeController.NONE ? "" : name;
    }

    private NvmeDisk.Controller controller(int directory, String name) {
        return new NvmeDisk.Controller(
                name,
                Math.clamp(files.number(directory, "device/cntlid", 0), 0, 0xffff),
                files.text(directory, "device/state"),
                files.text(directory, "device/transport"),
                files.text(directory, "device/address"),
                files.text(directory, "device/subsysnqn"),
                files.text(directory, "device/model"),
                files.text(directory, "device/serial"),
                files.text(directory, "device/firmware_rev"));
    }

    private DiskNumbers numbers(int directory, String disk, String name) {
        return DiskNumbers.of(name, files.text(directory, disk + "uevent"));
    }
}
