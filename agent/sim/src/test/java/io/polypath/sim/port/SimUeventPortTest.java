package io.polypath.sim.port;

import static io.polypath.sim.Console.MS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ringbuf.ReceiveSlots;
import io.polypath.sim.Console;
import io.polypath.sim.model.Sense;
import io.polypath.udev.NetlinkGroup;
import io.polypath.udev.ScsiUnitAttention;
import io.polypath.udev.SenderRejection;
import io.polypath.udev.SenderRule;
import io.polypath.udev.Uevent;
import io.polypath.udev.UeventAction;
import io.polypath.udev.UeventError;
import io.polypath.udev.UeventKey;
import io.polypath.udev.UeventSource;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimUeventPortTest {

    private final Console console = new Console();
    private final ReceiveSlots slots = new ReceiveSlots(Arena.ofAuto(), 32, 8_192);
    private final SimUeventPort port = new SimUeventPort(console.fabric, Arena.ofAuto(), slots, ReadySignal.none());

    @Test
    void aDiskThatGoesAndComesIsReadByTheProductsParserInBothFormats() {
        console.fabric.faults().delete(console.path("sdb")).heal();
        console.advance(10 * MS);
        List<Map<String, String>> all = receiveAll();
        assertEquals(32, all.size(), "eight events for the removal and eight for the addition, from the kernel and from udev");
        Map<String, String> kernel = disk(all, UeventSource.KERNEL, "add");
        assertEquals("sdb", kernel.get("DEVNAME"));
        assertEquals("16", kernel.get("MINOR"));
        assertEquals("9", kernel.get("DISKSEQ"));
        assertEquals("/devices/pci0000:00/0000:00:10.0/host0/rport-0:0-0/target0:0:0/0:0:0:1/block/sdb", kernel.get("DEVPATH"));
        Map<String, String> udev = disk(all, UeventSource.UDEV, "add");
        assertEquals("/dev/sdb", udev.get("DEVNAME"));
        assertEquals(console.path("sdb").nexus().unit().wwid(), udev.get("ID_SERIAL"));
        assertEquals(kernel.get("SEQNUM"), udev.get("SEQNUM"));
        Map<String, String> removal = disk(all, UeventSource.UDEV, "remove");
        assertEquals(udev.get("ID_SERIAL"), removal.get("ID_SERIAL"), "udev tells of a removed disk what it knew");
    }

    @Test
    void sequenceNumbersGrowByOneFromEventToEvent() {
        console.fabric.faults().delete(console.path("sdb"));
        List<Long> numbers = receiveAll().stream().map(event -> Long.parseLong(event.get("SEQNUM"))).toList();
        assertEquals(IntStream.rangeClosed(1, 8).mapToObj(Long::valueOf).toList(), numbers);
    }

    @Test
    void aUnitAttentionIsAnEventOfTheScsiDevice() {
        console.fabric.faults().attention(List.of(console.path("sda").nexus()), Sense.CAPACITY_CHANGED);
        console.testUnitReady("sda");
        int[] slot = {3};
        assertEquals(1, port.receive(slot, 1));
        Uevent event = parse(3, UeventSource.KERNEL);
        assertEquals(ScsiUnitAttention.CAPACITY_DATA_HAS_CHANGED.bit(), event.unitAttentions());
        assertEquals(UeventAction.CHANGE, event.action());
        assertEquals("scsi_device", event.text(UeventKey.DEVTYPE));
    }

    @Test
    void onlyAsManySlotsAreFilledAsAreFree() {
        console.fabric.faults().delete(console.path("sdb"));
        int[] free = {9, 4, 7};
        assertEquals(2, port.receive(free, 2));
        assertEquals(UeventAction.REMOVE, parse(9, UeventSource.KERNEL).action());
        assertEquals(UeventAction.REMOVE, parse(4, UeventSource.KERNEL).action());
        assertEquals(0, slots.length(7));
        assertEquals(6, receiveAll().size());
        assertEquals(0, port.receive(free, 3));
    }

    @Test
    void anOverrunIsToldOnce() {
        console.fabric.faults().loseEvents(3, true);
        console.fabric.faults().delete(console.path("sdb"));
        assertTrue(port.takeLoss());
        assertFalse(port.takeLoss());
        assertEquals(5, receiveAll().size());
    }

    @Test
    void aFullBufferLosesTheNewestAndTells() {
        for (int i = 0; i <= SimUeventPort.BUFFERED_EVENTS; i++) {
            console.fabric.kernel().trigger(console.path("sda"), console.fabric.nowNs());
        }
        assertTrue(port.takeLoss());
        int[] free = IntStream.range(0, 32).toArray();
        assertEquals(32, port.receive(free, 32));
        assertEquals(1, parse(0, UeventSource.KERNEL).number(UeventKey.SEQNUM));
    }

    @Test
    void theSendersPassTheProductsRule() {
        console.fabric.kernel().trigger(console.path("sda"), console.fabric.nowNs());
        console.advance(10 * MS);
        assertEquals(2, port.receive(new int[] {0, 1}, 2));
        assertEquals(SenderRejection.NONE, sender(NetlinkGroup.KERNEL_UEVENTS, 0));
        assertEquals(SenderRejection.NONE, sender(NetlinkGroup.UDEV_UEVENTS, 1));
        assertArrayEquals(new int[0], port.pollFds());
    }

    private SenderRejection sender(NetlinkGroup group, int slot) {
        return SenderRule.check(group, slots.senderPid(slot), slots.senderGroups(slot), slots.credUid(slot));
    }

    private Uevent parse(int slot, UeventSource source) {
        Uevent event = new Uevent();
        assertEquals(UeventError.NONE, event.parse(slots.payload(slot), slots.length(slot), source));
        return event;
    }

    /** Everything that has arrived, parsed; the source stands under an empty key. */
    private List<Map<String, String>> receiveAll() {
        List<Map<String, String>> all = new ArrayList<>();
        int[] slot = {0};
        while (port.receive(slot, 1) == 1) {
            UeventSource source = slots.senderPid(0) == 0 ? UeventSource.KERNEL : UeventSource.UDEV;
            Map<String, String> properties = new java.util.HashMap<>(parse(0, source).toMap());
            properties.put("", source.name());
            all.add(properties);
        }
        return all;
    }

    private static Map<String, String> disk(List<Map<String, String>> all, UeventSource source, String action) {
        List<Map<String, String>> found = all.stream()
                .filter(event -> event.get("").equals(source.name()) && event.get("ACTION").equals(action)
                        && event.get("SUBSYSTEM").equals("block"))
                .toList();
        assertEquals(1, found.size());
        return found.getFirst();
    }
}
