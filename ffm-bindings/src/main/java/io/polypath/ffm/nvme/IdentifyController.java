package io.polypath.ffm.nvme;

import static io.polypath.ffm.nvme.LittleEndian.u32;
import static io.polypath.ffm.nvme.LittleEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * What the daemon needs of the Identify Controller data structure.
 *
 * <pre>
 *  byte 76        CMIC, bit 3: asymmetric namespace access reporting
 *  byte 348..351  NANAGRPID, number of ANA group identifiers
 * </pre>
 *
 * Source: NVM Express Base Specification 2.0, figure 275.
 */
public final class IdentifyController {

    private static final int CMIC = 76;
    private static final int ANA_REPORTING = 1 << 3;
    private static final int ANA_GROUPS = 348;
    private static final int LEAST_BYTES = 352;

    private IdentifyController() {}

    /**
     * How many ANA groups the subsystem may have.
     *
     * @param receivedBytes what the controller sent
     * @return 0 to 4,294,967,295; 0 where the controller reports no asymmetric access, or the reply is too short to tell
     */
    public static long anaGroups(MemorySegment reply, int receivedBytes) {
        boolean tells = receivedBytes >= LEAST_BYTES && reply.byteSize() >= LEAST_BYTES;
        return tells && (u8(reply, CMIC) & ANA_REPORTING) != 0 ? u32(reply, ANA_GROUPS) : 0;
    }
}
