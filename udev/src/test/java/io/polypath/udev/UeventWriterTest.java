package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UeventWriterTest {
    @Test
    void theKernelFormatIsHeaderThenProperties() {
        byte[] bytes = Events.build(UeventSource.KERNEL, "add", "/d", w -> w.property("SUBSYSTEM", "block"))
                .toArray(ValueLayout.JAVA_BYTE);
        assertArrayEquals("add@/d\0ACTION=add\0DEVPATH=/d\0SUBSYSTEM=block\0".getBytes(StandardCharsets.US_ASCII), bytes);
    }

    @Test
    void theUdevFormatIsTheHeaderOfLibudevThenProperties() {
        ByteBuffer bytes = Events.build(UeventSource.UDEV, "add", "/d",
                w -> w.property("SUBSYSTEM", "block").property("DEVTYPE", "disk")).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
        assertEquals("libudev\0", StandardCharsets.US_ASCII.decode(bytes.slice(0, 8)).toString());
        assertEquals(0xFEEDCAFE, bytes.getInt(8));
        assertEquals(0xF0031DB7, bytes.getInt(24), "the hash of \"block\" that udevd sends");
        assertEquals(MurmurHash2.hash("disk"), bytes.getInt(28));
        assertEquals(0, bytes.getLong(32), "no tags");
        bytes.order(ByteOrder.nativeOrder());
        assertEquals(40, bytes.getInt(12));
        assertEquals(40, bytes.getInt(16));
        assertEquals(bytes.limit() - 40, bytes.getInt(20));
    }

    @Test
    void aWriterStartsAfreshWithEachEvent() {
        MemorySegment room = MemorySegment.ofArray(new byte[200]);
        UeventWriter writer = new UeventWriter(room);
        writer.begin(UeventSource.UDEV, "add", "/a").property("SUBSYSTEM", "block").finish();
        int length = writer.begin(UeventSource.UDEV, "remove", "/b").finish();
        assertEquals(0, room.asByteBuffer().getInt(24), "no subsystem, no hash");
        Uevent event = new Uevent();
        assertEquals(UeventError.NONE, event.parse(room, length, UeventSource.UDEV));
        assertEquals(UeventAction.REMOVE, event.action());
    }

    @Test
    void theHashIsTheOneOfMurmurHash2sReferenceCode() {
        assertEquals(0, MurmurHash2.hash(""));
        assertEquals(0xF0031DB7, MurmurHash2.hash("block"));
        assertEquals(0x92685F5E, MurmurHash2.hash("a"));
        assertEquals(0x1AA14063, MurmurHash2.hash("ab"));
        assertEquals(0x13577C9B, MurmurHash2.hash("abc"));
        assertEquals(0x7BCBC5EE, MurmurHash2.hash("disk"));
        assertEquals(0x7DB506B5, MurmurHash2.hash("scsi_device"));
    }
}
