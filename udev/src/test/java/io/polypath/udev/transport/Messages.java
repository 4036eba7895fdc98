package io.polypath.udev.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Transport events as the kernel sends them, in segments of exactly their length. */
final class Messages {
    private static final int FC_FIXED_BYTES = 36;

    private Messages() {}

    static MemorySegment fc(FcEventCode code, byte[] data) {
        int payload = FC_FIXED_BYTES + data.length + 7 & -8;
        MemorySegment message = Arena.ofAuto().allocate(NetlinkHeader.BYTES + payload, 8);
        message.set(ValueLayout.JAVA_INT, 0, (int) message.byteSize());
        message.set(ValueLayout.JAVA_SHORT, 4, (short) 0x11);
        message.set(ValueLayout.JAVA_BYTE, 16, (byte) 1);
        message.set(ValueLayout.JAVA_BYTE, 17, (byte) 1);
        message.set(ValueLayout.JAVA_SHORT, 18, (short) 0xA1B2);
        message.set(ValueLayout.JAVA_SHORT, 20, (short) 0x0100);
        message.set(ValueLayout.JAVA_SHORT, 22, (short) payload);
        message.set(ValueLayout.JAVA_LONG, 24, 1_700_000_000L);
        message.set(ValueLayout.JAVA_LONG, 32, 0x0100_0000_0000_10DFL);
        message.set(ValueLayout.JAVA_SHORT, 40, (short) 4);
        message.set(ValueLayout.JAVA_SHORT, 42, (short) data.length);
        message.set(ValueLayout.JAVA_INT, 44, 17);
        message.set(ValueLayout.JAVA_INT, 48, code.number());
        MemorySegment.copy(data, 0, message, ValueLayout.JAVA_BYTE, 52, data.length);
        return message;
    }

    static MemorySegment iscsi(int type, int... words) {
        MemorySegment message = Arena.ofAuto().allocate(72, 8);
        message.set(ValueLayout.JAVA_INT, 0, 72);
        message.set(ValueLayout.JAVA_INT, 16, type);
        message.set(ValueLayout.JAVA_LONG, 24, 0xFFFF_8880_0000_0000L);
        for (int i = 0; i < words.length; i++) {
            message.set(ValueLayout.JAVA_INT, 56 + 4L * i, words[i]);
        }
        return message;
    }
}
