package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.polypath.agent.map.GroupState;
import io.polypath.agent.map.KernelStatus;
import io.polypath.agent.map.KernelTable;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.record.MapOrder;
import io.polypath.agent.record.MapOrder.Kind;
import io.polypath.ffm.sys.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A mapper lane over the kernel's device-mapper, compared with what dmsetup sees. Needs four paths to one unit, named by
 * {@code -Dpolypath.disks=8:0,8:16,…} and {@code -Dpolypath.wwid=3600…}, and is skipped without; the lab has them. With the wrong
 * identity udev's rules, which run {@code multipath -U}, fail the paths.
 */
class KernelMapperTest {

    private static final String UUID = "mpath-" + System.getProperty("polypath.wwid");
    private static final String NAME = "polypath-test";
    private static final long SECTORS = 8_192;

    private KernelMapper mapper;
    private String[] disk;

    @BeforeEach
    void open() throws IOException {
        String disks = System.getProperty("polypath.disks");
        assumeTrue(disks != null, "needs -Dpolypath.disks");
        disk = disks.split(",");
        Dmsetup.removeAll();
        mapper = new KernelMapper();
    }

    @AfterEach
    void release() throws IOException {
        if (mapper != null) {
            mapper.close();
            Dmsetup.removeAll();
        }
    }

    @Test
    void aMapIsMadeAsItWasAskedFor() throws IOException {
        MapOrder create = creation();
        mapper.carryOut(create);
        mapper.settle();
        assertEquals(0, create.error);
        assertEquals(UUID, Dmsetup.column(NAME, "uuid"));
        MapReading reading = create.reading;
        assertEquals(Dmsetup.column(NAME, "major") + ":" + Dmsetup.column(NAME, "minor"), reading.major() + ":" + reading.minor());
        assertEquals(NAME, reading.name());
        assertEquals(SECTORS, reading.sizeSectors());
        assertEquals(KernelTable.parse(Dmsetup.table(NAME)).orNull(), reading.table());
        assertEquals(KernelStatus.parse(Dmsetup.status(NAME)).orNull(), reading.status());
        assertEquals(List.of(disk[0], disk[1]), devices(reading, 0));
        assertEquals(List.of(disk[2], disk[3]), devices(reading, 1));
        assertFalse(reading.suspended() || reading.readOnly() || reading.leaving());
        assertEquals("/dev/dm-" + reading.minor(), Path.of("/dev/mapper", NAME).toRealPath().toString());
    }

    @Test
    void messagesDoWhatTheySay() throws IOException {
        made();
        assertEquals(0, message("fail_path " + disk[0]));
        assertFalse(read().status().groups().get(0).paths().get(0).active());
        assertEquals(0, message("reinstate_path " + disk[0]));
        assertTrue(read().status().groups().get(0).paths().get(0).active());
        assertEquals(1, read().status().groups().get(0).paths().get(0).failCount());
        assertEquals(0, message("disable_group 1"));
        assertEquals(GroupState.DISABLED, read().status().groups().get(0).state());
        assertEquals(0, message("enable_group 1"));
        assertEquals(GroupState.ENABLED, read().status().groups().get(0).state());
        assertEquals(0, message("switch_group 2"));
        mapper.settle();
        Dmsetup.readThrough(NAME);
        assertEquals(GroupState.ACTIVE, read().status().groups().get(1).state());
        assertEquals(0, message("queue_if_no_path"));
        assertTrue(read().table().features().queues());
        assertEquals(0, message("fail_if_no_path"));
        assertFalse(read().table().features().queues());
    }

    @Test
    void aMessageThatMakesNoSenseIsRefused() throws IOException {
        made();
        assertEquals(-Errno.EINVAL, message("fail_path 9:99"));
        assertEquals(-Errno.EINVAL, message("switch_group 3"));
        assertEquals(-Errno.EINVAL, message("dance"));
        assertEquals(-Errno.ENXIO, mapper.port().message("mpath-nobody", "fail_path " + disk[0]));
    }

    @Test
    void aTableIsReplaced() throws IOException {
        made();
        MapOrder reload = order(Kind.RELOAD, "1 queue_if_no_path 0 1 1 " + group(disk[3]), SECTORS);
        mapper.carryOut(reload);
        mapper.settle();
        assertEquals(0, reload.error);
        assertEquals(List.of(disk[3]), devices(reload.reading, 0));
        assertEquals(KernelTable.parse(Dmsetup.table(NAME)).orNull(), reload.reading.table());
        assertEquals("Active", Dmsetup.column(NAME, "suspended"));
    }

