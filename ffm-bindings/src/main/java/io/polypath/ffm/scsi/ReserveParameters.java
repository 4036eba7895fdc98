package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.putU32;
import static io.polypath.ffm.scsi.BigEndian.putU64;
import static io.polypath.ffm.scsi.BigEndian.putU8;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The parameter list of PERSISTENT RESERVE OUT, for every service action but REGISTER AND MOVE. SPC-3 6.12.3.
 *
 * <pre>
 *  byte 0..7    reservation key: the one that is registered now
 *  byte 8..15   service action reservation key: the one to register, or to preempt
 *  byte 20      3 SPEC_I_PT, 2 ALL_TG_PT, 0 APTPL
 *  byte 24..27  with SPEC_I_PT: length of the TransportIDs, which follow
 * </pre>
 */
public final class ReserveParameters {
    /** Length without TransportIDs. */
    public static final int SIZE_BYTES = 24;
    /** Activate persistence through a loss of power. */
    public static final int APTPL = 0x01;
    /** Register with every target port. */
    public static final int ALL_TARGET_PORTS = 0x04;
    private static final int SPECIFIED_INITIATOR_PORTS = 0x08;

    private ReserveParameters() {
    }

    /**
     * Writes a list without TransportIDs. Allocates nothing.
     *
     * @param out at least 24 bytes, of which it sets 24
     * @param key 0 for a port that is not registered
     * @param actionKey 0 to unregister
     * @param flags APTPL, ALL_TARGET_PORTS or both
     * @return 24
     */
    public static int write(MemorySegment out, long key, long actionKey, int flags) {
        if ((flags & ~(APTPL | ALL_TARGET_PORTS)) != 0) {
            throw new IllegalArgumentException("PERSISTENT RESERVE OUT has no such flags: " + flags);
        }
        putU64(out, 0, key);
        putU64(out, 8, actionKey);
        putU64(out, 16, 0);
        putU8(out, 20, flags);
        return SIZE_BYTES;
    }

    /**
     * Writes a list that names initiator ports.
     *
     * @param out at least {@link #sizeBytes} bytes
     * @return the list's length
     */
    public static int write(MemorySegment out, long key, long actionKey, int flags, List<TransportId> ports) {
        write(out, key, actionKey, flags);
        if (ports.isEmpty()) {
            return SIZE_BYTES;
        }
        putU8(out, 20, flags | SPECIFIED_INITIATOR_PORTS);
        int at = SIZE_BYTES + Integer.BYTES;
        for (TransportId port : ports) {
            port.write(out, at);
            at += port.sizeBytes();
        }
        putU32(out, SIZE_BYTES, at - SIZE_BYTES - Integer.BYTES);
        return at;
    }

    /** Length of a list that names these ports: 24 for none. */
    public static int sizeBytes(List<TransportId> ports) {
        int names = ports.stream().mapToInt(TransportId::sizeBytes).sum();
        return ports.isEmpty() ? SIZE_BYTES : SIZE_BYTES + Integer.BYTES + names;
    }
}
