package io.polypath.ringbuf;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.cmsghdr;
import io.polypath.ffm.gen.iovec;
import io.polypath.ffm.gen.mmsghdr;
import io.polypath.ffm.gen.msghdr;
import io.polypath.ffm.gen.sockaddr_nl;
import io.polypath.ffm.gen.ucred;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The three areas of {@link ReceiveSlots}. The <em>i</em>-th message header serves the <em>i</em>-th message of a
 * call, whichever slot it is pointed to; envelope and payload belong to a slot.
 *
 * <pre>
 *   struct mmsghdr[slots]     64 bytes each
 *
 *   envelope[slots]           64 bytes each, one cache line
 *     0    struct iovec (16)         points to the slot's payload
 *     16   struct sockaddr_nl (12)   written by the kernel: who sent it
 *     28   (padding)
 *     32   struct cmsghdr (16)       written by the kernel: SOL_SOCKET, SCM_CREDENTIALS
 *     48   struct ucred (12)
 *     60   (padding)
 *
 *   payload[slots]            bytesPerSlot each, rounded up to a cache line
 * </pre>
 *
 * Source: recvmmsg(2), cmsg(3), netlink(7), unix(7).
 */
final class ReceiveSlotDescriptor {
    static final int CACHE_LINE_BYTES = 64;
    static final int MESSAGE_BYTES = (int) mmsghdr.layout().byteSize();
    static final int ENVELOPE_BYTES = CACHE_LINE_BYTES;

    static final int IOVEC_OFFSET = 0;
    static final int ADDRESS_OFFSET = IOVEC_OFFSET + (int) iovec.layout().byteSize();
    static final int ADDRESS_BYTES = (int) sockaddr_nl.layout().byteSize();
    static final int CONTROL_OFFSET = 32;
    static final int CONTROL_BYTES = 32;

    private static final long MESSAGE_HEADER = mmsghdr.msg_hdr$offset();
    private static final long NAME = MESSAGE_HEADER + msghdr.msg_name$offset();
    private static final long NAME_LENGTH = MESSAGE_HEADER + msghdr.msg_namelen$offset();
    private static final long IOVECS = MESSAGE_HEADER + msghdr.msg_iov$offset();
    private static final long IOVEC_COUNT = MESSAGE_HEADER + msghdr.msg_iovlen$offset();
    private static final long CONTROL = MESSAGE_HEADER + msghdr.msg_control$offset();
    private static final long CONTROL_LENGTH = MESSAGE_HEADER + msghdr.msg_controllen$offset();
    private static final long FLAGS = MESSAGE_HEADER + msghdr.msg_flags$offset();
    private static final long LENGTH = mmsghdr.msg_len$offset();

    private static final long NL_FAMILY = ADDRESS_OFFSET + sockaddr_nl.nl_family$offset();
    private static final long NL_PID = ADDRESS_OFFSET + sockaddr_nl.nl_pid$offset();
    private static final long NL_GROUPS = ADDRESS_OFFSET + sockaddr_nl.nl_groups$offset();
    private static final long CMSG_LENGTH = CONTROL_OFFSET + cmsghdr.cmsg_len$offset();
    private static final long CMSG_LEVEL = CONTROL_OFFSET + cmsghdr.cmsg_level$offset();
    private static final long CMSG_TYPE = CONTROL_OFFSET + cmsghdr.cmsg_type$offset();
    private static final long CREDENTIALS = CONTROL_OFFSET + cmsghdr.layout().byteSize();
    private static final long CREDENTIALS_END = CREDENTIALS + ucred.layout().byteSize() - CONTROL_OFFSET;

    private ReceiveSlotDescriptor() {}

    /** Bytes from one payload to the next. */
    static int payloadStrideBytes(int bytesPerSlot) {
        return Math.addExact(bytesPerSlot, CACHE_LINE_BYTES - 1) & -CACHE_LINE_BYTES;
    }

    /** Points the iovec of an envelope to its payload, once. */
    static void pointTo(MemorySegment envelope, MemorySegment payload) {
        envelope.set(ValueLayout.JAVA_LONG, IOVEC_OFFSET + iovec.iov_base$offset(), payload.address());
        envelope.set(ValueLayout.JAVA_LONG, IOVEC_OFFSET + iovec.iov_len$offset(), payload.byteSize());
    }

    /** Points a message header to an envelope, with all the room there is. The kernel overwrites the lengths. */
    static void arm(MemorySegment message, MemorySegment envelope) {
        long address = envelope.address();
        message.set(ValueLayout.JAVA_LONG, NAME, address + ADDRESS_OFFSET);
        message.set(ValueLayout.JAVA_INT, NAME_LENGTH, ADDRESS_BYTES);
        message.set(ValueLayout.JAVA_LONG, IOVECS, address + IOVEC_OFFSET);
        message.set(ValueLayout.JAVA_LONG, IOVEC_COUNT, 1);
        message.set(ValueLayout.JAVA_LONG, CONTROL, address + CONTROL_OFFSET);
        message.set(ValueLayout.JAVA_LONG, CONTROL_LENGTH, CONTROL_BYTES);
        message.set(ValueLayout.JAVA_INT, FLAGS, 0);
        message.set(ValueLayout.JAVA_INT, LENGTH, 0);
    }

    /** Bytes that were written to the payload. */
    static int length(MemorySegment message) {
        return message.get(ValueLayout.JAVA_INT, LENGTH);
    }

    /** Whether the datagram was longer than the payload has room. */
    static boolean truncated(MemorySegment message) {
        return (message.get(ValueLayout.JAVA_INT, FLAGS) & Linux.MSG_TRUNC()) != 0;
    }

    /** Whether the envelope holds a netlink address. */
    static boolean hasAddress(MemorySegment message, MemorySegment envelope) {
        return message.get(ValueLayout.JAVA_INT, NAME_LENGTH) == ADDRESS_BYTES
                && envelope.get(ValueLayout.JAVA_SHORT, NL_FAMILY) == Linux.AF_NETLINK();
    }

    /** Netlink port; only where {@link #hasAddress}. */
    static int pid(MemorySegment envelope) {
        return envelope.get(ValueLayout.JAVA_INT, NL_PID);
    }

    /** Netlink groups; only where {@link #hasAddress}. */
    static int groups(MemorySegment envelope) {
        return envelope.get(ValueLayout.JAVA_INT, NL_GROUPS);
    }

    /** Whether the envelope holds whole credentials. */
    static boolean hasCredentials(MemorySegment message, MemorySegment envelope) {
        return message.get(ValueLayout.JAVA_LONG, CONTROL_LENGTH) >= CREDENTIALS_END
                && envelope.get(ValueLayout.JAVA_LONG, CMSG_LENGTH) >= CREDENTIALS_END
                && envelope.get(ValueLayout.JAVA_INT, CMSG_LEVEL) == Linux.SOL_SOCKET()
                && envelope.get(ValueLayout.JAVA_INT, CMSG_TYPE) == Linux.SCM_CREDENTIALS();
    }

    /** User of the sender; only where {@link #hasCredentials}. */
    static int uid(MemorySegment envelope) {
        return envelope.get(ValueLayout.JAVA_INT, CREDENTIALS + ucred.uid$offset());
    }

    /** Process of the sender; only where {@link #hasCredentials}. */
    static int credPid(MemorySegment envelope) {
        return envelope.get(ValueLayout.JAVA_INT, CREDENTIALS + ucred.pid$offset());
    }
}