    @Test
    void aTableThatIsRefusedLeavesTheMapAsItWas() throws IOException {
        made();
        MapReading before = read();
        MapOrder reload = order(Kind.RELOAD, "0 0 1 1 " + group("9:99"), SECTORS);
        mapper.carryOut(reload);
        assertTrue(reload.error < 0);
        assertEquals(before.table(), reload.reading.table());
        assertFalse(reload.reading.suspended());
        assertEquals("Live", Dmsetup.column(NAME, "tables_loaded"));
    }

    @Test
    void aMapThatCannotBeMadeLeavesNothing() throws IOException {
        MapOrder create = creation();
        create.text = "0 0 1 1 " + group("9:99");
        mapper.carryOut(create);
        assertTrue(create.error < 0);
        assertNull(create.reading);
        assertEquals(List.of(), Dmsetup.names());
    }

    @Test
    void aMapIsResized() throws IOException {
        made();
        MapOrder resize = order(Kind.RELOAD, creation().text, SECTORS / 2);
        resize.flush = true;
        mapper.carryOut(resize);
        assertEquals(0, resize.error);
        assertEquals(SECTORS / 2, resize.reading.sizeSectors());
        assertEquals(Long.toString(SECTORS / 2), Files.readString(Path.of("/sys/block/dm-" + resize.reading.minor() + "/size")).strip());
    }

    @Test
    void writeProtectedPathsMakeAWriteProtectedMap() throws IOException {
        ScsiDebug.protect(disk, true);
        try {
            MapOrder create = mapper.carryOut(creation());
            assertEquals(0, create.error);
            assertTrue(create.reading.readOnly());
            assertEquals("Read-only", Dmsetup.column(NAME, "read_only"));
        } finally {
            ScsiDebug.protect(disk, false);
        }
        assertFalse(mapper.carryOut(order(Kind.RELOAD, creation().text, SECTORS)).reading.readOnly());
    }

    @Test
    void aMapIsSuspendedAndResumed() throws IOException {
        made();
        assertTrue(mapper.carryOut(order(Kind.SUSPEND, "", 0)).reading.suspended());
        assertEquals("Suspended", Dmsetup.column(NAME, "suspended"));
        assertFalse(mapper.carryOut(order(Kind.RESUME, "", 0)).reading.suspended());
    }

