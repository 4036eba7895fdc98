package io.polypath.udev.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class FcEventTest {
    private static final byte[] PORT = {0, 0x11, 0x22, 0x33};

    private final FcEvent event = new FcEvent();

    @Test
    void everyCodeIsKnownWithItsHostNumberAndData() {
        for (FcEventCode code : FcEventCode.values()) {
            assertEquals(TransportEventError.NONE, parse(Messages.fc(code, PORT)));
            assertEquals(code, event.code());
            assertEquals(code.number(), event.rawCode());
            assertEquals(4, event.host());
            assertEquals(17, event.eventNumber());
            assertEquals(1_700_000_000L, event.seconds());
            assertEquals(0x0100_0000_0000_10DFL, event.vendorId());
            assertEquals(4, event.dataLength());
            assertEquals(Integer.toUnsignedLong(MemorySegment.ofArray(PORT).get(ValueLayout.JAVA_INT_UNALIGNED, 0)), event.dataWord());
        }
    }

    @Test
    void aCodeThatIsNotInTheTableIsUnknownButTellsItsNumber() {
        MemorySegment message = Messages.fc(FcEventCode.RSCN, PORT);
        message.set(ValueLayout.JAVA_INT, 48, 0x777);
        assertEquals(TransportEventError.NONE, parse(message));
        assertEquals(FcEventCode.UNKNOWN, event.code());
        assertEquals(0x777, event.rawCode());
    }

    @Test
    void anFpinPassesItsFrameThrough() {
        byte[] frame = new byte[1003];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (byte) i;
        }
        MemorySegment message = Messages.fc(FcEventCode.LINK_FPIN, frame);
        assertEquals(TransportEventError.NONE, parse(message));
        assertArrayEquals(frame, message.asSlice(event.dataOffset(), event.dataLength()).toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void anEventMayHaveNoData() {
        assertEquals(TransportEventError.NONE, parse(Messages.fc(FcEventCode.LINKUP, new byte[0])));
        assertEquals(0, event.dataLength());
        assertEquals(FcEvent.NO_DATA, event.dataWord());
    }

    @Test
    void eachFieldOfTheHeaderIsChecked() {
        assertEquals(TransportEventError.OTHER_TYPE, damaged(4, 0x10));
        assertEquals(TransportEventError.BAD_VERSION, damaged(16, 2));
        assertEquals(TransportEventError.OTHER_MESSAGE, damaged(17, 0));
        assertEquals(TransportEventError.BAD_MAGIC, damaged(18, 0));
        assertEquals(TransportEventError.BAD_MAGIC, damaged(19, 0));
        assertEquals(TransportEventError.OTHER_MESSAGE, damaged(21, 0));
        assertEquals(TransportEventError.BAD_LENGTH, damaged(0, 51));
        assertEquals(TransportEventError.BAD_LENGTH, damaged(0, 57));
        assertEquals(TransportEventError.BAD_LENGTH, damaged(3, 0x80));
        assertEquals(TransportEventError.BAD_LENGTH, damaged(22, 41));
        assertEquals(TransportEventError.BAD_LENGTH, damaged(22, 0));
        assertEquals(TransportEventError.BAD_LENGTH, damaged(42, 5));
        assertEquals(TransportEventError.BAD_LENGTH, damaged(43, 0xFF));
    }

    @Test
    void everyChangeOfOneByteAndEveryShorterLengthIsAnswered() {
        MemorySegment message = Messages.fc(FcEventCode.LINK_FPIN, new byte[20]);
        for (long at = 0; at < message.byteSize(); at++) {
            byte good = message.get(ValueLayout.JAVA_BYTE, at);
            for (int bad = 0; bad < 256; bad++) {
                message.set(ValueLayout.JAVA_BYTE, at, (byte) bad);
                if (parse(message) == TransportEventError.NONE) {
                    event.code();
                    event.dataWord();
                    assertTrue(event.dataOffset() + event.dataLength() <= message.byteSize());
                }
            }
            message.set(ValueLayout.JAVA_BYTE, at, good);
        }
        for (int length = 0; length < message.byteSize(); length++) {
            TransportEventError expected = length < 52 ? TransportEventError.TOO_SHORT : TransportEventError.BAD_LENGTH;
            assertEquals(expected, event.parse(message.asSlice(0, length), length));
        }
    }

    private TransportEventError damaged(long at, int value) {
        MemorySegment message = Messages.fc(FcEventCode.RSCN, PORT);
        message.set(ValueLayout.JAVA_BYTE, at, (byte) value);
        return parse(message);
    }

    private TransportEventError parse(MemorySegment message) {
        return event.parse(message, (int) message.byteSize());
    }
}
