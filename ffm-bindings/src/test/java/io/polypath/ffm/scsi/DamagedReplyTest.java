package io.polypath.ffm.scsi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class DamagedReplyTest {
    private static final int ALLOCATION = 4096;

    private final Decoders decoders = new Decoders();

    @Test
    void anyValueInAnyOneByteOfAValidReplyIsHarmless() {
        for (MemorySegment reply : Replies.ALL) {
            for (int position = 0; position < reply.byteSize(); position++) {
                withEveryValueAt(copyOf(reply, reply.byteSize()), position);
            }
        }
    }

    private void withEveryValueAt(MemorySegment reply, int position) {
        for (int value = 0; value <= 0xFF; value++) {
            reply.set(ValueLayout.JAVA_BYTE, position, (byte) value);
            decoders.runAll(reply, ALLOCATION);
        }
    }

    @Test
    void aValidReplyCutAnywhereIsHarmless() {
        for (MemorySegment reply : Replies.ALL) {
            for (long length = 0; length <= reply.byteSize(); length++) {
                decoders.runAll(copyOf(reply, length), ALLOCATION);
                decoders.runAll(copyOf(reply, length), (int) length);
            }
        }
    }

    @Test
    void lengthBytesThatDisagreeWithTheReplyAreHarmless() {
        for (MemorySegment reply : Replies.ALL) {
            for (int length = 0; length <= 0xFFFF; length += 7) {
                MemorySegment damaged = copyOf(reply, reply.byteSize());
                BigEndian.putU16(damaged, 2, length);
                decoders.runAll(damaged, ALLOCATION);
            }
        }
    }

    private static MemorySegment copyOf(MemorySegment reply, long length) {
        return MemorySegment.ofArray(reply.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
}