    @Test
    void partitionsFollowTheNewName() throws IOException {
        partitioned();
        MapOrder rename = order(Kind.RENAME, "", 0);
        rename.newName = "polypath-other";
        mapper.carryOut(rename);
        mapper.settle();
        assertEquals(0, rename.error);
        assertEquals("polypath-other", rename.reading.name());
        assertEquals(List.of("polypath-other", "polypath-other-part1", "polypath-other-part2"), Dmsetup.names());
        assertTrue(Files.exists(Path.of("/dev/mapper/polypath-other")));
        assertFalse(Files.exists(Path.of("/dev/mapper", NAME), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aNameThatIsTakenIsRefused() throws IOException {
        partitioned();
        MapOrder rename = order(Kind.RENAME, "", 0);
        rename.newName = NAME + "-part1";
        assertEquals(-Errno.EBUSY, mapper.carryOut(rename).error);
        assertEquals(List.of(NAME, NAME + "-part1", NAME + "-part2"), Dmsetup.names());
    }

    @Test
    void aMapIsRemovedWithItsPartitions() throws IOException {
        partitioned();
        assertEquals(2, read().openCount());
        MapOrder remove = order(Kind.REMOVE, "", 0);
        mapper.carryOut(remove);
        mapper.settle();
        assertEquals(0, remove.error);
        assertNull(remove.reading);
        assertEquals(List.of(), Dmsetup.names());
        assertFalse(Files.exists(Path.of("/dev/mapper", NAME), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aMapInUseStaysWhole() throws IOException {
        partitioned();
        try (var holder = Files.newByteChannel(Path.of("/dev/mapper", NAME + "-part2"))) {
            MapOrder remove = mapper.carryOut(order(Kind.REMOVE, "", 0));
            assertEquals(-Errno.EBUSY, remove.error);
            assertEquals(2, remove.reading.openCount());
            assertEquals(List.of(NAME, NAME + "-part1", NAME + "-part2"), Dmsetup.names());
            assertTrue(holder.isOpen());
        }
        mapper.settle();
        assertEquals(0, mapper.carryOut(order(Kind.REMOVE, "", 0)).error);
    }

    @Test
    void aDeferredRemovalWaitsForTheLastUser() throws IOException, InterruptedException {
        made();
        MapOrder remove = order(Kind.REMOVE, "", 0);
        remove.deferred = true;
        mapper.settle();
        try (var holder = Files.newByteChannel(Path.of("/dev/mapper", NAME))) {
            mapper.carryOut(remove);
            assertEquals(0, remove.error);
            assertTrue(remove.reading.leaving());
            assertEquals(0, mapper.port().message(UUID, "@cancel_deferred_remove"));
            assertFalse(read().leaving());
            mapper.carryOut(remove);
            assertTrue(holder.isOpen());
        }
        mapper.settle();
        // The kernel removes it on a thread of its own.
        for (int tries = 0; tries < 100 && mapper.port().read(UUID) != null; tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertNull(mapper.port().read(UUID));
    }

    @Test
    void everyMapIsListedAndFoundByItsNumber() throws IOException {
        partitioned();
        List<MapReading> all = mapper.carryOut(order(Kind.LIST, "", 0)).readings;
        assertEquals(List.of(read()), all);
        MapReading stranger = mapper.port().read(all.getFirst().major(), all.getFirst().minor());
        assertEquals(all.getFirst(), stranger);
        assertNull(mapper.port().read(all.getFirst().major(), 4_711));
    }

    @Test
    void anOddNameIsTheSameToLibdm() throws IOException {
        MapOrder create = new MapOrder(Kind.CREATE, 0, 1, UUID, "my disk/ä");
        create.text = creation().text;
        create.sectors = SECTORS;
        mapper.carryOut(create);
        mapper.settle();
        assertEquals(0, create.error);
        assertEquals("my disk/ä", create.reading.name());
        assertEquals(List.of("my\\x20disk\\x2f\\xc3\\xa4"), Dmsetup.names());
    }

    @Test
    void aChangedMapIsToldOf() throws IOException {
        MapReading made = made();
        List<String> changed = mapper.changesWhile(() -> message("fail_path " + disk[0]));
        assertEquals(List.of(made.major() + ":" + made.minor()), changed);
        assertEquals(List.of(), mapper.changesWhile(() -> 0));
    }

    @Test
    void messagesAllocateNothing() throws IOException {
        made();
        String text = "fail_path " + disk[0];
        assertEquals(0, KernelMapper.leastAllocatedBy(() -> message(text)));
    }

    @Test
    void aReadingThatTellsNothingNewIsTheSameAndAllocatesNothing() throws IOException {
        made();
        mapper.settle();
        MapReading first = read();
        assertSame(first, read());
        assertEquals(0, KernelMapper.leastAllocatedBy(() -> read().eventNumber() - first.eventNumber()));
        message("fail_path " + disk[0]);
        assertNotEquals(first, read());
    }

    private MapReading made() {
        MapOrder create = mapper.carryOut(creation());
        assertEquals(0, create.error);
        return create.reading;
    }

    private MapOrder creation() {
        return order(Kind.CREATE, "0 0 2 1 " + group(disk[0], disk[1]) + " " + group(disk[2], disk[3]), SECTORS);
    }

    private static MapOrder order(Kind kind, String text, long sectors) {
        MapOrder order = new MapOrder(kind, 0, 1, UUID, NAME);
        order.text = text;
        order.sectors = sectors;
        order.udevFlags = UdevFlags.of(kind == Kind.RELOAD, true, false);
        return order;
    }

    private static String group(String... paths) {
        return "service-time 0 " + paths.length + " 1 " + String.join(" 1 ", paths) + " 1";
    }

    /** A map with two partitions, as kpartx makes them. */
    private void partitioned() throws IOException {
        MapReading made = made();
        for (int number = 1; number <= 2; number++) {
            Dmsetup.create(NAME + "-part" + number, "part" + number + "-" + UUID,
                    "0 1024 linear " + made.major() + ":" + made.minor() + " " + 1_024 * number);
        }
        mapper.settle();
    }

    private int message(String text) {
        return mapper.port().message(UUID, text);
    }

    private MapReading read() {
        return mapper.port().read(UUID);
    }

    private static List<String> devices(MapReading reading, int group) {
        return reading.table().groups().get(group).paths().stream().map(path -> path.devT()).toList();
    }
}
