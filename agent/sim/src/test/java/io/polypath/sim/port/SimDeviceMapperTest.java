package io.polypath.sim.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.map.StatusGroup;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.port.MapUnreadableException;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.Console;
import io.polypath.sim.fabric.Fault;
import io.polypath.sim.kernel.DeviceEvent;
import io.polypath.sim.kernel.LinkLoss;
import io.polypath.sim.mapper.DeviceMapper;
import io.polypath.sim.mapper.MapIo;
import io.polypath.sim.mapper.MappedDevice;
import io.polypath.sim.mapper.MapperCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maps over sda, sdc, sde and sdg, which are the four paths to one unit; the first two and the last two in a group. */
class SimDeviceMapperTest {

    private static final String UUID = "mpath-3600";
    private static final long SECTORS = 20_971_520;

    private final Console console = new Console();
    private final SimDeviceMapper port = new SimDeviceMapper(console.fabric);
    private final DeviceMapper kernel = console.fabric.kernel().mapper();
    private final String a = devT("sda");
    private final String b = devT("sdc");
    private final String c = devT("sde");
    private final String d = devT("sdg");

    @Test
    void aMapIsReadAsTheKernelTellsIt() {
        make("0 0 2 1 " + group(a, b) + " " + group(c, d));
        MapReading reading = port.read(UUID);
        assertEquals("2 0 0 0 2 1 E 0 2 2 " + a + " A 0 0 0 " + b + " A 0 0 0 E 0 2 2 " + c + " A 0 0 0 " + d + " A 0 0 0",
                map().status());
        assertEquals("0 0 2 1 service-time 0 2 2 " + a + " 1 1 " + b + " 1 1 service-time 0 2 2 " + c + " 1 1 " + d + " 1 1",
                map().table());
        assertEquals(KernelTable.parse(map().table()).orNull(), reading.table());
        assertNull(reading.status().disagreement(reading.table()));
        assertEquals(SECTORS, reading.sizeSectors());
        assertEquals(List.of(reading), port.list());
        assertEquals(reading, port.read(reading.major(), reading.minor()));
        assertNull(port.read(8, 0));
        assertNull(port.read("mpath-nobody"));
    }

    @Test
    void aNameOrUuidIsGivenOnce() {
        assertEquals(0, port.create("mpatha", UUID));
        assertEquals(-Errno.EBUSY, port.create("mpatha", "mpath-other"));
        assertEquals(-Errno.EBUSY, port.create("mpathb", UUID));
        assertEquals(0, port.create("mpathb", "mpath-other"));
        assertEquals(-Errno.EBUSY, port.rename(UUID, "mpathb", 0));
        assertEquals(-Errno.ENXIO, port.rename("mpath-nobody", "mpathc", 0));
    }

    @Test
    void aTableThatMakesNoSenseIsRefusedAndLeavesTheLiveOne() {
        make("0 0 1 1 " + group(a));
        int error = -Errno.EINVAL;
        for (String nonsense : List.of("", "0 0 1", "0 0 1 2 " + group(a), "0 0 1 1 carousel 0 1 1 " + a + " 1",
                "0 0 1 1 service-time 0 0 1", "0 0 1 1 round-robin 0 1 2 " + a + " 1 1")) {
            assertEquals(error, port.load(UUID, SECTORS, nonsense, false), nonsense);
        }
        assertEquals(error, port.load(UUID, SECTORS + 1, "0 0 1 1 " + group(a), false), "larger than the path");
        assertEquals(-Errno.ENXIO, port.load(UUID, SECTORS, "0 0 1 1 " + group("9:99"), false));
        assertFalse(map().hasInactiveTable());
        assertEquals(0, port.resume(UUID, false, 0));
        assertEquals(a, firstPath());
    }

    @Test
    void aLoadedTableWaitsUntilItIsResumed() {
        make("0 0 1 1 " + group(a));
        assertEquals(0, port.load(UUID, SECTORS, "0 0 1 1 " + group(c), false));
        assertEquals(a, firstPath());
        assertTrue(map().hasInactiveTable());
        assertEquals(0, port.clear(UUID));
        assertEquals(0, port.resume(UUID, false, 0));
        assertEquals(a, firstPath());
        assertEquals(0, port.load(UUID, SECTORS, "0 0 1 1 " + group(c), false));
        assertEquals(0, port.resume(UUID, false, 0));
        assertEquals(c, firstPath());
    }

