package io.polypath.agent.clerk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.claim.ClaimMarkers;
import io.polypath.agent.claim.ClaimPlaces;
import io.polypath.agent.map.FindMultipaths;
import io.polypath.agent.port.AttributePort;
import io.polypath.agent.port.AttributeText;
import io.polypath.agent.record.ClaimErrand;
import io.polypath.ffm.sys.Errno;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimClerkTest {

    @TempDir
    Path directory;

    private final List<String> written = new ArrayList<>();

    /** A disk with two partitions. */
    private final AttributePort sysfs = new AttributePort() {
        @Override
        public int write(String attribute, String text) {
            written.add(attribute + " " + text);
            return 0;
        }

        @Override
        public AttributeText read(String attribute) {
            return new AttributeText(-Errno.ENOENT, "");
        }

        @Override
        public List<String> partitions(String disk) {
            return List.of(disk + "1", disk + "2");
        }
    };

    @Test
    void aDiskIsLookedAtAgainBeforeItsPartitionsWhichInheritFromIt() {
        ClaimClerk clerk = new ClaimClerk(null, sysfs);
        assertEquals("", clerk.run(new ClaimErrand.LookAgain("sdb", "change")));
        assertEquals(List.of(
                "/sys/class/block/sdb/uevent change", "/sys/class/block/sdb1/uevent change", "/sys/class/block/sdb2/uevent change"),
                written);
    }

    @Test
    void aDaemonThatEndsKeepsNoNewDiskFromOthers() {
        ClaimClerk clerk = new ClaimClerk(new ClaimMarkers(ClaimPlaces.in(directory.resolve("polypath"))), sysfs);
        assertEquals("", clerk.run(new ClaimErrand.Begin(FindMultipaths.ON, 10)));
        assertTrue(Files.exists(directory.resolve("polypath/claims/active")));
        assertEquals("", clerk.run(new ClaimErrand.End()));
        assertFalse(Files.exists(directory.resolve("polypath/claims/active")));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldAndNothingElseHappens() throws Exception {
        Files.createFile(directory.resolve("polypath"));
        ClaimClerk clerk = new ClaimClerk(new ClaimMarkers(ClaimPlaces.in(directory.resolve("polypath"))), sysfs);
        assertFalse(clerk.run(new ClaimErrand.Exempt("8:0", true)).isEmpty());
    }
}
