package io.polypath.agent.desk;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Takes requests off sockets, as much of one as is there. Never reads beyond the request: the next one waits in the kernel until
 * this one is answered. Owned by the desk lane.
 *
 * <pre>
 *   0                       8                    8 + length
 *   | length, native order  | text … NUL         |            length 1 to the client's limit
 * </pre>
 */
final class RequestReader {

    /** How far a request has come. */
    enum Progress {
        /** Nothing new. */
        NOTHING,
        /** There is more of it now. */
        PART,
        /** {@link Client#question} is its text. */
        WHOLE,
        /** There will be none; {@link #refusal} says why. */
        REFUSED,
        /** The other end has closed the connection between requests. */
        CLOSED
    }

    private static final int BUFFER_BYTES = 65_536;

    private final Sys sys;
    private final DeskLimits limits;
    private final MemorySegment buffer;
    private Refusal refusal;

    RequestReader(Sys sys, Arena arena, DeskLimits limits) {
        this.sys = sys;
        this.limits = limits;
        buffer = arena.allocate(BUFFER_BYTES, Long.BYTES);
    }

    /** Why the latest request was refused. */
    Refusal refusal() {
        return refusal;
    }

    Progress read(Client client) {
        if (client.lengthBytes < Long.BYTES) {
            Progress progress = readLength(client);
            if (progress != Progress.WHOLE) {
                return progress;
            }
        }
        return readText(client);
    }

    /** WHOLE when the length is known and right. */
    private Progress readLength(Client client) {
        long received = sys.recv(client.fd, buffer, Long.BYTES - client.lengthBytes, Linux.MSG_DONTWAIT());
        if (received <= 0) {
            return ended(client, received);
        }
        for (int i = 0; i < received; i++) {
            client.length |= (long) Byte.toUnsignedInt(buffer.get(ValueLayout.JAVA_BYTE, i)) << 8 * (client.lengthBytes + i);
        }
        client.lengthBytes += (int) received;
        if (client.lengthBytes < Long.BYTES) {
            return Progress.PART;
        }
        int limit = limits.requestBytes(client.root);
        if (client.length == 0) {
            return refuse(Refusal.EMPTY_REQUEST);
        }
        if (Long.compareUnsigned(client.length, limit) > 0) {
            boolean foreign = Long.compareUnsigned(Long.reverseBytes(client.length), limit) <= 0;
            return refuse(foreign ? Refusal.FOREIGN_BYTE_ORDER : Refusal.LONG_REQUEST);
        }
        client.request = new byte[(int) client.length];
        return Progress.WHOLE;
    }

    private Progress readText(Client client) {
        int missing = client.request.length - client.requestBytes;
        long received = sys.recv(client.fd, buffer, Math.min(missing, BUFFER_BYTES), Linux.MSG_DONTWAIT());
        if (received <= 0) {
            return ended(client, received);
        }
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, client.request, client.requestBytes, (int) received);
        client.requestBytes += (int) received;
        if (client.requestBytes < client.request.length) {
            return Progress.PART;
        }
        client.question = text(client.request);
        client.request = null;
        return Progress.WHOLE;
    }

    private Progress ended(Client client, long received) {
        if (received == -Errno.EAGAIN || received == -Errno.EINTR) {
            return client.lengthBytes == 0 ? Progress.NOTHING : Progress.PART;
        }
        return client.lengthBytes == 0 ? Progress.CLOSED : refuse(Refusal.BROKEN_REQUEST);
    }

    private Progress refuse(Refusal why) {
        refusal = why;
        return Progress.REFUSED;
    }

    /** What stands before the first NUL. */
    private static String text(byte[] request) {
        int end = 0;
        while (end < request.length && request[end] != 0) {
            end++;
        }
        return new String(request, 0, end, StandardCharsets.ISO_8859_1);
    }
}
