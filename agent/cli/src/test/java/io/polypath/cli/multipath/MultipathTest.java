package io.polypath.cli.multipath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.cli.runtime.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipathTest {

    @TempDir
    Path root;

    private FakeHost host;

    @BeforeEach
    void oneMap() throws IOException {
        assumeTrue(Account.current().isRoot(), "multipath is for root");
        host = new FakeHost(root);
        host.disk("sda", 0, "ACME", "3600a");
        host.disk("sdb", 16, "ACME", "3600b");
        host.map("dm-0", "mpatha", "3600a", "sda");
    }

    private String wwids() throws IOException {
        return String.join(" ", Files.readAllLines(root.resolve("etc/multipath/wwids")).stream()
                .filter(line -> line.startsWith("/")).toList());
    }

    private boolean claimed(String wwid) {
        return Files.exists(root.resolve("run/polypath/claims/wwids").resolve(wwid));
    }

    @Test
    void aWwidIsAddedAndTakenOutByWhateverNamesIt() throws Exception {
        assertEquals(0, host.multipath("-a", "/dev/sdb"));
        assertEquals("wwid '3600b' added\n", host.out());
        assertEquals(0, host.multipath("-a", "mpatha"));
        assertEquals("/3600b/ /3600a/", wwids());
        assertTrue(claimed("3600a") && claimed("3600b"));
        assertEquals(0, host.multipath("-w", "3600a"));
        assertEquals("wwid '3600a' removed\n", host.out());
        assertEquals(0, host.multipath("-w", "8:0"));
        assertEquals("wwid '3600a' not in wwids file\n", host.out());
        assertEquals("/3600b/", wwids());
        assertFalse(claimed("3600a"));
    }

    @Test
    void theFileIsResetToTheMapsThatThereAre() throws Exception {
        host.multipath("-a", "sdb");
        assertEquals(0, host.multipath("-W"));
        assertEquals("successfully reset wwids\n", host.out());
        assertEquals("/3600a/", wwids());
        assertTrue(claimed("3600a"));
        assertFalse(claimed("3600b"));
    }

    @Test
    void aListingBeginsWithNames() {
        assertEquals("mpatha (36001) dm-0 V,P\nsize=1G\n`-+- policy\nmpathb (36002) dm-1 V,P\n",
                Multipath.withoutActions("create: mpatha (36001) dm-0 V,P\nsize=1G\n`-+- policy\nmpathb (36002) dm-1 V,P\n"));
        assertEquals("fail\n", Multipath.withoutActions("fail\n"));
    }

    @Test
    void whereThereAreNoMapsNothingIsListed() {
        assertEquals("", Multipath.withoutActions(Multipath.listed("ok\n")));
        assertEquals("fail\n", Multipath.listed("fail\n"));
        assertEquals("mpatha\n", Multipath.listed("mpatha\n"));
    }

    @Test
    void aBlacklistedDiskIsTakenOutButNotAdded() throws Exception {
        host.file("etc/multipath.conf", "blacklist {\ndevnode \"^sdb$\"\n}\n");
        assertEquals(1, host.multipath("-a", "sdb"));
        assertEquals("", host.out());
        assertEquals(0, host.multipath("-w", "sdb"));
    }

    @Test
    void aDiskIsNoMapToBeRemoved() throws Exception {
        assertEquals(1, host.multipath("-f", "/dev/sdb"));
        assertEquals(1, host.multipath("-f"));
        assertTrue(host.err().contains("the -f option requires a map name to remove"), host::err);
    }

    @Test
    void theConfigurationIsShownWithoutADaemon() throws Exception {
        host.conf("smart");
        assertEquals(0, host.multipath("-t"));
        assertTrue(host.out().startsWith("defaults {\n"), host::out);
        assertTrue(host.out().contains("find_multipaths \"smart\""), host::out);
    }

    @Test
    void helpIsNoErrorAndMisuseIs() throws Exception {
        assertEquals(0, host.multipath("-h"));
        assertEquals(1, host.multipath("-x"));
        assertEquals("", host.out());
        assertTrue(host.err().contains("Usage:"), host::err);
    }

    @Test
    void aMapOfWhichTheKernelKnowsNothingHasNoUsablePath() throws Exception {
        assertEquals(1, host.multipath("-C", "mpathz"));
        assertEquals(1, host.multipath("-U", "sdb"));
    }
}
