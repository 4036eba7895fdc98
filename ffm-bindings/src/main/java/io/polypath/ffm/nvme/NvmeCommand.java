package io.polypath.ffm.nvme;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What tells NVMe commands apart, in the 16 bytes that a command slot has for a SCSI CDB. Length, time-out and place of the data are
 * where they are for SCSI.
 *
 * <pre>
 *   byte 0      opcode
 *   byte 1      1 for the admin queue, 0 for an I/O queue
 *   byte 4..7   namespace, 0 for none
 *   byte 8..11  command Dword 10
 *   byte 12..15 command Dword 11
 * </pre>
 *
 * Source: NVM Express Base Specification 2.0, 5.16 Get Log Page, 5.17 Identify; NVM Command Set Specification 1.0, 3.2.4 Read.
 */
public final class NvmeCommand {

    /** Bytes of the description. */
    public static final int SIZE_BYTES = 16;

    /** Identify, an admin command. */
    public static final int IDENTIFY = 0x06;

    /** Get Log Page, an admin command. */
    public static final int GET_LOG_PAGE = 0x02;

    /** Read, an I/O command. */
    public static final int READ = 0x02;

    /** Length of every Identify data structure. */
    public static final int IDENTIFY_BYTES = 4_096;

    private static final int CNS_NAMESPACE = 0x00;
    private static final int CNS_CONTROLLER = 0x01;
    private static final int CNS_DESCRIPTORS = 0x03;
    private static final int ANA_LOG_PAGE = 0x0c;
    private static final int RETURN_GROUPS_ONLY = 1 << 8;
    private static final int NUMBER_OF_DWORDS_AT = 16;

    private static final int OPCODE_AT = 0;
    private static final int QUEUE_AT = 1;
    private static final int NAMESPACE_AT = 4;
    private static final int DWORD10_AT = 8;
    private static final int DWORD11_AT = 12;
    private static final ValueLayout.OfInt DWORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private NvmeCommand() {}

    /** Identify Controller. */
    public static int identifyController(MemorySegment at) {
        return put(at, IDENTIFY, true, 0, CNS_CONTROLLER, 0);
    }

    /** Identify Namespace. */
    public static int identifyNamespace(MemorySegment at, int namespace) {
        return put(at, IDENTIFY, true, namespace, CNS_NAMESPACE, 0);
    }

    /** Identify, the list of the namespace's identification descriptors. */
    public static int identifyDescriptors(MemorySegment at, int namespace) {
        return put(at, IDENTIFY, true, namespace, CNS_DESCRIPTORS, 0);
    }

    /**
     * The Asymmetric Namespace Access log page, groups without their namespaces.
     *
     * @param lengthBytes a multiple of 4
     */
    public static int anaLog(MemorySegment at, int lengthBytes) {
        int dwords = lengthBytes / Integer.BYTES - 1;
        return put(at, GET_LOG_PAGE, true, 0, ANA_LOG_PAGE | RETURN_GROUPS_ONLY | dwords << NUMBER_OF_DWORDS_AT,
                dwords >>> NUMBER_OF_DWORDS_AT);
    }

    /** One block at address 0. */
    public static int readFirstBlock(MemorySegment at, int namespace) {
        return put(at, READ, false, namespace, 0, 0);
    }

    private static int put(MemorySegment at, int opcode, boolean admin, int namespace, int dword10, int dword11) {
        at.asSlice(0, SIZE_BYTES).fill((byte) 0);
        at.set(ValueLayout.JAVA_BYTE, OPCODE_AT, (byte) opcode);
        at.set(ValueLayout.JAVA_BYTE, QUEUE_AT, (byte) (admin ? 1 : 0));
        at.set(DWORD, NAMESPACE_AT, namespace);
        at.set(DWORD, DWORD10_AT, dword10);
        at.set(DWORD, DWORD11_AT, dword11);
        return SIZE_BYTES;
    }

    /** 0 to 255. */
    public static int opcode(MemorySegment at) {
        return Byte.toUnsignedInt(at.get(ValueLayout.JAVA_BYTE, OPCODE_AT));
    }

    /** Whether it is for the admin queue. */
    public static boolean admin(MemorySegment at) {
        return at.get(ValueLayout.JAVA_BYTE, QUEUE_AT) != 0;
    }

    public static int namespace(MemorySegment at) {
        return at.get(DWORD, NAMESPACE_AT);
    }

    public static int dword10(MemorySegment at) {
        return at.get(DWORD, DWORD10_AT);
    }

    public static int dword11(MemorySegment at) {
        return at.get(DWORD, DWORD11_AT);
    }
}