    @Test
    void aFailedPathIsToldOfOnceAndCounted() {
        make("0 0 1 1 " + group(a, b));
        console.events.clear();
        assertEquals(0, message("fail_path " + a));
        assertEquals(0, message("fail_path " + a));
        assertEquals(List.of("PATH_FAILED " + a + " 1"), pathEvents());
        assertEquals(1, port.read(UUID).eventNumber());
        assertEquals(0, message("reinstate_path " + a));
        assertEquals(List.of("PATH_FAILED " + a + " 1", "PATH_REINSTATED " + a + " 2"), pathEvents());
        assertEquals(1, groupOf(1).paths().getFirst().failCount());
        DeviceEvent event = console.events.getFirst();
        assertEquals("change /devices/virtual/block/dm-0 mpatha mpath-3600 1", event.action() + " " + event.devpath() + " "
                + event.property("DM_NAME") + " " + event.property("DM_UUID") + " " + event.property("DM_SEQNUM"));
    }

    @Test
    void groupsAreSwitchedAndPassedOver() {
        make("0 0 2 1 " + group(a, b) + " " + group(c, d));
        assertEquals(MapIo.DONE, io());
        assertEquals(GroupState.ACTIVE, groupOf(1).state());
        assertEquals(0, message("switch_group 2"));
        assertEquals(GroupState.ENABLED, groupOf(1).state());
        assertEquals(2, port.read(UUID).status().nextGroup());
        assertEquals(MapIo.DONE, io());
        assertEquals(GroupState.ACTIVE, groupOf(2).state());
        assertEquals(0, message("disable_group 2"));
        assertEquals(GroupState.DISABLED, groupOf(2).state());
        assertEquals(MapIo.DONE, io());
        assertEquals(GroupState.ACTIVE, groupOf(1).state());
        message("fail_path " + a);
        message("fail_path " + b);
        assertEquals(MapIo.DONE, io(), "a group that is passed over is better than none");
        assertEquals(2, port.read(UUID).status().nextGroup());
    }

    @Test
    void ioFindsTheWayThatIsLeftAndThenWaitsOrFails() {
        make("1 queue_if_no_path 0 2 1 " + group(a, b) + " " + group(c, d));
        List<Fault> faults = new ArrayList<>();
        for (String disk : List.of("sda", "sdc")) {
            faults.add(console.fabric.faults().linkDown(console.path(disk).nexus().link(), LinkLoss.AT_ONCE));
        }
        assertEquals(MapIo.DONE, io());
        assertEquals(GroupState.ACTIVE, groupOf(2).state());
        assertEquals(2, pathEvents().size());
        message("fail_path " + c);
        message("fail_path " + d);
        assertEquals(MapIo.QUEUED, io());
        assertEquals(0, message("fail_if_no_path"));
        assertFalse(map().queues());
        assertEquals(MapIo.FAILED, io());
        faults.forEach(Fault::heal);
        assertEquals(MapIo.FAILED, io(), "nobody reinstated a path");
        message("reinstate_path " + a);
        assertEquals(MapIo.DONE, io());
    }

    @Test
    void aMessageThatMakesNoSenseIsRefused() {
        make("0 0 1 1 " + group(a));
        for (String nonsense : List.of("fail_path " + b, "fail_path", "switch_group 2", "switch_group 0", "dance", "@dance")) {
            assertEquals(-Errno.EINVAL, message(nonsense), nonsense);
        }
        assertEquals(-Errno.ENXIO, port.message("mpath-nobody", "queue_if_no_path"));
        assertEquals(0, port.suspend(UUID, false));
        assertEquals(-Errno.EBUSY, message("queue_if_no_path"));
    }

    @Test
    void aMapInUseStaysAndGoesLaterWhenItWasDeferred() {
        make("0 0 1 1 " + group(a));
        kernel.open(map());
        assertEquals(-Errno.EBUSY, port.remove(UUID, false, 0));
        assertFalse(port.read(UUID).leaving());
        assertEquals(0, port.remove(UUID, true, 0));
        assertTrue(port.read(UUID).leaving());
        assertEquals(0, message("@cancel_deferred_remove"));
        assertFalse(port.read(UUID).leaving());
        assertEquals(0, port.remove(UUID, true, 0));
        kernel.close(map(), console.fabric.nowNs());
        assertNull(port.read(UUID));
        assertEquals("remove", console.events.getLast().action());
        assertEquals(-Errno.ENXIO, port.remove(UUID, false, 0));
    }

    @Test
    void partitionsHoldTheirMapOpen() {
        make("0 0 1 1 " + group(a));
        kernel.addPartition(map(), 1, "mpatha-part1", console.fabric.nowNs());
        assertEquals("part1-mpath-3600", port.partitions(UUID).getFirst().uuid());
        assertEquals(1, port.read(UUID).openCount());
        assertEquals(-Errno.EBUSY, port.remove(UUID, false, 0));
        assertEquals(0, port.remove("part1-mpath-3600", false, 0));
        assertEquals(0, port.remove(UUID, false, 0));
    }

