package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UeventTest {
    private final Uevent event = new Uevent();

    @Test
    void aKernelAddTellsItsDeviceNumberNameAndSequence() {
        parse(UeventSource.KERNEL, Events.kernelAddOfADisk());
        assertEquals(UeventAction.ADD, event.action());
        assertEquals(Events.SD_PATH, event.text(UeventKey.DEVPATH));
        assertEquals("block", event.text(UeventKey.SUBSYSTEM));
        assertEquals("sda", event.text(UeventKey.DEVNAME));
        assertEquals(new DevT(8, 0), DevT.ofPacked(event.devT()));
        assertEquals(12, event.number(UeventKey.DISKSEQ));
        assertEquals(4711, event.number(UeventKey.SEQNUM));
        assertFalse(event.has(UeventKey.ID_SERIAL));
        assertNull(event.text(UeventKey.ID_SERIAL));
        assertEquals(Span.ABSENT, event.span(UeventKey.ID_SERIAL));
    }

    @Test
    void aUdevChangeTellsWhatTheRulesFound() {
        parse(UeventSource.UDEV, Events.udevChangeOfADisk());
        assertEquals(UeventAction.CHANGE, event.action());
        assertEquals("3600140500000000000000000000000a0", event.text(UeventKey.ID_SERIAL));
        assertEquals("600140500000000000000000000000a0", event.text(UeventKey.ID_SERIAL_SHORT));
        assertEquals("0x6001405000000000", event.text(UeventKey.ID_WWN));
        assertEquals("scsi", event.text(UeventKey.ID_BUS));
        assertEquals("17.250000", event.text(UeventKey.FIND_MULTIPATHS_WAIT_UNTIL));
        assertEquals(1, event.number(UeventKey.DM_MULTIPATH_DEVICE_PATH));
        assertEquals(1, event.number(UeventKey.RESIZE));
        assertEquals(0, event.number(UeventKey.DISK_RO));
        assertEquals(73901234, event.number(UeventKey.USEC_INITIALIZED));
    }

    @Test
    void aDmPathFailureTellsThePathAndHowManyAreLeft() {
        parse(UeventSource.KERNEL, Events.pathFailed());
        assertTrue(event.equals(UeventKey.DM_ACTION, ascii("PATH_FAILED")));
        assertFalse(event.equals(UeventKey.DM_ACTION, ascii("PATH_FAILE")));
        assertFalse(event.equals(UeventKey.DM_ACTION, ascii("PATH_FAILEX")));
        assertEquals(new DevT(8, 160), DevT.ofPacked(event.devT(UeventKey.DM_PATH)));
        assertEquals(1, event.number(UeventKey.DM_NR_VALID_PATHS));
        assertEquals(5, event.number(UeventKey.DM_SEQNUM));
        assertEquals("mpath-3600140500000000000000000000000a0", event.text(UeventKey.DM_UUID));
    }

    @Test
    void eachOfTheSevenUnitAttentionsIsRecognised() {
        for (ScsiUnitAttention kind : ScsiUnitAttention.values()) {
            parse(UeventSource.KERNEL, Events.unitAttention(kind.name()));
            assertEquals(kind.bit(), event.unitAttentions());
            assertFalse(event.hasUnknownUnitAttention());
        }
    }

    @Test
    void severalUnitAttentionsInOneEventAddUpAndAnUnknownOneIsFlagged() {
        parse(UeventSource.KERNEL, Events.unitAttention("CAPACITY_DATA_HAS_CHANGED", "SOMETHING_NEW", "POWER_ON_RESET_OCCURRED"));
        int expected = ScsiUnitAttention.CAPACITY_DATA_HAS_CHANGED.bit() | ScsiUnitAttention.POWER_ON_RESET_OCCURRED.bit();
        assertEquals(expected, event.unitAttentions());
        assertTrue(event.hasUnknownUnitAttention());
        parse(UeventSource.KERNEL, Events.kernelAddOfADisk());
        assertEquals(0, event.unitAttentions(), "a new event starts without the last one's");
        assertFalse(event.hasUnknownUnitAttention());
    }

    @Test
    void anNvmeEventTellsTheControllersTransport() {
        parse(UeventSource.KERNEL, Events.nvmeAsyncEvent());
        assertEquals("tcp", event.text(UeventKey.NVME_TRTYPE));
        assertEquals("0x00030002", event.text(UeventKey.NVME_AEN));
        assertEquals("none", event.text(UeventKey.NVME_HOST_IFACE));
    }

    @Test
    void everyKeyIsFoundWhereverItStandsAndWhateverItIsFollowedBy() {
        for (UeventKey key : UeventKey.values()) {
            for (int shift = 0; shift < Long.BYTES; shift++) {
                String padding = "P".repeat(shift);
                MemorySegment datagram = Events.build(UeventSource.UDEV, "add", "/d", w -> w.property("X", padding)
                        .property("ACTION", "add").property("DEVPATH", "/d").property(key.name(), "/value" + padding).property("Y", ""));
                parse(UeventSource.UDEV, datagram);
                assertEquals("/value" + padding, event.text(key), key + " behind " + shift);
            }
        }
    }

    @Test
    void aKeyThatOnlyBeginsOrEndsLikeOursIsAnother() {
        for (UeventKey key : UeventKey.values()) {
            String name = key.name();
            String shorter = name.substring(0, name.length() - 1);
            MemorySegment datagram = Events.build(UeventSource.UDEV, "add", "/d", w -> w.property(name + "_", "a")
                    .property("_" + name, "b").property(shorter, "c").property(name.toLowerCase(java.util.Locale.ROOT), "d"));
            parse(UeventSource.UDEV, datagram);
            boolean always = key == UeventKey.ACTION || key == UeventKey.DEVPATH;
            assertEquals(always, event.has(key), name);
            assertEquals("c", event.text(event.span(ascii(shorter))));
        }
    }

    @Test
    void theLastOfEqualKeysCounts() {
        parse(UeventSource.UDEV, Events.build(UeventSource.UDEV, "add", "/d", w -> w.property("ID_BUS", "ata").property("X", "1")
                .property("ID_BUS", "scsi").property("X", "2")));
        assertEquals("scsi", event.text(UeventKey.ID_BUS));
        assertEquals("2", event.text(event.span(ascii("X"))));
    }

    @Test
    void aPropertyWithoutAnEqualsSignOrWithoutAKeyIsSkipped() {
        parse(UeventSource.UDEV, udev("ACTION=add\0ID_BUS\0\0=x\0DEVPATH=/d\0ID_WWN\0"));
        assertFalse(event.has(UeventKey.ID_BUS));
        assertFalse(event.has(UeventKey.ID_WWN));
        assertEquals("/d", event.text(UeventKey.DEVPATH));
    }

    @Test
    void valuesMayBeEmptyHoldEqualsSignsAndBytesOfAllKinds() {
        parse(UeventSource.UDEV, udev("ACTION=add\0DEVPATH=/d\0ID_BUS=\0ID_WWN==\0ID_UID=<\1\0ID_PATH=\1\1\1\1\1\1\1\1\1=\0"));
        assertEquals("", event.text(UeventKey.ID_BUS));
        assertEquals(0, event.length(UeventKey.ID_BUS));
        assertEquals("=", event.text(UeventKey.ID_WWN));
        assertEquals("<\1", event.text(UeventKey.ID_UID));
        assertEquals("\1\1\1\1\1\1\1\1\1=", event.text(UeventKey.ID_PATH));
    }

    @Test
    void aByteOfOneBehindAZeroOrOfOneMoreThanTheEqualsSignDoesNotCount() {
        // The usual word-wise zero test marks these: 0x01 behind NUL, and '<' (0x3C) behind '='.
        for (int shift = 0; shift < Long.BYTES; shift++) {
            String padding = "p".repeat(shift);
            parse(UeventSource.UDEV, udev("ACTION=add\0DEVPATH=/d\0X=" + padding + "\0\1=<\1\0ID_BUS=<<<\0"));
            assertEquals("<\1", event.text(event.span(ascii("\1"))));
            assertEquals("<<<", event.text(UeventKey.ID_BUS));
        }
    }

    @Test
    void thereIsNoLimitToTheNumberOfProperties() {
        MemorySegment datagram = Events.build(UeventSource.UDEV, "add", "/d", w -> {
            for (int i = 0; i < 2_000; i++) {
                w.property("PROPERTY_" + i, "value");
            }
            w.property("ID_SERIAL", "last");
        });
        parse(UeventSource.UDEV, datagram);
        assertEquals("last", event.text(UeventKey.ID_SERIAL));
        assertEquals("value", event.text(event.span(ascii("PROPERTY_1999"))));
        assertEquals(2_003, event.toMap().size());
    }

    @Test
    void toMapGivesAllPropertiesInTheirOrder() {
        parse(UeventSource.KERNEL, Events.unitAttention("MODE_PARAMETERS_CHANGED"));
        assertEquals(List.of("ACTION", "DEVPATH", "SUBSYSTEM", "SDEV_UA", "DEVTYPE", "DRIVER", "MODALIAS", "SEQNUM"),
                List.copyOf(event.toMap().keySet()));
        assertEquals("scsi:t-0x00", event.toMap().get("MODALIAS"));
    }

    @Test
    void allActionsOfTheKernelAreKnownAndOthersAreNot() {
        for (UeventAction action : UeventAction.values()) {
            parse(UeventSource.UDEV, Events.build(UeventSource.UDEV, action.word(), "/d", w -> {}));
            assertEquals(action, event.action());
        }
        parse(UeventSource.UDEV, Events.build(UeventSource.UDEV, "added", "/d", w -> {}));
        assertEquals(UeventAction.UNKNOWN, event.action());
    }

    @Test
    void onlyDecimalNumbersOfReasonableLengthAreNumbers() {
        for (String text : List.of("", "-1", "+1", " 1", "1 ", "0x10", "1a", "1234567890123456789", "/", ":")) {
            assertEquals(Uevent.NOT_A_NUMBER, numberOf(text), text);
        }
        assertEquals(0, numberOf("0"));
        assertEquals(7, numberOf("007"));
        assertEquals(999_999_999_999_999_999L, numberOf("999999999999999999"));
    }

    @Test
    void onlyDeviceNumbersThatTheKernelCanHaveAreDeviceNumbers() {
        for (String text : List.of("", ":", "8", "8:", ":0", "8:0:0", "4096:0", "8:1048576", "-8:0", "8:x")) {
            parse(UeventSource.UDEV, Events.build(UeventSource.UDEV, "change", "/d", w -> w.property("DM_PATH", text)));
            assertEquals(Uevent.NOT_A_NUMBER, event.devT(UeventKey.DM_PATH), text);
        }
        assertEquals(Uevent.NOT_A_NUMBER, event.devT(), "no MAJOR, no MINOR");
        assertEquals(Uevent.NOT_A_NUMBER, event.devT(UeventKey.ID_PATH), "absent");
    }

    @Test
    void bytesBehindTheDatagramInItsSlotAreNotRead() {
        MemorySegment datagram = Events.udevChangeOfADisk();
        parse(UeventSource.UDEV, datagram);
        Map<String, String> exact = event.toMap();
        MemorySegment slot = Arena.ofAuto().allocate(8192).fill((byte) 'A');
        slot.copyFrom(datagram);
        assertEquals(UeventError.NONE, event.parse(slot, datagram.byteSize(), UeventSource.UDEV));
        assertEquals(exact, event.toMap());
        slot.asSlice(datagram.byteSize()).copyFrom(MemorySegment.ofArray(ascii("ID_BUS=late\0\0\0ID_WWN=late\0")));
        event.parse(slot, datagram.byteSize(), UeventSource.UDEV);
        assertEquals("scsi", event.text(UeventKey.ID_BUS));
    }

    @Test
    void parsingAndReadingAllocateNothing() {
        MemorySegment change = Events.udevChangeOfADisk();
        MemorySegment attention = Events.unitAttention("CAPACITY_DATA_HAS_CHANGED");
        byte[] model = ascii("ID_MODEL");
        byte[] disk = ascii("disk");
        long[] seen = new long[1];
        Allocation.assertNonePerUse(() -> {
            event.parse(change, change.byteSize(), UeventSource.UDEV);
            seen[0] += event.devT() + event.number(UeventKey.SEQNUM) + event.action().ordinal() + event.span(model)
                    + (event.equals(UeventKey.DEVTYPE, disk) ? 1 : 0);
            event.parse(attention, attention.byteSize(), UeventSource.KERNEL);
            seen[0] += event.unitAttentions();
        });
    }

    private long numberOf(String text) {
        parse(UeventSource.UDEV, Events.build(UeventSource.UDEV, "change", "/d", w -> w.property("DM_COOKIE", text)));
        return event.number(UeventKey.DM_COOKIE);
    }

    private void parse(UeventSource source, MemorySegment datagram) {
        assertEquals(UeventError.NONE, event.parse(datagram, datagram.byteSize(), source));
    }

    private static MemorySegment udev(String properties) {
        MemorySegment message = Arena.ofAuto().allocate(UdevHeader.BYTES + properties.length());
        MemorySegment.copy(ascii(properties), 0, message, ValueLayout.JAVA_BYTE, UdevHeader.BYTES, properties.length());
        UdevHeader.write(message, properties.length(), 0, 0);
        return message;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
