package io.polypath.ffm.scsi;

import static io.polypath.ffm.scsi.BigEndian.putU16;
import static io.polypath.ffm.scsi.BigEndian.putU32;
import static io.polypath.ffm.scsi.BigEndian.putU64;
import static io.polypath.ffm.scsi.BigEndian.putU8;

import java.lang.foreign.MemorySegment;

/**
 * Writes command descriptor blocks into a segment of at least {@value #SIZE_BYTES} bytes.
 *
 * <p>Every writer sets all {@value #SIZE_BYTES} bytes (those that the command does not use become zero), returns the
 * length of the CDB in bytes for {@code sg_io_hdr.cmd_len}, and allocates nothing. An argument that does not fit its
 * field is a bug of the caller and throws {@link IllegalArgumentException}.
 */
public final class Cdb {
    /** Room that a CDB takes in a command slot. */
    public static final int SIZE_BYTES = 16;

    /** CDB byte 1, bits 7 to 5: parameter data format 001b, extended header. */
    static final int EXTENDED_HEADER = 0x20;
    private static final int EVPD = 0x01;
    private static final int DESCRIPTOR_SENSE = 0x01;
    private static final int DISABLE_BLOCK_DESCRIPTORS = 0x08;
    private static final int PAGE_FORMAT = 0x10;
    private static final int SAVE_PAGES = 0x01;
    private static final int NETAPP_SIGNATURE = 0x01_0A_98_0A;
    private static final int NETAPP_REPLY_BYTES = 0x80;

    private Cdb() {
    }

    /** TEST UNIT READY: no data. SPC-3 6.33. */
    public static int testUnitReady(MemorySegment cdb) {
        start(cdb, Opcode.TEST_UNIT_READY, 0);
        return 6;
    }

    /**
     * INQUIRY. SPC-3 6.4.
     *
     * @param evpd           false: standard data, and {@code page} must be 0
     * @param page           VPD page code, 0 to FFh
     * @param allocationBytes 0 to 65,535; standard data needs at least 5 (SPC-3), {@link Inquiry#MINIMUM_BYTES} is usual
     */
    public static int inquiry(MemorySegment cdb, boolean evpd, int page, int allocationBytes) {
        if (!evpd && page != 0) {
            throw new IllegalArgumentException("page " + page + " without EVPD");
        }
        start(cdb, Opcode.INQUIRY, evpd ? EVPD : 0);
        putU8(cdb, 2, fits(page, 0xFF));
        putU16(cdb, 3, fits(allocationBytes, 0xFFFF));
        return 6;
    }

    /**
     * REQUEST SENSE. SPC-3 6.27.
     *
     * @param descriptor      ask for descriptor format sense data instead of fixed
     * @param allocationBytes 0 to 255
     */
    public static int requestSense(MemorySegment cdb, boolean descriptor, int allocationBytes) {
        start(cdb, Opcode.REQUEST_SENSE, descriptor ? DESCRIPTOR_SENSE : 0);
        putU8(cdb, 4, fits(allocationBytes, 0xFF));
        return 6;
    }

    /**
     * REPORT TARGET PORT GROUPS. SPC-3 6.25; the extended header since SPC-4.
     *
     * @param allocationBytes 0 to {@link Integer#MAX_VALUE}
     * @param extendedHeader  ask for the header that carries the implicit transition time
     */
    public static int reportTargetPortGroups(MemorySegment cdb, int allocationBytes, boolean extendedHeader) {
        int format = extendedHeader ? EXTENDED_HEADER : 0;
        start(cdb, Opcode.MAINTENANCE_IN, format | Opcode.SA_REPORT_TARGET_PORT_GROUPS);
        putU32(cdb, 6, fits(allocationBytes, Integer.MAX_VALUE));
        return 12;
    }

    /**
     * READ (10). SBC-3, "READ (10) command".
     *
     * @param lba    first logical block, 0 to FFFFFFFFh
     * @param blocks logical blocks to read, 0 to 65,535; 0 reads none
     */
    public static int read10(MemorySegment cdb, long lba, int blocks) {
        if (lba < 0 || lba > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("LBA " + lba + " does not fit READ (10)");
        }
        start(cdb, Opcode.READ_10, 0);
        putU32(cdb, 2, (int) lba);
        putU16(cdb, 7, fits(blocks, 0xFFFF));
        return 10;
    }

    /**
     * READ (16). SBC-3, "READ (16) command".
     *
     * @param lba    first logical block, not negative
     * @param blocks logical blocks to read, not negative; 0 reads none
     */
    public static int read16(MemorySegment cdb, long lba, int blocks) {
        if (lba < 0) {
            throw new IllegalArgumentException("negative LBA " + lba);
        }
        start(cdb, Opcode.READ_16, 0);
        putU64(cdb, 2, lba);
        putU32(cdb, 10, fits(blocks, Integer.MAX_VALUE));
        return 16;
    }

