package io.polypath.ffm.nvme;

import static io.polypath.ffm.nvme.LittleEndian.u32;

import java.lang.foreign.MemorySegment;

/**
 * What the daemon needs of the Identify Namespace data structure.
 *
 * <pre>
 *  byte 0..7    NSZE, size in blocks; 0 for a namespace that is not attached to the controller
 *  byte 92..95  ANAGRPID, the ANA group; 0 where the controller reports no asymmetric access
 * </pre>
 *
 * Source: NVM Command Set Specification 1.0, figure 97.
 */
public final class IdentifyNamespace {

    private static final int SIZE = 0;
    private static final int ANA_GROUP = 92;
    private static final int LEAST_BYTES = 96;

    private IdentifyNamespace() {}

    /**
     * Whether the reply is one.
     *
     * @param receivedBytes what the controller sent
     */
    public static boolean isReadable(MemorySegment reply, int receivedBytes) {
        return receivedBytes >= LEAST_BYTES && reply.byteSize() >= LEAST_BYTES;
    }

    /** Whether the controller has the namespace, by a readable reply. */
    public static boolean isAttached(MemorySegment reply) {
        return (u32(reply, SIZE) | u32(reply, SIZE + Integer.BYTES)) != 0;
    }

    /** The ANA group by a readable reply: 0 to 4,294,967,295. */
    public static long anaGroup(MemorySegment reply) {
        return u32(reply, ANA_GROUP);
    }
}
