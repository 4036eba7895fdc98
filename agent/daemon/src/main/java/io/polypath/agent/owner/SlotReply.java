package io.polypath.agent.owner;

import io.polypath.agent.path.ReplyBytes;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A reply where the kernel put it. Owner lane only; valid until its slot is given back. */
final class SlotReply implements ReplyBytes {

    private final CommandSlab slab;
    private MemorySegment data;
    private int lengthBytes;

    SlotReply(CommandSlab slab) {
        this.slab = slab;
    }

    /** @param receivedBytes what the device sent, at most what was asked for */
    SlotReply of(int slot, int receivedBytes) {
        data = slab.data(slot);
        lengthBytes = (int) Math.min(receivedBytes, data.byteSize());
        return this;
    }

    @Override
    public int lengthBytes() {
        return lengthBytes;
    }

    @Override
    public int at(int offset) {
        return Byte.toUnsignedInt(data.get(ValueLayout.JAVA_BYTE, offset));
    }
}
