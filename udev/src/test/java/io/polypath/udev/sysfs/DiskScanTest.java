package io.polypath.udev.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.udev.DevT;
import io.polypath.udev.sysfs.DiskChanges.Replacement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskScanTest {
    private static final DiskEntry A = entry("sda", 0, 10);
    private static final DiskEntry B = entry("sdb", 16, 11);
    private static final DiskEntry C = entry("sdc", 32, 12);

    @TempDir
    private Path root;

    @Test
    void aScanSeesEveryDiskWithANumber() {
        Tree tree = new Tree(root).scsiDisk("devices/host3/target3:0:0", "3:0:0:1", "sdb", "8:16")
                .scsiDisk("devices/host3/target3:0:0", "3:0:0:0", "sda", "8:0")
                .file("devices/host3/target3:0:0/3:0:0:0/block/sda/diskseq", "7\n")
                .rawLink("block/gone", "../devices/gone").directory("devices/virtual/block/odd")
                .link("block/odd", "devices/virtual/block/odd");
        assertEquals(List.of(
                new DiskEntry("sda", new DevT(8, 0), 7, "/devices/host3/target3:0:0/3:0:0:0/block/sda"),
                new DiskEntry("sdb", new DevT(8, 16), 0, "/devices/host3/target3:0:0/3:0:0:1/block/sdb")),
                List.copyOf(DiskScan.of(tree.sysfs()).disks()));
    }

    @Test
    void nothingHappenedBetweenEqualScans() {
        assertTrue(scan(A, B).since(scan(B, A)).isEmpty());
        assertTrue(scan().since(scan()).isEmpty());
    }

    @Test
    void newNumbersAreAddedAndMissingOnesRemoved() {
        assertEquals(new DiskChanges(List.of(C), List.of(A), List.of()), scan(B, C).since(scan(A, B)));
    }

    @Test
    void anotherDiskUnderTheSameNumberIsAReplacement() {
        DiskEntry reborn = entry("sda", 0, 99);
        assertEquals(new DiskChanges(List.of(), List.of(), List.of(new Replacement(A, reborn))), scan(reborn, B).since(scan(A, B)));
        DiskEntry renamed = entry("sdz", 0, 10);
        assertEquals(1, scan(renamed).since(scan(A)).replaced().size());
        DiskEntry elsewhere = new DiskEntry("sda", new DevT(8, 0), 10, "/devices/other/block/sda");
        assertEquals(1, scan(elsewhere).since(scan(A)).replaced().size());
    }

    @Test
    void theChangesAppliedToTheOldScanGiveTheNewOneForAllPairsOfSmallScans() {
        List<List<DiskEntry>> scans = allScans();
        for (List<DiskEntry> before : scans) {
            for (List<DiskEntry> after : scans) {
                DiskChanges changes = DiskScan.of(after).since(DiskScan.of(before));
                List<DiskEntry> result = new ArrayList<>(before);
                result.removeAll(changes.removed());
                changes.replaced().forEach(replacement -> result.set(result.indexOf(replacement.before()), replacement.after()));
                result.addAll(changes.added());
                assertEquals(List.copyOf(DiskScan.of(after).disks()), List.copyOf(DiskScan.of(result).disks()));
                int kept = before.size() - changes.removed().size() - changes.replaced().size();
                assertEquals(after.size(), kept + changes.added().size() + changes.replaced().size());
            }
        }
    }

    /** Each of three numbers is absent, or held by one of two disks. */
    private static List<List<DiskEntry>> allScans() {
        List<List<DiskEntry>> scans = new ArrayList<>();
        for (int code = 0; code < 27; code++) {
            List<DiskEntry> scan = new ArrayList<>();
            for (int number = 0, rest = code; number < 3; number++, rest /= 3) {
                if (rest % 3 > 0) {
                    scan.add(entry("sd" + number, number * 16, rest % 3));
                }
            }
            scans.add(scan);
        }
        return scans;
    }

    private static DiskScan scan(DiskEntry... entries) {
        return DiskScan.of(List.of(entries));
    }

    private static DiskEntry entry(String name, int minor, long diskSequence) {
        return new DiskEntry(name, new DevT(8, minor), diskSequence, "/devices/host3/block/" + name);
    }
}
