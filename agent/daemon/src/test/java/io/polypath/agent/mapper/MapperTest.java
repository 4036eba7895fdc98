package io.polypath.agent.mapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.port.MapPartition;
import io.polypath.agent.port.MapReading;
import io.polypath.agent.record.MapOrder;
import io.polypath.agent.record.MapOrder.Kind;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mapper lane over a fake device-mapper. */
class MapperTest {

    private static final String UUID = "mpath-3600";

    private final Arena arena = Arena.ofShared();
    private final Doorbell bell = new Doorbell(arena);
    private final LaneQueue<MapOrder> orders = LaneQueue.spsc("orders", 4, WhenFull.BUG, bell);
    private final LaneQueue<MapOrder> results = LaneQueue.spsc("results", 4, WhenFull.BUG, bell);
    private final FakeDeviceMapper kernel = new FakeDeviceMapper();
    private final Mapper mapper = new Mapper("mapper", false, kernel, orders, results);

    @AfterEach
    void release() {
        arena.close();
    }

    @Test
    void anOrderComesBackAsTheSameRecord() {
        MapOrder message = order(Kind.MESSAGE);
        message.text = "fail_path 8:0";
        kernel.failing("message", -Errno.EINVAL);
        assertSame(message, carriedOut(message));
        assertEquals(-Errno.EINVAL, message.error);
        assertEquals(List.of("message mpath-3600 fail_path 8:0"), kernel.calls);
        assertEquals(0, mapper.step(0));
    }

    /** They came together because device-mapper hung, or another order took long. */
    @Test
    void onlyTheLastOfSeveralMessagesAboutAPathIsSent() {
        List<MapOrder> given = List.of(about("8:0", "fail_path"), about("8:16", "fail_path"), about("8:0", "reinstate_path"));
        given.forEach(orders::offer);
        for (MapOrder order : given) {
            assertEquals(1, mapper.step(0));
            assertSame(order, results.poll());
            assertEquals(0, order.error);
        }
        assertEquals(List.of("message mpath-3600 fail_path 8:16", "message mpath-3600 reinstate_path 8:0"), kernel.calls);
    }

    @Test
    void whatIsWithdrawnIsNotSent() {
        MapOrder withdrawal = order(Kind.WITHDRAW);
        withdrawal.path = "8:0";
        List<MapOrder> given = List.of(about("8:0", "reinstate_path"), about("8:16", "fail_path"), withdrawal);
        given.forEach(orders::offer);
        for (MapOrder order : given) {
            assertEquals(1, mapper.step(0));
            assertSame(order, results.poll());
        }
        assertEquals(List.of("message mpath-3600 fail_path 8:16"), kernel.calls);
    }

    private static MapOrder about(String path, String word) {
        MapOrder message = order(Kind.MESSAGE);
        message.path = path;
        message.text = word + " " + path;
        return message;
    }

    @Test
    void everyChangeIsFollowedByAReading() {
        kernel.reading = reading(0);
        assertSame(kernel.reading, carriedOut(order(Kind.SUSPEND)).reading);
        assertSame(kernel.reading, carriedOut(order(Kind.READ)).reading);
        assertEquals(List.of(kernel.reading), carriedOut(order(Kind.LIST)).readings);
    }

    @Test
    void aMapIsCreatedLoadedAndResumed() {
        carriedOut(table(Kind.CREATE));
        assertEquals(List.of("create mpatha mpath-3600", "load rw 2048 0 0 0 0", "resume"), kernel.calls);
    }

    @Test
    void aMapThatCannotBeLoadedLeavesNoEmptyDevice() {
        kernel.failing("load", -Errno.EBUSY);
        assertEquals(-Errno.EBUSY, carriedOut(table(Kind.CREATE)).error);
        assertEquals("remove mpath-3600", kernel.calls.getLast());
    }

    @Test
    void aMapThatCannotBeResumedLeavesNoDevice() {
        kernel.failing("resume", -Errno.ENOMEM);
        assertEquals(-Errno.ENOMEM, carriedOut(table(Kind.CREATE)).error);
        assertEquals("remove mpath-3600", kernel.calls.getLast());
    }

    @Test
    void aNameThatIsTakenHarmsNobody() {
        kernel.failing("create", -Errno.EEXIST);
        assertEquals(-Errno.EEXIST, carriedOut(table(Kind.CREATE)).error);
        assertEquals(List.of("create mpatha mpath-3600"), kernel.calls);
    }

    @Test
    void writeProtectedPathsMakeAWriteProtectedMap() {
        kernel.failing("load rw", -Errno.EROFS);
        assertEquals(0, carriedOut(table(Kind.CREATE)).error);
        assertTrue(kernel.calls.contains("load ro 2048 0 0 0 0"));
    }

    @Test
    void aTableThatIsRefusedLeavesTheLiveOneAlone() {
        kernel.failing("load", -Errno.EINVAL);
        assertEquals(-Errno.EINVAL, carriedOut(table(Kind.RELOAD)).error);
        assertEquals(List.of("load rw 2048 0 0 0 0", "clear"), kernel.calls);
    }

