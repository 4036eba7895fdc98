package io.polypath.cli.persist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.reserve.ReserveFlag;
import io.polypath.ffm.scsi.PersistentReserve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReserveOutTest {

    private static final long KEY = 0xabc;
    private static final long OTHER = 0xdef;
    private static final MapKey CONFIGURED = new MapKey(KEY, false, false, false);
    private static final MapKey FILED = new MapKey(0, false, true, false);

    private final FakeUnit unit = new FakeUnit("sda", "sdb", "sdc");
    private final List<String> complaints = new ArrayList<>();

    private PrStatus out(int action, int type, long key, long actionKey, MapKey own) {
        ReserveOut out = new ReserveOut(unit, unit.daemon(), complaints::add);
        return out.carryOut(unit.map(), OutOrder.plain(action, type, key, actionKey), own);
    }

    private void registerAll() {
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.REGISTER, 0, 0, KEY, CONFIGURED));
        unit.told.clear();
    }

    private void reserve() {
        registerAll();
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.RESERVE, 5, KEY, 0, CONFIGURED));
        unit.told.clear();
    }

    @Test
    void aKeyIsRegisteredOnEveryUsablePathAndTheDaemonIsTold() {
        unit.lose("sdb");
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.REGISTER, 0, 0, KEY, CONFIGURED));
        assertEquals(Map.of("sda", KEY, "sdc", KEY), unit.keys);
        assertEquals(List.of("unsetprhold", "setprstatus pathlist \"8:a 8:c\""), unit.told);
    }

    @Test
    void onlyTheConfiguredKeyIsRegistered() {
        assertEquals(PrStatus.SYNTAX, out(PersistentReserve.REGISTER, 0, 0, OTHER, CONFIGURED));
        assertEquals(PrStatus.SYNTAX, out(PersistentReserve.REGISTER, 0, 0, KEY, new MapKey(0, false, false, false)));
        assertEquals(PrStatus.SYNTAX, out(PersistentReserve.RESERVE, 5, OTHER, 0, CONFIGURED));
        assertEquals(3, complaints.size());
        assertEquals(Map.of(), unit.keys);
        assertEquals(List.of(), unit.told);
    }

    @Test
    void aKeyKeptInTheFileIsTheDaemonsBeforeItIsRegistered() {
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY, 0, 0, KEY, FILED));
        assertEquals("setprkey key abc", unit.told.getFirst());
        assertEquals(KEY, unit.keys.get("sdc"));
    }

    @Test
    void aKeyThatTheDaemonDoesNotTakeIsNotRegistered() {
        unit.daemonRefuses = true;
        assertEquals(PrStatus.MAP_ERROR, out(PersistentReserve.REGISTER, 0, 0, KEY, FILED));
        assertEquals(Map.of(), unit.keys);
    }

    @Test
    void aRegistrationThatFailsGivesTheFormerKeyBack() {
        unit.broken.put("sdb", PrStatus.HARDWARE_ERROR);
        MapKey before = new MapKey(OTHER, true, true, false);
        assertEquals(PrStatus.HARDWARE_ERROR, out(PersistentReserve.REGISTER_AND_IGNORE_EXISTING_KEY, 0, 0, KEY, before));
        assertEquals("setprkey key def:aptpl", unit.told.getLast());
    }

    @Test
    void pathsThatHadAnotherKeyGetTheNewOneToo() {
        unit.keys.put("sdb", 0x111L);
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.REGISTER, 0, 0, KEY, CONFIGURED));
        assertEquals(KEY, unit.keys.get("sdb"));
    }

    @Test
    void aRegistrationThatConflictsEverywhereIsAConflict() {
        registerAll();
        assertEquals(PrStatus.CONFLICT, out(PersistentReserve.REGISTER, 0, 0x111, KEY, CONFIGURED));
    }

    @Test
    void aPathThatDiesMeanwhileIsLetGo() {
        unit.broken.put("sdb", PrStatus.UNREACHABLE);
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.REGISTER, 0, 0, KEY, CONFIGURED));
    }

    @Test
    void onePathPerHostIsEnoughForAllTargetPorts() {
        FakeUnit pair = new FakeUnit("sda", "sdb");
        pair.paths.put("sdb", new PersistPath("sdb", "8:b", pair.paths.get("sda").host(), true, true));
        ReserveOut out = new ReserveOut(pair, pair.daemon(), complaints::add);
        out.carryOut(pair.map(), OutOrder.plain(PersistentReserve.REGISTER, 0, 0, KEY), new MapKey(KEY, false, false, true));
        assertEquals(Map.of("sda", KEY), pair.keys);
    }

    @Test
    void theReservationIsHeldByOnePathForTheMap() {
        reserve();
        assertEquals("sda", unit.holder);
        assertEquals(ReserveFlag.SET, unit.hold);
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.RELEASE, 5, KEY, 0, CONFIGURED));
        assertNull(unit.holder);
        assertEquals(List.of("unsetprhold"), unit.told);
    }

    @Test
    void reservingAgainSucceedsAlsoWhenThePathThatHoldsIsGone() {
        reserve();
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.RESERVE, 5, KEY, 0, CONFIGURED));
        unit.lose("sda");
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.RESERVE, 5, KEY, 0, CONFIGURED));
        assertEquals(PrStatus.CONFLICT, out(PersistentReserve.RESERVE, 6, KEY, 0, CONFIGURED));
    }

    @Test
    void anotherHostsReservationIsAConflict() {
        registerAll();
        unit.keys.put("remote", OTHER);
        unit.holder = "remote";
        unit.type = 5;
        assertEquals(PrStatus.CONFLICT, out(PersistentReserve.RESERVE, 5, KEY, 0, CONFIGURED));
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.PREEMPT, 5, KEY, OTHER, CONFIGURED));
        assertEquals("sda", unit.holder);
        assertEquals(List.of("setprhold"), unit.told);
        assertEquals(3, unit.keys.size());
    }

    @Test
    void whatAnUnusablePathHoldsIsReleasedWhileTheMapIsSuspended() {
        reserve();
        unit.lose("sda");
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.RELEASE, 5, KEY, 0, CONFIGURED));
        assertNull(unit.holder);
        assertEquals(List.of("preempt down sdb while suspended", "resume with 2 registrations"), unit.steps);
        assertEquals(ReserveFlag.UNSET, unit.hold);
    }

    @Test
    void aReleaseOfAnotherTypeConflicts() {
        reserve();
        unit.lose("sda");
        assertEquals(PrStatus.CONFLICT, out(PersistentReserve.RELEASE, 6, KEY, 0, CONFIGURED));
        assertEquals("sda", unit.holder);
    }

    @Test
    void unregisteringLeavesNoReservationBehind() {
        reserve();
        unit.lose("sda");
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.REGISTER, 0, KEY, 0, CONFIGURED));
        assertNull(unit.holder);
        assertEquals(Map.of(), unit.keys);
        assertEquals("unsetprstatus", unit.told.getLast());
    }

    @Test
    void preemptingItselfKeepsEveryUsablePathRegistered() {
        reserve();
        unit.lose("sda");
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.PREEMPT, 5, KEY, KEY, CONFIGURED));
        assertEquals("sdb", unit.holder);
        assertEquals(Map.of("sdb", KEY, "sdc", KEY), unit.keys);
        assertEquals(ReserveFlag.SET, unit.hold);
    }

    @Test
    void aNewKeyTakesTheReservationAlongFromAPathThatIsGone() {
        reserve();
        unit.lose("sda");
        MapKey before = new MapKey(KEY, false, true, false);
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.REGISTER, 0, KEY, OTHER, before));
        assertEquals("sdb", unit.holder);
        assertEquals(Map.of("sdb", OTHER, "sdc", OTHER), unit.keys);
    }

    @Test
    void clearingTakesTheKeyOutOfTheFileToo() {
        MapKey filed = new MapKey(KEY, false, true, false);
        registerAll();
        assertEquals(PrStatus.SUCCESS, out(PersistentReserve.CLEAR, 0, KEY, 0, filed));
        assertEquals(Map.of(), unit.keys);
        assertEquals(List.of("unsetprstatus", "unsetprkey"), unit.told);
    }

    @Test
    void aMapWithoutUsablePathsIsAnError() {
        unit.paths.keySet().stream().toList().forEach(unit::lose);
        assertEquals(PrStatus.MAP_ERROR, out(PersistentReserve.REGISTER, 0, 0, KEY, CONFIGURED));
        assertEquals(PrStatus.MAP_ERROR, out(PersistentReserve.RESERVE, 5, KEY, 0, CONFIGURED));
        assertEquals(PrStatus.MAP_ERROR, out(PersistentReserve.RELEASE, 5, KEY, 0, CONFIGURED));
    }
}
