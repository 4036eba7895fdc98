package io.polypath.cli.multipath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.cli.runtime.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** multipath -c, over a host of files: what udev would be told. */
class PathVerdictTest {

    private static final String YES = "DM_MULTIPATH_DEVICE_PATH=\"1\"\n";
    private static final String NO = "DM_MULTIPATH_DEVICE_PATH=\"0\"\n";
    private static final String OVER = "FIND_MULTIPATHS_WAIT_UNTIL=\"0\"\n" + NO;

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void oneDisk() throws IOException {
        assumeTrue(Account.current().isRoot(), "multipath is for root");
        host = new FakeHost(root);
        host.disk("sda", 0, "ACME", "3600a");
    }

    private void answers(int status, String text, String... words) throws Exception {
        int is = host.multipath(words);
        assertEquals(text, host.out(), host::err);
        assertEquals(status, is);
    }

    @Test
    void strictGoesByTheWwidsFile() throws Exception {
        answers(1, NO, "-c", "sda");
        host.file("etc/multipath/wwids", "/3600a/\n");
        answers(0, YES, "-c", "sda");
        answers(0, YES, "-c", "/dev/sda");
        answers(0, YES, "-c", "8:0");
    }

    @Test
    void whatAMapHoldsIsAPathWhateverElseHolds() throws Exception {
        host.map("dm-0", "mpatha", "3600a", "sda");
        answers(0, YES, "-c", "sda");
    }

    @Test
    void udevGetsEveryVerdictWithStatusZero() throws Exception {
        answers(0, NO, "-u", "sda");
        host.map("dm-0", "mpatha", "3600a", "sda");
        answers(0, YES, "-u", "sda");
    }

    @Test
    void aMapThatCouldNotBeMadeGivesItsPathsBack() throws Exception {
        host.file("etc/multipath/wwids", "/3600a/\n");
        host.file("run/multipath/failed_wwids/3600a", "");
        answers(1, NO, "-c", "sda");
    }

    @Test
    void theBlacklistCountsMoreThanTheWwidsFile() throws Exception {
        host.file("etc/multipath/wwids", "/3600a/\n");
        host.file("etc/multipath.conf", "blacklist {\nwwid \"3600a\"\n}\n");
        answers(1, NO, "-c", "sda");
    }

    @Test
    void aMapOfTheSameUnitMakesADiskAPathUnlessItWasReleased() throws Exception {
        host.disk("sdb", 16, "ACME", "3600a");
        host.map("dm-0", "mpatha", "3600a", "sdb");
        answers(0, YES, "-c", "sda");
        host.environment.put("DM_MULTIPATH_DEVICE_PATH", "0");
        answers(1, NO, "-c", "sda");
        host.file("etc/multipath/wwids", "/3600a/\n");
        answers(0, YES, "-c", "sda");
    }

    @Test
    void greedyTakesWhatNobodyUses() throws Exception {
        host.conf("greedy");
        answers(0, YES, "-c", "sda");
        host.file("proc/self/mountinfo", "24 1 8:0 / /data rw shared:1 - ext4 /dev/sda rw\n");
        answers(1, NO, "-c", "sda");
    }

    @Test
    void swapAndMountsByNameAreUseToo() throws Exception {
        host.conf("greedy");
        host.file("proc/swaps", "Filename Type\n/dev/sda partition\n");
        answers(1, NO, "-c", "sda");
        host.file("proc/swaps", "Filename Type\n");
        host.file("proc/self/mountinfo", "24 1 0:44 / /data rw shared:1 - btrfs /dev/sda rw\n");
        answers(1, NO, "-c", "sda");
    }

    @Test
    void smartWaitsForASecondPathAsLongAsTheHardwareIsWorth() throws Exception {
        host.conf("smart");
        answers(0, "FIND_MULTIPATHS_WAIT_UNTIL=\"1.000000\"\nDM_MULTIPATH_DEVICE_PATH=\"2\"\n", "-c", "sda");
        host.disk("sdb", 16, "NETAPP", "3600b");
        answers(0, "FIND_MULTIPATHS_WAIT_UNTIL=\"10.000000\"\nDM_MULTIPATH_DEVICE_PATH=\"2\"\n", "-c", "sdb");
        Files.setLastModifiedTime(root.resolve("run/multipath/find_multipaths/8:16"), FileTime.from(Instant.now().minusSeconds(5)));
        answers(1, OVER, "-c", "sdb");
    }

    @Test
    void smartTakesADiskWhoseSiblingIsThere() throws Exception {
        host.conf("smart");
        host.disk("sdb", 16, "ACME", "3600a");
        answers(0, YES, "-c", "sda");
    }

    @Test
    void withoutTheWwidsFileStrictIsSmartAndOffIsGreedy() throws Exception {
        host.disk("sdb", 16, "ACME", "3600a");
        answers(0, YES, "-i", "-c", "sda");
        host.conf("no");
        answers(1, NO, "-c", "sda");
        answers(0, YES, "-ic", "sda");
    }

    @Test
    void aDiskThatUdevHasNotReadYetIsIdentifiedByTheEnvironmentOrTheKernel() throws Exception {
        host.disk("sdb", 16, "ACME", null);
        host.file("etc/multipath/wwids", "/3600c/\n/36001405000000000000000000000abcd/\n");
        answers(1, NO, "-c", "sdb");
        byte[] page = {0, (byte) 0x83, 0, 20, 1, 3, 0, 16, 0x60, 1, 0x40, 0x50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xab, (byte) 0xcd};
        Files.write(root.resolve("sys/devices/host16/target16:0:0/16:0:0:1/vpd_pg83"), page);
        answers(0, YES, "-c", "sdb");
    }

    @Test
    void whatIsNoDiskIsNoPath() throws Exception {
        answers(1, "", "-c");
        answers(1, "", "-c", "mpathz");
        answers(1, "", "-c", "/dev/none");
        assertTrue(host.err().contains("the -c option requires a path to check"), host::err);
    }
}
