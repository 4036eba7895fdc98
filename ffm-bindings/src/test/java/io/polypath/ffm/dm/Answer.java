package io.polypath.ffm.dm;

import io.polypath.ffm.gen.dm_ioctl;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** Writes an answer into a request as the kernel would. */
final class Answer {
    static final int START = 312;

    private final DmRequest request;
    private final MemorySegment memory;
    private int at = START;

    Answer(DmRequest request, int versionMinor) {
        this.request = request.begin();
        this.memory = request.memory();
        dm_ioctl.version(memory).setAtIndex(ValueLayout.JAVA_INT, 1, versionMinor);
    }

    Answer targets(int count) {
        dm_ioctl.target_count(memory, count);
        return this;
    }

    Answer u32(int value) {
        memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, value);
        at += 4;
        return this;
    }

    Answer u64(long value) {
        memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at, value);
        at += 8;
        return this;
    }

    /** Text in a field of fixed size. */
    Answer field(String text, int bytes) {
        memory.asSlice(at, bytes).fill((byte) 0);
        memory.setString(at, text);
        at += bytes;
        return this;
    }

    /** Text, NUL, and padding up to a multiple of eight. */
    Answer text(String text) {
        return field(text, text.length() + 8 & -8);
    }

    int position() {
        return at - START;
    }

    /** The kernel returns; @return what the request makes of it */
    int finish() {
        dm_ioctl.data_size(memory, at);
        return request.accept();
    }

    /** Overwrites up to four bytes of the result, and sometimes its size. */
    static void damage(DmRequest request, SplittableRandom random) {
        MemorySegment memory = request.memory();
        int size = dm_ioctl.data_size(memory);
        for (int change = random.nextInt(4); change >= 0; change--) {
            memory.set(ValueLayout.JAVA_BYTE, random.nextInt(START, size), (byte) random.nextInt(-128, 128));
        }
        if (random.nextInt(4) == 0) {
            dm_ioctl.data_size(memory, random.nextInt(START, size + 1));
        }
        if (random.nextInt(4) == 0) {
            dm_ioctl.target_count(memory, random.nextInt());
        }
    }
}
