package io.polypath.cli.multipath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who uses a disk, as the command has it and as the shell script has it that udev's rules ask. */
class DiskUseTest {

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void twoDisks() throws IOException {
        host = new FakeHost(root);
        host.disk("sda", 0, "ACME", "3600a");
        host.disk("sdb", 16, "ACME", "3600b");
    }

    private void inUse(boolean wanted, String disk) throws IOException, InterruptedException {
        assertEquals(wanted, new DiskUse(new Host(root)).inUse(disk), "the command");
        ProcessBuilder script = new ProcessBuilder(
                "/bin/sh", checkout().resolve("packaging/libexec/disk-in-use").toString(), root + "/sys/class/block/" + disk);
        script.environment().put("POLYPATH_ROOT", root.toString());
        assertEquals(wanted ? 0 : 1, script.inheritIO().start().waitFor(), "the script");
    }

    private static Path checkout() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("bin/polypath"))) {
            at = at.getParent();
        }
        return at;
    }

    private void mounted(String line) throws IOException {
        host.file("proc/self/mountinfo", "23 1 0:21 / / rw - tmpfs tmpfs rw\n" + line + "\n24 1 0:22 / /sys rw - sysfs sysfs rw\n");
    }

    private void partition(String name, String numbers) throws IOException {
        String disk = root.relativize(root.resolve("sys/class/block/sda").toRealPath()).toString();
        host.file(disk + "/" + name + "/partition", "1\n");
        host.file(disk + "/" + name + "/dev", numbers + "\n");
        Files.createDirectories(root.resolve(disk).resolve(name).resolve("holders"));
        host.file("dev/" + name, "");
    }

    @Test
    void nobodyUsesAFreeDisk() throws Exception {
        inUse(false, "sda");
        inUse(false, "sdb");
    }

    @Test
    void aMountIsToldByItsNumbersOrItsSource() throws Exception {
        mounted("30 1 8:0 / /data rw,noatime shared:1 master:2 - ext4 /dev/root rw");
        inUse(true, "sda");
        inUse(false, "sdb");
        mounted("30 1 0:44 /@ /data rw - btrfs /dev/sdb rw,space_cache");
        inUse(false, "sda");
        inUse(true, "sdb");
    }

    @Test
    void aSourceMayBeALink() throws Exception {
        Files.createSymbolicLink(root.resolve("dev/data"), Path.of("sdb"));
        mounted("30 1 0:44 / /data rw - btrfs /dev/data rw");
        inUse(true, "sdb");
    }

    @Test
    void aPartitionIsPartOfItsDisk() throws Exception {
        partition("sda1", "8:1");
        inUse(false, "sda");
        mounted("30 1 8:1 / /boot rw - vfat /dev/sda1 rw");
        inUse(true, "sda");
        inUse(false, "sdb");
    }

    @Test
    void swapCounts() throws Exception {
        host.file("proc/swaps", "Filename\tType\tSize\n/dev/sdb                partition\t1000\n");
        inUse(true, "sdb");
        inUse(false, "sda");
    }

    @Test
    void aHolderCountsOfTheDiskOrAPartition() throws Exception {
        host.map("dm-0", "vg-lv", "x", "sdb");
        inUse(true, "sdb");
        partition("sda1", "8:1");
        Files.createDirectories(root.resolve("sys/class/block/sda/sda1/holders/md0"));
        inUse(true, "sda");
    }
}