    /** The owner's reading may be a minute old. */
    @Test
    void aMapThatIsOpenByNowKeepsItsTableWhereOnlyAnUnusedOneIsToChange() {
        MapOrder reload = table(Kind.RELOAD);
        reload.onlyUnused = true;
        kernel.reading = reading(1);
        assertEquals(-Errno.EBUSY, carriedOut(reload).error);
        assertEquals(List.of(), kernel.calls);
        kernel.reading = reading(0);
        assertEquals(0, carriedOut(reload).error);
        assertEquals(List.of("load rw 2048 0 0 0 0", "resume"), kernel.calls);
    }

    @Test
    void aMapThatCannotTakeItsTableIsResumedWithTheOldOne() {
        kernel.failing("resume flush", -Errno.EINVAL);
        MapOrder reload = table(Kind.RELOAD);
        reload.flush = true;
        assertEquals(-Errno.EINVAL, carriedOut(reload).error);
        assertEquals(List.of("load rw 2048 0 0 0 0", "resume flush", "clear", "resume"), kernel.calls);
    }

    @Test
    void partitionsAreRenamedAfterTheirMap() {
        kernel.partitions.add(partition(1, "mpatha-part1", 0));
        kernel.partitions.add(partition(2, "mpatha-part2", 1));
        carriedOut(renaming());
        assertEquals(
                List.of("rename mpath-3600 data", "rename part1-mpath-3600 data-part1", "rename part2-mpath-3600 data-part2"),
                kernel.calls);
    }

    @Test
    void aNewNameThatIsTakenChangesNoPartition() {
        kernel.partitions.add(partition(1, "mpatha-part1", 0));
        kernel.failing("rename mpath-3600", -Errno.EBUSY);
        assertEquals(-Errno.EBUSY, carriedOut(renaming()).error);
        assertEquals(1, kernel.calls.size());
    }

    @Test
    void onePartitionThatCannotBeRenamedDoesNotKeepTheOthers() {
        kernel.partitions.add(partition(1, "mpatha-part1", 0));
        kernel.partitions.add(partition(2, "mpatha-part2", 0));
        kernel.failing("rename part1", -Errno.EBUSY);
        assertEquals(-Errno.EBUSY, carriedOut(renaming()).error);
        assertEquals("rename part2-mpath-3600 data-part2", kernel.calls.getLast());
    }

    @Test
    void partitionsAreRemovedBeforeTheirMap() {
        kernel.reading = reading(1);
        kernel.partitions.add(partition(1, "mpatha-part1", 0));
        assertEquals(0, carriedOut(order(Kind.REMOVE)).error);
        assertEquals(List.of("remove part1-mpath-3600", "remove mpath-3600"), kernel.calls);
    }

    @Test
    void aMapInUseLosesNoPartition() {
        kernel.reading = reading(2);
        kernel.partitions.add(partition(1, "mpatha-part1", 0));
        assertEquals(-Errno.EBUSY, carriedOut(order(Kind.REMOVE)).error);
        assertEquals(List.of(), kernel.calls);
    }

    @Test
    void aPartitionInUseKeepsTheOthers() {
        kernel.reading = reading(2);
        kernel.partitions.add(partition(1, "mpatha-part1", 0));
        kernel.partitions.add(partition(2, "mpatha-part2", 1));
        assertEquals(-Errno.EBUSY, carriedOut(order(Kind.REMOVE)).error);
        assertEquals(List.of(), kernel.calls);
    }

    @Test
    void aDeferredRemovalDoesNotAskWhoUsesTheMap() {
        kernel.reading = reading(2);
        kernel.partitions.add(partition(1, "mpatha-part1", 1));
        MapOrder remove = order(Kind.REMOVE);
        remove.deferred = true;
        assertEquals(0, carriedOut(remove).error);
        assertEquals(List.of("remove part1-mpath-3600 deferred", "remove mpath-3600 deferred"), kernel.calls);
    }

    @Test
    void aMapThatIsGoneIsRemoved() {
        kernel.failing("remove", -Errno.ENXIO);
        MapOrder remove = carriedOut(order(Kind.REMOVE));
        assertEquals(0, remove.error);
        assertNull(remove.reading);
    }

    private MapOrder carriedOut(MapOrder order) {
        orders.offer(order);
        assertEquals(1, mapper.step(0));
        return results.poll();
    }

    private static MapOrder order(Kind kind) {
        return new MapOrder(kind, 3, 1, UUID, "mpatha");
    }

    private static MapOrder table(Kind kind) {
        MapOrder order = order(kind);
        order.text = "0 0 0 0";
        order.sectors = 2_048;
        return order;
    }

    private static MapOrder renaming() {
        MapOrder order = order(Kind.RENAME);
        order.newName = "data";
        return order;
    }

    private static MapPartition partition(int number, String name, int open) {
        return new MapPartition("part" + number + "-" + UUID, name, number, open);
    }

    private static MapReading reading(int open) {
        return new MapReading("mpatha", UUID, 253, 0, 2_048, false, false, false, open, false, 0, null, null);
    }
}
