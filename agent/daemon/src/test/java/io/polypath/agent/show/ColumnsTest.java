package io.polypath.agent.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.Failback;
import io.polypath.agent.map.FailbackPolicy;
import io.polypath.agent.map.FeatureList;
import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.HardwareHandlerSpec;
import io.polypath.agent.map.MapAction;
import io.polypath.agent.map.NoPathRetry;
import io.polypath.agent.map.Queueing;
import io.polypath.agent.map.QueueingState;
import io.polypath.agent.map.SelectorSpec;
import io.polypath.agent.path.PathState;
import io.polypath.agent.view.GroupView;
import io.polypath.agent.view.HostView;
import io.polypath.agent.view.KernelPathState;
import io.polypath.agent.view.MapCounters;
import io.polypath.agent.view.MapView;
import io.polypath.agent.view.MembershipView;
import io.polypath.agent.view.PathView;
import io.polypath.agent.view.RoutingView;
import io.polypath.agent.view.Views;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every wildcard, for devices that tell everything and for devices that tell nothing. */
class ColumnsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String PATH_LETTERS = "widDtoTscCpSzMmNnRraGg0PILAk";
    private static final String MAP_LETTERS = "nwdFQNrtSfxhA01234svpeGgk";

    @Test
    void aPathThatTellsEverything() {
        assertEquals(List.of("3600a0b80000f00d0000beef00000001", "4:0:1:7", "sdc", "8:32", "active", "running", "ready",
                "ACME,FabricBox,0007", "tur", "XXXX...... 8/20", "50", "1.5T", "SN7", "normal", "vol7", "0x2000aa0000000001",
                "0x5000bb0000000001", "0x2100aa0000000001", "0x5001bb0000000001", "0000:3b:00.0", "--", "vendor text", "3",
                "scsi:fcp", "ok", "0x0007000000000000", "0x0101", "1280"), cells(Views.path("sdc", 32, PathState.UP)));
    }

    @Test
    void aPathOfWhichNothingIsKnown() {
        PathView path = Views.unknownPath(new MembershipView("", KernelPathState.UNKNOWN, 0));
        assertEquals(List.of("", "#:#:#:#", "-", "#:#", "undef", "running", "undef", "##,##,##", "(null)", " 0/0", "-1", "0.0K",
                "", "marginal", "[unknown]", "[undef]", "[undef]", "[undef]", "[undef]", "[undef]", "--", "[undef]", "0", "undef",
                "partial", "0xffffffffffffffff", "[undef]", "n/a"), cells(path));
    }

    @Test
    void anOrphanHasNoStateInAMap() {
        PathView path = Views.path("sdc", 32, PathState.UP);
        PathView orphan = new PathView(path.identity(), path.unit(), path.fabric(), path.health(), path.check(), null);
        List<String> cells = cells(orphan);
        assertEquals(List.of("undef", "unknown", "undef"), cells.subList(4, 7));
        assertEquals("orphan", cells.get(9));
        assertEquals("[orphan]", cells.get(14));
        assertEquals("0", cells.get(22));
    }

    @Test
    void everyPathStateHasItsWord() {
        List<String> words = new ArrayList<>();
        for (PathState state : PathState.values()) {
            words.add(cells(Views.path("sdc", 32, state)).get(6));
        }
        assertEquals(List.of("undef", "undef", "faulty", "ready", "shaky", "ghost", "i/o pending", "i/o timeout", "undef",
                "delayed", "disconnected"), words);
    }

    @Test
    void aMapThatTellsEverything() {
        MapView map = Views.map("vol7", List.of(Views.path("sdc", 32, PathState.UP), Views.path("sdd", 48, PathState.DOWN)));
        assertEquals(List.of("vol7", "3600a0b80000f00d0000beef00000001", "dm-4", "immediate", "30 chk", "1", "rw", "active",
                "1.5T", "1 queue_if_no_path", "6", "1 alua", "", "1", "2", "3", "4", "5", "ACME,FabricBox", "ACME", "FabricBox",
                "0007", "--", "vendor text", "512"), cells(map));
    }

    @Test
    void aMapOfWhichNothingIsKnown() {
        RoutingView routing = new RoutingView(null, Failback.NOT_RUNNING, NoPathRetry.UNSET, QueueingState.UNMANAGED,
                Queueing.NOT_RUNNING);
        MapView map = new MapView("w", "w", null, 0, FeatureList.NONE, HardwareHandlerSpec.NONE, MapAction.RESIZE, routing,
                MapCounters.ZERO, List.of());
        assertEquals(List.of("w", "w", "undef", "undef", "-", "0", "undef", "undef", "0.0K", "0", "0", "0", "", "0", "0", "0",
                "0", "0", "##,##", "##", "##", "##", "--", "[undef]", "n/a"), cells(map));
    }

    @Test
    void queueingShowsWhatIsLeft() {
        assertEquals("off", queueing(NoPathRetry.FAIL, QueueingState.FAILING, Queueing.NOT_RUNNING));
        assertEquals("on", queueing(NoPathRetry.QUEUE, QueueingState.QUEUEING, Queueing.NOT_RUNNING));
        assertEquals("5 chk", queueing(NoPathRetry.checks(5), QueueingState.QUEUEING, Queueing.NOT_RUNNING));
        assertEquals("12 sec", queueing(NoPathRetry.checks(5), QueueingState.COUNTDOWN, 11 * SECOND + 1));
        assertEquals("1 sec", queueing(NoPathRetry.checks(5), QueueingState.COUNTDOWN, 0));
        assertEquals("off", queueing(NoPathRetry.QUEUE, QueueingState.DISABLED, Queueing.NOT_RUNNING));
    }

    @Test
    void aMapThatGaveUpDoesNotQueue() {
        RoutingView routing = new RoutingView(
                FailbackPolicy.MANUAL, Failback.NOT_RUNNING, NoPathRetry.checks(5), QueueingState.EXPIRED, Queueing.NOT_RUNNING);
        assertEquals("off", cells(Views.map("m", routing, MapAction.NOTHING, List.of())).get(4));
    }

    @Test
    void failbackShowsItsDelayAndWhatIsLeft() {
        assertEquals("deferred:40", failback(FailbackPolicy.delayed(40 * SECOND), Failback.NOT_RUNNING));
        assertEquals("XX........ 10/40", failback(FailbackPolicy.delayed(40 * SECOND), 10 * SECOND));
        assertEquals("manual", failback(FailbackPolicy.MANUAL, Failback.NOT_RUNNING));
        assertEquals("followover", failback(FailbackPolicy.FOLLOWOVER, Failback.NOT_RUNNING));
    }

    @Test
    void groupsHaveTheirOwnWords() {
        List<String> words = new ArrayList<>();
        for (GroupState state : new GroupState[] {GroupState.ACTIVE, GroupState.ENABLED, GroupState.DISABLED, null}) {
            GroupView group = new GroupView(new SelectorSpec("round-robin", List.of("1", "2")), 7, state, true, List.of());
            words.add(one(Format.of("%s|%p|%t|%M|%x", GroupColumn.ALL), group));
        }
        assertEquals(List.of("round-robin 2 1 2|7|active|marginal|\n", "round-robin 2 1 2|7|enabled|marginal|\n",
                "round-robin 2 1 2|7|disabled|marginal|\n", "round-robin 2 1 2|7|undef|marginal|\n"), words);
    }

    @Test
    void aCellBeyondTheWidestIsNotCut() {
        String name = "n".repeat(300);
        HostView host = Views.host(List.of(), List.of(Views.map(name, List.of()), Views.map("short", List.of())));
        TextSheet sheet = new TextSheet();
        Tables.maps(sheet, host, List.of(), "%n|");
        assertEquals("name" + " ".repeat(251) + "|\n" + name + "|\n" + "short" + " ".repeat(250) + "|\n", sheet.toString());
    }

    @Test
    void everyLetterHasOneColumn() {
        assertEquals(PATH_LETTERS.length(), PathColumn.ALL.length);
        assertEquals(MAP_LETTERS.length(), MapColumn.ALL.length);
        assertTrue(PATH_LETTERS.chars().allMatch(letter -> count(PathColumn.ALL, letter) == 1));
        assertTrue(MAP_LETTERS.chars().allMatch(letter -> count(MapColumn.ALL, letter) == 1));
    }

    private static int count(Column<?>[] columns, int letter) {
        int count = 0;
        for (Column<?> column : columns) {
            count += column.letter() == letter ? 1 : 0;
        }
        return count;
    }

    private static List<String> cells(PathView path) {
        return PATH_LETTERS.chars().mapToObj(letter -> cell(one(Format.of("%" + (char) letter, PathColumn.ALL), path))).toList();
    }

    private static List<String> cells(MapView map) {
        return MAP_LETTERS.chars().mapToObj(letter -> cell(one(Format.of("%" + (char) letter, MapColumn.ALL), map))).toList();
    }

    private static String queueing(NoPathRetry retry, QueueingState state, long deadlineNs) {
        RoutingView routing = new RoutingView(FailbackPolicy.MANUAL, Failback.NOT_RUNNING, retry, state, deadlineNs);
        GroupView group = new GroupView(
                SelectorSpec.SERVICE_TIME, 1, null, false, List.of(Views.path("sda", 0, PathState.GHOST)));
        return cells(Views.map("m", routing, MapAction.NOTHING, List.of(group))).get(4);
    }

    private static String failback(FailbackPolicy policy, long deadlineNs) {
        RoutingView routing = new RoutingView(
                policy, deadlineNs, NoPathRetry.UNSET, QueueingState.UNMANAGED, Queueing.NOT_RUNNING);
        return cells(Views.map("m", routing, MapAction.NOTHING, List.of())).get(3);
    }

    private static String cell(String line) {
        return line.substring(0, line.length() - 1);
    }

    private static <T> String one(Format<T> format, T row) {
        TextSheet sheet = new TextSheet();
        format.row(sheet, row, Views.host(List.of(), List.of()), format.noWidths());
        return sheet.toString();
    }
}
