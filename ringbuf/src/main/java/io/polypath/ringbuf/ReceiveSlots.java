package io.polypath.ringbuf;

import static io.polypath.ringbuf.ReceiveSlotDescriptor.CACHE_LINE_BYTES;
import static io.polypath.ringbuf.ReceiveSlotDescriptor.ENVELOPE_BYTES;
import static io.polypath.ringbuf.ReceiveSlotDescriptor.MESSAGE_BYTES;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Memory into which datagrams are received and in which they stay until their reader gives the slot back. One
 * {@code recvmmsg} fills any free slots, in any order:
 *
 * <pre>
 *   int n = slots.arm(freeSlots, count);
 *   int got = sys.recvmmsg(fd, slots.messages(), n, MSG_DONTWAIT);
 *   if (got &gt; 0) slots.received(got, nowNs);     // freeSlots[0] to [got - 1] are filled, in order of arrival
 * </pre>
 *
 * <p>The receiving lane owns {@link #arm}, {@link #messages} and {@link #received}. A slot belongs to the receiving
 * lane while it is free and to its reader while it is filled; the queue in between orders the memory. No method
 * allocates.
 *
 * <p>Size: {@code slots * (128 + bytesPerSlot)} bytes off the heap. The kernel limits a uevent to 2,048 bytes of
 * properties (UEVENT_BUFFER_SIZE) behind a path, udev's messages have no limit; 8,192 bytes per slot is what libudev
 * gives them.
 */
public final class ReceiveSlots {
    private final MemorySegment messages;
    private final MemorySegment[] message;
    private final MemorySegment[] envelope;
    private final MemorySegment[] payload;
    private final int[] length;
    private final boolean[] truncated;
    private final int[] senderPid;
    private final int[] senderGroups;
    private final int[] credUid;
    private final int[] credPid;
    private final long[] receivedNs;
    private final int[] armedSlots;
    private int armed;

    /**
     * @param arena the process's arena, accessible from the receiving lane and from the readers
     * @param slots at least 1
     * @param bytesPerSlot room for one datagram; a longer one is cut and marked as truncated
     */
    public ReceiveSlots(Arena arena, int slots, int bytesPerSlot) {
        if (slots < 1 || bytesPerSlot < 1) {
            throw new IllegalArgumentException(slots + " slots of " + bytesPerSlot + " bytes");
        }
        messages = arena.allocate((long) slots * MESSAGE_BYTES, CACHE_LINE_BYTES);
        message = cut(messages, slots, MESSAGE_BYTES, MESSAGE_BYTES);
        MemorySegment envelopes = arena.allocate((long) slots * ENVELOPE_BYTES, CACHE_LINE_BYTES);
        envelope = cut(envelopes, slots, ENVELOPE_BYTES, ENVELOPE_BYTES);
        int stride = ReceiveSlotDescriptor.payloadStrideBytes(bytesPerSlot);
        payload = cut(arena.allocate((long) slots * stride, CACHE_LINE_BYTES), slots, stride, bytesPerSlot);
        length = new int[slots];
        truncated = new boolean[slots];
        senderPid = new int[slots];
        senderGroups = new int[slots];
        credUid = new int[slots];
        credPid = new int[slots];
        receivedNs = new long[slots];
        armedSlots = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            ReceiveSlotDescriptor.pointTo(envelope[slot], payload[slot]);
        }
    }

    /**
     * Points the message headers of the next {@code recvmmsg} to free slots.
     *
     * @param freeSlots slots that nobody reads, each at most once
     * @param count how many of {@code freeSlots} are valid, 0 to their number
     * @return how many messages {@code recvmmsg} may be asked for: {@code count}
     */
    public int arm(int[] freeSlots, int count) {
        for (int i = 0; i < count; i++) {
            ReceiveSlotDescriptor.arm(message[i], envelope[freeSlots[i]]);
            armedSlots[i] = freeSlots[i];
        }
        armed = count;
        return count;
    }

    /** The message headers, for {@code recvmmsg}. */
    public MemorySegment messages() {
        return messages;
    }

    /**
     * Takes over what {@code recvmmsg} has written, after which the accessors tell about the first {@code count}
     * armed slots.
     *
     * @param count what {@code recvmmsg} returned, 0 to what {@link #arm} returned
     * @param nowNs the time that {@link #receivedNs} is to tell
     */
    public void received(int count, long nowNs) {
        Objects.checkFromIndexSize(0, count, armed);
        for (int i = 0; i < count; i++) {
            take(message[i], armedSlots[i]);
            receivedNs[armedSlots[i]] = nowNs;
        }
        armed = 0;
    }

    /**
     * Fills a free slot without a socket, as the kernel would: what does not fit is cut off, and the slot counts as
     * truncated.
     *
     * @param receivedNs the time that {@link #receivedNs} is to tell
     */
    public void write(int slot, MemorySegment datagram, Sender sender, long receivedNs) {
        MemorySegment room = payload[slot];
        int fits = (int) Math.min(datagram.byteSize(), room.byteSize());
        MemorySegment.copy(datagram, 0, room, 0, fits);
        length[slot] = fits;
        truncated[slot] = fits < datagram.byteSize();
        senderPid[slot] = sender.pid();
        senderGroups[slot] = sender.groups();
        credUid[slot] = sender.credUid();
        credPid[slot] = sender.credPid();
        this.receivedNs[slot] = receivedNs;
    }

    /** The whole room of a slot: the datagram's {@link #length} bytes, then what earlier ones left there. */
    public MemorySegment payload(int slot) {
        return payload[slot];
    }

    /** Bytes of the datagram in {@link #payload}. */
    public int length(int slot) {
        return length[slot];
    }

    /** Whether the datagram was longer than the slot (MSG_TRUNC), so that its end is missing. */
    public boolean truncated(int slot) {
        return truncated[slot];
    }

    /** Netlink port of the sender: 0 is the kernel, {@link Sender#UNKNOWN} a datagram without an address. */
    public int senderPid(int slot) {
        return senderPid[slot];
    }

    /** Bit mask of the netlink group that was sent to: 1 kernel, 2 udev, 0 this socket alone. */
    public int senderGroups(int slot) {
        return senderGroups[slot];
    }

    /** User of the sending process, or {@link Sender#UNKNOWN} without credentials (SO_PASSCRED is not set). */
    public int credUid(int slot) {
        return credUid[slot];
    }

    /** The sending process, 0 for the kernel, or {@link Sender#UNKNOWN} without credentials. */
    public int credPid(int slot) {
        return credPid[slot];
    }

    /** When the datagram was received, on the clock of whoever received it. */
    public long receivedNs(int slot) {
        return receivedNs[slot];
    }

    /** How many datagrams can be held. */
    public int slots() {
        return payload.length;
    }

    private void take(MemorySegment header, int slot) {
        MemorySegment sent = envelope[slot];
        length[slot] = Math.min(ReceiveSlotDescriptor.length(header), (int) payload[slot].byteSize());
        truncated[slot] = ReceiveSlotDescriptor.truncated(header);
        boolean addressed = ReceiveSlotDescriptor.hasAddress(header, sent);
        senderPid[slot] = addressed ? ReceiveSlotDescriptor.pid(sent) : Sender.UNKNOWN;
        senderGroups[slot] = addressed ? ReceiveSlotDescriptor.groups(sent) : 0;
        boolean known = ReceiveSlotDescriptor.hasCredentials(header, sent);
        credUid[slot] = known ? ReceiveSlotDescriptor.uid(sent) : Sender.UNKNOWN;
        credPid[slot] = known ? ReceiveSlotDescriptor.credPid(sent) : Sender.UNKNOWN;
    }

    private static MemorySegment[] cut(MemorySegment area, int parts, int strideBytes, int bytes) {
        MemorySegment[] cut = new MemorySegment[parts];
        for (int i = 0; i < parts; i++) {
            cut[i] = area.asSlice((long) i * strideBytes, bytes);
        }
        return cut;
    }
}
