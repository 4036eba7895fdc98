package io.polypath.ffm.nvme;

import static io.polypath.ffm.nvme.LittleEndian.u8;

import java.lang.foreign.MemorySegment;

/**
 * The list of a namespace's identification descriptors.
 *
 * <pre>
 *  byte 0  type: 1 EUI64 (8 bytes), 2 NGUID (16), 3 UUID (16); 0 ends the list with length 0
 *  byte 1  length of the identifier
 *  byte 4  the identifier
 * </pre>
 *
 * Source: NVM Express Base Specification 2.0, figure 277. The order of rank and the spelling are those of the kernel's attribute
 * {@code wwid} (drivers/nvme/host/sysfs.c): {@code uuid.…}, else {@code eui.} with the NGUID, else {@code eui.} with the EUI64.
 */
public final class NamespaceDescriptors {

    private static final int EUI64 = 1;
    private static final int NGUID = 2;
    private static final int UUID = 3;
    private static final int HEADER_BYTES = 4;
    private static final int EUI64_BYTES = 8;
    private static final int LONG_BYTES = 16;
    private static final int NONE = -1;

    private NamespaceDescriptors() {}

    /**
     * The identity as the kernel would write it.
     *
     * @param receivedBytes what the controller sent
     * @return empty where the list names none, or is cut short before it does
     */
    public static String wwid(MemorySegment reply, int receivedBytes) {
        int end = (int) Math.min(receivedBytes, reply.byteSize());
        int uuid = find(reply, end, UUID, LONG_BYTES);
        if (uuid != NONE) {
            return "uuid." + dashed(hex(reply, uuid, LONG_BYTES));
        }
        int nguid = find(reply, end, NGUID, LONG_BYTES);
        if (nguid != NONE) {
            return "eui." + hex(reply, nguid, LONG_BYTES);
        }
        int eui64 = find(reply, end, EUI64, EUI64_BYTES);
        return eui64 == NONE ? "" : "eui." + hex(reply, eui64, EUI64_BYTES);
    }

    /** Where the first identifier of that type and length begins that is not all zeroes. */
    private static int find(MemorySegment reply, int end, int type, int bytes) {
        int at = 0;
        while (at + HEADER_BYTES <= end && u8(reply, at + 1) != 0) {
            int length = u8(reply, at + 1);
            int identifier = at + HEADER_BYTES;
            boolean whole = identifier + length <= end;
            if (whole && u8(reply, at) == type && length == bytes && !isZero(reply, identifier, bytes)) {
                return identifier;
            }
            at = identifier + length;
        }
        return NONE;
    }

    private static boolean isZero(MemorySegment reply, int at, int bytes) {
        int all = 0;
        for (int i = 0; i < bytes; i++) {
            all |= u8(reply, at + i);
        }
        return all == 0;
    }

    private static String hex(MemorySegment reply, int at, int bytes) {
        StringBuilder digits = new StringBuilder(2 * bytes);
        for (int i = 0; i < bytes; i++) {
            int value = u8(reply, at + i);
            digits.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xf, 16));
        }
        return digits.toString();
    }

    private static String dashed(String digits) {
        return String.join("-", digits.substring(0, 8), digits.substring(8, 12), digits.substring(12, 16),
                digits.substring(16, 20), digits.substring(20));
    }
}
