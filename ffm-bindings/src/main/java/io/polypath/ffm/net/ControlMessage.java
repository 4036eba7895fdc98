package io.polypath.ffm.net;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.cmsghdr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct cmsghdr} and its macros (cmsg(3)): what comes beside the bytes of a message.
 *
 * <pre>
 *   0             8        12       16                16 + n        aligned to 8
 *   | len = 16+n  | level  | type   | payload, n bytes| (hole)      | next message
 * </pre>
 */
public final class ControlMessage {
    /** Returned by the search when there is no such message, or when the kernel's lengths make no sense. */
    public static final long NONE = -1;

    private static final long HEADER_BYTES = align(cmsghdr.sizeof());

    private ControlMessage() {}

    /** CMSG_SPACE: bytes to reserve for a payload. */
    public static long space(long payloadBytes) {
        return HEADER_BYTES + align(payloadBytes);
    }

    /** CMSG_LEN: the value of {@code cmsg_len} for a payload. */
    public static long length(long payloadBytes) {
        return HEADER_BYTES + payloadBytes;
    }

    /**
     * Looks for SCM_CREDENTIALS (SO_PASSCRED must be on).
     *
     * @param offset where the control buffer begins in {@code memory}, a multiple of eight
     * @param controlBytes {@code msg_controllen} after the receive
     * @return offset of the {@link Credentials} in {@code memory}, never outside of the control buffer, or
     *     {@link #NONE}
     */
    public static long credentials(MemorySegment memory, long offset, long controlBytes) {
        if (offset < 0 || controlBytes < 0 || controlBytes > memory.byteSize() - offset) {
            return NONE;
        }
        long end = offset + controlBytes;
        for (long at = offset; end - at >= HEADER_BYTES; ) {
            long lengthBytes = memory.get(ValueLayout.JAVA_LONG, at + cmsghdr.cmsg_len$offset());
            if (lengthBytes < HEADER_BYTES || lengthBytes > end - at) {
                return NONE;
            }
            if (isCredentials(memory, at) && lengthBytes >= length(Credentials.SIZE_BYTES)) {
                return at + HEADER_BYTES;
            }
            at += align(lengthBytes);
        }
        return NONE;
    }

    private static boolean isCredentials(MemorySegment memory, long at) {
        return memory.get(ValueLayout.JAVA_INT, at + cmsghdr.cmsg_level$offset()) == Linux.SOL_SOCKET()
                && memory.get(ValueLayout.JAVA_INT, at + cmsghdr.cmsg_type$offset()) == Linux.SCM_CREDENTIALS();
    }

    private static long align(long bytes) {
        return bytes + Long.BYTES - 1 & -Long.BYTES;
    }
}
