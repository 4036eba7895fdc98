package io.polypath.agent.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.PasswdFiles;
import io.polypath.agent.map.FindMultipaths;
import io.polypath.agent.path.CheckPace;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.port.DiskKey;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.record.ClaimErrand;
import io.polypath.agent.record.Errand;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.agent.topology.PathTable;
import io.polypath.agent.topology.UdevClaim;
import io.polypath.agent.topology.Wwid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimKeeperTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final List<Errand> errands = new ArrayList<>();
    private final ClerkPost clerk = new ClerkPost() {
        @Override
        public void send(Errand errand) {
            errands.add(errand);
        }

        @Override
        public boolean offer(ClaimErrand errand) {
            return errands.add(errand);
        }
    };
    private final PathTable paths = new PathTable(8);
    private final ManagedMap map = new ManagedMap(0, 1, new Wwid("3600a"));
    private ClaimKeeper claims;

    @BeforeEach
    void begin() {
        claims = keeper("smart");
    }

    private ClaimKeeper keeper(String mode) {
        ConfigText text = new ConfigText("test", "defaults {\nfind_multipaths " + mode + "\n}\n");
        PasswdFiles nobody = PasswdFiles.read(java.nio.file.Path.of("/none"), java.nio.file.Path.of("/none"));
        ClaimKeeper keeper = new ClaimKeeper(new Policy(ConfLoader.of(List.of(text), nobody, false).conf(), 8), clerk);
        keeper.begin();
        return keeper;
    }

    private Path path(String name, int minor, String vendor, UdevClaim heard) {
        PathIdentity identity = new PathIdentity(name, 8, minor, 1, new Hctl(0, 0, 0, minor), vendor, "LUN", "1", "scsi:fcp", "t",
                FabricNames.NONE, "");
        Path path = paths.add(identity, new CheckPace(SECOND_NS, SECOND_NS), 0);
        path.wwid(map.wwid);
        path.udev.hear(heard);
        map.members.add(path);
        return path;
    }

    private List<Errand> told() {
        List<Errand> told = List.copyOf(errands);
        errands.clear();
        return told;
    }

    @Test
    void theRulesLearnTheModeAndThatSomebodyIsThere() {
        assertEquals(List.of(new ClaimErrand.Begin(FindMultipaths.SMART, 10)), told());
        claims.end();
        assertEquals(List.of(new ClaimErrand.End()), told());
    }

    @Test
    void pathsOfAMapAreClaimedOnceWhereUdevSaysOtherwise() {
        told();
        path("sda", 0, "ACME", UdevClaim.THEIRS);
        path("sdb", 16, "ACME", UdevClaim.OURS);
        path("sdc", 32, "ACME", UdevClaim.WAITING);
        path("sdd", 48, "ACME", UdevClaim.UNHEARD);
        claims.hold(map);
        claims.hold(map);
        assertEquals(List.of(new ClaimErrand.LookAgain("sda", "change"), new ClaimErrand.LookAgain("sdc", "change")), told());
    }

    @Test
    void aMapThatCannotBeMadeIsMarkedBeforeItsPathsAreGivenBack() {
        told();
        path("sda", 0, "ACME", UdevClaim.OURS);
        claims.notMade(map);
        claims.notMade(map);
        assertEquals(List.of(new ClaimErrand.Failed("3600a", true), new ClaimErrand.LookAgain("sda", "add")), told());
        map.members.getFirst().udev.hear(UdevClaim.THEIRS);
        claims.made(map);
        assertEquals(List.of(new ClaimErrand.Failed("3600a", false), new ClaimErrand.LookAgain("sda", "change")), told());
    }

    @Test
    void aLonePathWaitsAsLongAsItsHardwareIsWorth() {
        Path lone = path("sda", 0, "ACME", UdevClaim.WAITING);
        assertEquals(5 * SECOND_NS, claims.waitUntilNs(map, 4 * SECOND_NS));
        map.members.clear();
        path("sdb", 16, "NETAPP", UdevClaim.WAITING);
        assertEquals(14 * SECOND_NS, claims.waitUntilNs(map, 4 * SECOND_NS));
        map.clocks.waitUntilNs = 14 * SECOND_NS;
        assertEquals(14 * SECOND_NS, claims.waitUntilNs(map, 9 * SECOND_NS));
        lone.udev.hear(UdevClaim.THEIRS);
        map.members.clear();
        map.members.add(lone);
        map.clocks.waitUntilNs = MapClocks.NEVER;
        assertEquals(MapClocks.NEVER, claims.waitUntilNs(map, 0));
    }

    @Test
    void whoWaitedInVainIsMarkedAndGivenBack() {
        told();
        path("sda", 0, "ACME", UdevClaim.WAITING);
        path("sdb", 16, "ACME", UdevClaim.THEIRS);
        claims.giveUp(map);
        assertEquals(List.of(new ClaimErrand.Waited("8:0"), new ClaimErrand.LookAgain("sda", "add")), told());
    }

    @Test
    void anExcludedDiskIsExemptUntilDisksAreJudgedAnew() {
        told();
        claims.exclude(new DiskKey("sda", 8, 0, 1), UdevClaim.OURS);
        claims.exclude(new DiskKey("sdb", 8, 16, 1), UdevClaim.THEIRS);
        assertEquals(List.of(new ClaimErrand.Exempt("8:0", true), new ClaimErrand.LookAgain("sda", "add"),
                new ClaimErrand.Exempt("8:16", true)), told());
        claims.readmitAll();
        assertEquals(2, told().size());
        claims.readmitAll();
        assertEquals(List.of(), told());
    }

    @Test
    void aDaemonThatOnlyWatchesTellsNothing() {
        told();
        ClaimKeeper watching = new ClaimKeeper(new Policy(ConfLoader.of(List.of(), null, false).conf(), 8), clerk);
        path("sda", 0, "ACME", UdevClaim.THEIRS);
        watching.hold(map);
        watching.exclude(new DiskKey("sdb", 8, 16, 1), UdevClaim.OURS);
        watching.reconfigured();
        watching.end();
        assertEquals(List.of(), told());
    }
}