    /**
     * REPORT LUNS with SELECT REPORT 00h: the logical units of this target, without the well known ones. SPC-3 6.21.
     *
     * @param allocationBytes at least 16
     */
    public static int reportLuns(MemorySegment cdb, int allocationBytes) {
        if (allocationBytes < 16) {
            throw new IllegalArgumentException("REPORT LUNS needs 16 bytes at least: " + allocationBytes);
        }
        start(cdb, Opcode.REPORT_LUNS, 0);
        putU32(cdb, 6, allocationBytes);
        return 12;
    }

    /**
     * READ CAPACITY (16). SBC-3, "READ CAPACITY (16) command".
     *
     * @param allocationBytes 0 to {@link Integer#MAX_VALUE}; the reply is 32 bytes
     */
    public static int readCapacity16(MemorySegment cdb, int allocationBytes) {
        start(cdb, Opcode.SERVICE_ACTION_IN_16, Opcode.SA_READ_CAPACITY_16);
        putU32(cdb, 10, fits(allocationBytes, Integer.MAX_VALUE));
        return 16;
    }

    /**
     * MODE SENSE (10) without block descriptors. SPC-3 6.10.
     *
     * @param pageControl     0 current, 1 changeable, 2 default, 3 saved values
     * @param page            page code, 0 to 3Fh
     * @param subpage         subpage code, 0 to FFh
     * @param allocationBytes 0 to 65,535
     */
    public static int modeSense10(MemorySegment cdb, int pageControl, int page, int subpage, int allocationBytes) {
        start(cdb, Opcode.MODE_SENSE_10, DISABLE_BLOCK_DESCRIPTORS);
        putU8(cdb, 2, fits(pageControl, 3) << 6 | fits(page, 0x3F));
        putU8(cdb, 3, fits(subpage, 0xFF));
        putU16(cdb, 7, fits(allocationBytes, 0xFFFF));
        return 10;
    }

    /**
     * MODE SELECT (10) with pages in the standard format (PF). SPC-3 6.8.
     *
     * @param savePages      make the device keep the values
     * @param parameterBytes length of the data that follows, 0 to 65,535
     */
    public static int modeSelect10(MemorySegment cdb, boolean savePages, int parameterBytes) {
        start(cdb, Opcode.MODE_SELECT_10, PAGE_FORMAT | (savePages ? SAVE_PAGES : 0));
        putU16(cdb, 7, fits(parameterBytes, 0xFFFF));
        return 10;
    }

    /**
     * PERSISTENT RESERVE IN. SPC-3 6.11.
     *
     * @param serviceAction   0 READ KEYS, 1 READ RESERVATION, 2 REPORT CAPABILITIES, 3 READ FULL STATUS
     * @param allocationBytes 0 to 65,535
     */
    public static int persistentReserveIn(MemorySegment cdb, int serviceAction, int allocationBytes) {
        start(cdb, Opcode.PERSISTENT_RESERVE_IN, fits(serviceAction, 0x1F));
        putU16(cdb, 7, fits(allocationBytes, 0xFFFF));
        return 10;
    }

    /**
     * PERSISTENT RESERVE OUT. SPC-3 6.12.
     *
     * @param serviceAction  0 REGISTER to 7 REGISTER AND MOVE
     * @param scope          0 logical unit; 0 to Fh
     * @param type           reservation type, 0 to Fh
     * @param parameterBytes length of the parameter list that follows; 24 without additional data
     */
    public static int persistentReserveOut(MemorySegment cdb, int serviceAction, int scope, int type,
                                           int parameterBytes) {
        start(cdb, Opcode.PERSISTENT_RESERVE_OUT, fits(serviceAction, 0x1F));
        putU8(cdb, 2, fits(scope, 0xF) << 4 | fits(type, 0xF));
        putU32(cdb, 5, fits(parameterBytes, Integer.MAX_VALUE));
        return 10;
    }

    /**
     * GET VENDOR ATTRIBUTES of NetApp FAS, as its host utilities send it; no standard has it. The reply is at most 128 bytes.
     *
     * @param page attribute page, 0 to FFh
     */
    public static int netAppVendorAttributes(MemorySegment cdb, int page) {
        start(cdb, Opcode.NETAPP_VENDOR_ATTRIBUTES, 0);
        putU32(cdb, 2, NETAPP_SIGNATURE);
        putU8(cdb, 6, fits(page, 0xFF));
        putU8(cdb, 7, NETAPP_REPLY_BYTES);
        return 10;
    }

    private static void start(MemorySegment cdb, int opcode, int byte1) {
        putU64(cdb, 0, 0);
        putU64(cdb, 8, 0);
        putU8(cdb, 0, opcode);
        putU8(cdb, 1, byte1);
    }

    private static int fits(int value, int maximum) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException("CDB field: " + value + " is not within 0 to " + maximum);
        }
        return value;
    }
}