    @Test
    void aTableKeepsTheNamesOfItsDisks() {
        make("0 0 1 1 " + group(a));
        console.fabric.faults().delete(console.path("sda")).heal();
        assertNotEquals(a, devT(console.survey.list().getLast().name()));
        assertEquals(MapIo.FAILED, io());
        assertEquals(0, port.load(UUID, SECTORS, "0 0 1 1 " + group(c), false));
        assertEquals(0, port.resume(UUID, false, 0));
        console.fabric.faults().delete(console.path("sdc")).heal();
        assertEquals(a, devT("sda"), "the name is free again");
    }

    @Test
    void callsFailOnCommand() {
        console.fabric.faults().mapperError(MapperCall.LOAD, UUID, Errno.ENOMEM, 1);
        assertEquals(0, port.create("mpatha", UUID));
        assertEquals(-Errno.ENOMEM, port.load(UUID, SECTORS, "0 0 1 1 " + group(a), false));
        assertEquals(0, port.load(UUID, SECTORS, "0 0 1 1 " + group(a), false));
        try (Fault fault = console.fabric.faults().mapperError(MapperCall.LIST, null, Errno.ENOMEM, 9)) {
            assertThrows(MapUnreadableException.class, port::list);
            assertFalse(fault.healed());
        }
        assertEquals(1, port.list().size());
    }

    @Test
    void aCallSleepsUntilItMayPass() {
        make("0 0 1 1 " + group(a));
        Fault fault = console.fabric.faults().mapperHangs(MapperCall.SUSPEND, UUID);
        console.fabric.agenda().schedule(nowNs -> fault.heal(), Console.SECOND);
        assertEquals(0, port.message(UUID, "queue_if_no_path"));
        assertEquals(0, port.suspend(UUID, true));
        assertEquals(Console.SECOND, console.clock.nanoTime());
    }

    @Test
    void udevTellsOfAMapAfterItsRules() {
        make("0 0 1 1 " + group(a));
        try (Fault _ = console.fabric.faults().udevLate(5 * Console.SECOND)) {
            assertEquals(0, port.suspend(UUID, false));
            assertEquals(0, port.resume(UUID, false, 0));
            assertFalse(console.events.getLast().fromUdev());
            console.advance(6 * Console.SECOND);
        }
        DeviceEvent event = console.events.getLast();
        assertTrue(event.fromUdev());
        assertEquals("mpatha", event.property("DM_NAME"));
    }

    @Test
    void whoWatchesIsToldWhichMapsHadAnEvent() {
        SimMapEventPort watch = new SimMapEventPort(console.fabric, ReadySignal.none());
        make("0 0 1 1 " + group(a));
        assertEquals(List.of("254:0"), taken(watch));
        assertEquals(List.of(), taken(watch));
        message("fail_path " + a);
        watch.quiet();
        assertEquals(List.of("254:0"), taken(watch));
        port.remove(UUID, false, 0);
        assertEquals(List.of("254:0"), taken(watch));
    }

    private static List<String> taken(SimMapEventPort watch) {
        List<String> taken = new ArrayList<>();
        watch.take((major, minor) -> taken.add(major + ":" + minor));
        return taken;
    }

    private void make(String table) {
        assertEquals(0, port.create("mpatha", UUID));
        assertEquals(0, port.load(UUID, SECTORS, table, false));
        assertEquals(0, port.resume(UUID, false, 0));
    }

    private MappedDevice map() {
        return kernel.device(UUID);
    }

    private int message(String text) {
        return port.message(UUID, text);
    }

    private MapIo io() {
        return kernel.io(map(), console.fabric.nowNs());
    }

    private StatusGroup groupOf(int number) {
        return port.read(UUID).status().groups().get(number - 1);
    }

    private String firstPath() {
        return port.read(UUID).table().groups().getFirst().paths().getFirst().devT();
    }

    private List<String> pathEvents() {
        return console.events.stream()
                .filter(event -> !event.fromUdev() && !event.property("DM_ACTION").isEmpty())
                .map(event -> event.property("DM_ACTION") + " " + event.property("DM_PATH") + " "
                        + event.property("DM_NR_VALID_PATHS"))
                .toList();
    }

    private static String group(String... paths) {
        return "service-time 0 " + paths.length + " 1 " + String.join(" 1 ", paths) + " 1";
    }

    private String devT(String name) {
        return console.path(name).key().major() + ":" + console.path(name).key().minor();
    }
}
