package io.polypath.udev.sysfs;

import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.Text;
import io.polypath.ffm.scsi.UnitSerial;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The SCSI disks of sysfs. Names are known beforehand wherever the kernel gives them, so that nothing is searched for, and each file
 * is read once. Owned by one lane; every call may block.
 */
public final class ScsiDisks {

    private static final String PREFIX = "sd";
    private static final long SECTOR_BYTES = 512;
    private static final String DETACHED = "detached";

    private final AttributeReader files;
    private final String blocks;
    private final MemorySegment serial;

    /**
     * @param arena the lane's
     * @param root of sysfs, with a slash at its end
     */
    public ScsiDisks(Arena arena, AttributeReader files, String root) {
        this.files = files;
        blocks = root + "block/";
        serial = arena.allocate(UnitSerial.LIMIT_BYTES + 1);
    }

    /** All of them, in no order. One that goes away meanwhile is left out. */
    public List<DiskNumbers> list() {
        List<DiskNumbers> disks = new ArrayList<>();
        for (String name : AttributeReader.names(blocks)) {
            DiskNumbers numbers = isName(name) ? numbers(AttributeReader.ANYWHERE, blocks + name, name) : null;
            if (numbers != null) {
                disks.add(numbers);
            }
        }
        return disks;
    }

    /**
     * Opens the directory of the SCSI device that the disk of this name stands for.
     *
     * @return the descriptor, or minus errno; ENOENT or ENODEV when there is no such disk
     */
    public int open(String name) {
        return isName(name) ? files.openDirectory(AttributeReader.ANYWHERE, blocks + name + "/device") : -Errno.ENOENT;
    }

    /** The disk's directory in the tree of devices, relative to {@code /sys/block}; its own name when it has gone. */
    public String directory(String name) {
        String link = files.link(AttributeReader.ANYWHERE, blocks + name);
        return link.isEmpty() ? name : link;
    }

    /** Where the disk of this name is; null when there is no such SCSI disk. */
    public ScsiPlace place(String name) {
        return ScsiPlace.of(files.link(AttributeReader.ANYWHERE, blocks + name));
    }

    /** Name of the device's SCSI generic node, {@code sg3}; empty when it has none. */
    public String generic(int device) {
        String link = files.link(device, "generic");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /**
     * Reads everything about the disk, its numbers last: while they can be read, the disk still is the device's, and what was opened
     * by its name before is it.
     *
     * @param device directory that {@link #open} gave
     * @return null when the device no longer has that disk
     */
    public ScsiDisk read(int device, String name) {
        String disk = "block/" + name;
        ScsiDisk.Product product = product(device);
        String serialNumber = serial(device);
        String state = files.text(device, "state");
        int timeoutSeconds = Math.clamp(files.number(device, "timeout", 0), 0, Integer.MAX_VALUE / 1000);
        String accessState = files.text(device, "access_state");
        boolean preferredPath = !accessState.isEmpty() && files.number(device, "preferred_path", 0) == 1;
        String handler = files.text(device, "dh_state");
        long sizeBytes = bytes(files.number(device, disk + "/size", 0));
        boolean readOnly = files.number(device, disk + "/ro", 0) == 1;
        int maxSectorsKib = Math.clamp(files.number(device, disk + "/queue/max_sectors_kb", 0), 0, Integer.MAX_VALUE);
        int blockBytes = Math.clamp(files.number(device, disk + "/queue/logical_block_size", (int) SECTOR_BYTES), 512, 65_536);
        DiskNumbers numbers = numbers(device, disk, name);
        return numbers == null ? null : new ScsiDisk(numbers, product, serialNumber, sizeBytes, readOnly, maxSectorsKib,
                blockBytes, state, timeoutSeconds, accessState, preferredPath, DETACHED.equals(handler) ? "" : handler);
    }

    /** The kernel shows the same in three more files; older ones only there. */
    private ScsiDisk.Product product(int device) {
        int length = files.read(device, "inquiry");
        if (length < Inquiry.MINIMUM_BYTES) {
            return new ScsiDisk.Product(
                    files.text(device, "vendor"), files.text(device, "model"), files.text(device, "rev"));
        }
        MemorySegment reply = files.content();
        return new ScsiDisk.Product(
                Inquiry.vendor(reply, length), Inquiry.product(reply, length), Inquiry.revision(reply, length));
    }

    private String serial(int device) {
        int length = files.read(device, "vpd_pg80");
        int characters = length <= 0 ? 0 : UnitSerial.render(files.content(), length, serial);
        return characters <= 0 ? "" : Text.of(serial, characters);
    }

    /** 0 for what no capacity can be. */
    private static long bytes(long sectors) {
        return sectors < 0 || sectors > Long.MAX_VALUE / SECTOR_BYTES ? 0 : sectors * SECTOR_BYTES;
    }

    private DiskNumbers numbers(int directory, String disk, String name) {
        return DiskNumbers.of(name, files.text(directory, disk + "/uevent"));
    }

    /** {@code sd} and letters: what is asked for may be somebody else's text. */
    private static boolean isName(String name) {
        if (name.length() <= PREFIX.length() || !name.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < name.length(); i++) {
            if (name.charAt(i) < 'a' || name.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }
}
