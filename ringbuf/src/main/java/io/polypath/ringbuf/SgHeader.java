package io.polypath.ringbuf;

import io.polypath.ffm.gen.sg_io_hdr;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The fields of {@code struct sg_io_hdr}, version 3 of the SCSI generic interface, in a segment that begins with the
 * record. Offsets and size are those of the generated layout; on 64-bit Linux:
 *
 * <pre>
 *        0               4               8   9   10      12              16
 *       +---------------+---------------+---+---+-------+---------------+
 *     0 | interface 'S' | direction     |cdb|sns| iovecs| transfer      |
 *       +---------------+---------------+---+---+-------+---------------+
 *    16 | data pointer                  | CDB pointer                   |
 *       +---------------+---------------+---------------+---------------+
 *    32 | sense pointer                 | timeout ms    | flags         |
 *       +---------------+---------------+---------------+---------------+
 *    48 | pack id       | (padding)     | user pointer                  |
 *       +---+---+---+---+-------+-------+---------------+---------------+
 *    64 |st |mst|msg|snw| host  | driver| residual      | duration      |   written by the kernel
 *       +---+---+---+---+-------+-------+---------------+---------------+
 *    80 | info          | (padding)     |
 *       +---------------+---------------+
 * </pre>
 *
 * Getters widen unsigned C types, setters keep the low bytes. No method allocates.
 *
 * <p>Source: {@code <scsi/sg.h>} and the SCSI Generic HOWTO; status values are SAM-5 5.3.1, sense SPC-4 4.5.
 */
public final class SgHeader {
    /** Size of the record, and the length that write(2) and read(2) on an sg fd are given. */
    public static final int BYTES = (int) sg_io_hdr.layout().byteSize();

    /** {@link #interfaceId} of this version of the interface. */
    public static final int INTERFACE_ID = 'S';

    private static final long DATA_POINTER = sg_io_hdr.dxferp$offset();
    private static final long CDB_POINTER = sg_io_hdr.cmdp$offset();
    private static final long SENSE_POINTER = sg_io_hdr.sbp$offset();
    private static final long USER_POINTER = sg_io_hdr.usr_ptr$offset();

    private SgHeader() {}

    /** Always {@link #INTERFACE_ID}. */
    public static int interfaceId(MemorySegment header) {
        return sg_io_hdr.interface_id(header);
    }

    public static void interfaceId(MemorySegment header, int value) {
        sg_io_hdr.interface_id(header, value);
    }

    /** SG_DXFER_NONE (-1), SG_DXFER_TO_DEV (-2) or SG_DXFER_FROM_DEV (-3). */
    public static int direction(MemorySegment header) {
        return sg_io_hdr.dxfer_direction(header);
    }

    public static void direction(MemorySegment header, int value) {
        sg_io_hdr.dxfer_direction(header, value);
    }

    /** Bytes of the CDB, 6 to 16. */
    public static int cdbLength(MemorySegment header) {
        return Byte.toUnsignedInt(sg_io_hdr.cmd_len(header));
    }

    public static void cdbLength(MemorySegment header, int value) {
        sg_io_hdr.cmd_len(header, (byte) value);
    }

    /** Room for sense data in bytes, 0 to 255. */
    public static int senseCapacity(MemorySegment header) {
        return Byte.toUnsignedInt(sg_io_hdr.mx_sb_len(header));
    }

    public static void senseCapacity(MemorySegment header, int value) {
        sg_io_hdr.mx_sb_len(header, (byte) value);
    }

    /** Entries of the scatter list; 0 says that the data pointer points to the data. */
    public static int iovecCount(MemorySegment header) {
        return Short.toUnsignedInt(sg_io_hdr.iovec_count(header));
    }

    public static void iovecCount(MemorySegment header, int value) {
        sg_io_hdr.iovec_count(header, (short) value);
    }

    /** Bytes to transfer. */
    public static int transferLength(MemorySegment header) {
        return sg_io_hdr.dxfer_len(header);
    }

    public static void transferLength(MemorySegment header, int value) {
        sg_io_hdr.dxfer_len(header, value);
    }

    /** Address of the data. */
    public static long dataPointer(MemorySegment header) {
        return header.get(ValueLayout.JAVA_LONG, DATA_POINTER);
    }

    public static void dataPointer(MemorySegment header, long address) {
        header.set(ValueLayout.JAVA_LONG, DATA_POINTER, address);
    }

    /** Address of the CDB. */
    public static long cdbPointer(MemorySegment header) {
        return header.get(ValueLayout.JAVA_LONG, CDB_POINTER);
    }

    public static void cdbPointer(MemorySegment header, long address) {
        header.set(ValueLayout.JAVA_LONG, CDB_POINTER, address);
    }

    /** Address of the room for sense data. */
    public static long sensePointer(MemorySegment header) {
        return header.get(ValueLayout.JAVA_LONG, SENSE_POINTER);
    }

    public static void sensePointer(MemorySegment header, long address) {
        header.set(ValueLayout.JAVA_LONG, SENSE_POINTER, address);
    }

    /**
     * The kernel's timeout in ms, after which error handling starts. Not a deadline: 1,000 ms were seen to last
     * 2,160.
     */
    public static int timeoutMs(MemorySegment header) {
        return sg_io_hdr.timeout(header);
    }

    public static void timeoutMs(MemorySegment header, int value) {
        sg_io_hdr.timeout(header, value);
    }

    /** SG_FLAG_ bits; 0 queues at the head, which is what a probe wants. */
    public static int flags(MemorySegment header) {
        return sg_io_hdr.flags(header);
    }

    public static void flags(MemorySegment header, int value) {
        sg_io_hdr.flags(header, value);
    }

    /** A number of the caller's that comes back unchanged. */
    public static int packId(MemorySegment header) {
        return sg_io_hdr.pack_id(header);
    }

    public static void packId(MemorySegment header, int value) {
        sg_io_hdr.pack_id(header, value);
    }

    /** A pointer of the caller's that comes back unchanged. */
    public static long userPointer(MemorySegment header) {
        return header.get(ValueLayout.JAVA_LONG, USER_POINTER);
    }

    public static void userPointer(MemorySegment header, long address) {
        header.set(ValueLayout.JAVA_LONG, USER_POINTER, address);
    }

    /** SCSI status byte: 00h GOOD, 02h CHECK CONDITION, 08h BUSY, 18h RESERVATION CONFLICT, ... */
    public static int status(MemorySegment header) {
        return Byte.toUnsignedInt(sg_io_hdr.status(header));
    }

    public static void status(MemorySegment header, int value) {
        sg_io_hdr.status(header, (byte) value);
    }

    /** {@link #status} shifted right by one and masked with 1Fh, as old drivers reported it. */
    public static int maskedStatus(MemorySegment header) {
        return Byte.toUnsignedInt(sg_io_hdr.masked_status(header));
    }

    public static void maskedStatus(MemorySegment header, int value) {
        sg_io_hdr.masked_status(header, (byte) value);
    }

    /** Message byte of parallel SCSI; 0 from everything newer. */
    public static int messageStatus(MemorySegment header) {
        return Byte.toUnsignedInt(sg_io_hdr.msg_status(header));
    }

    public static void messageStatus(MemorySegment header, int value) {
        sg_io_hdr.msg_status(header, (byte) value);
    }

    /** Bytes of sense data that were written, 0 to {@link #senseCapacity}. */
    public static int senseLength(MemorySegment header) {
        return Byte.toUnsignedInt(sg_io_hdr.sb_len_wr(header));
    }

    public static void senseLength(MemorySegment header, int value) {
        sg_io_hdr.sb_len_wr(header, (byte) value);
    }

    /** The kernel's DID_ value, 0 when the host adapter saw no error. */
    public static int hostStatus(MemorySegment header) {
        return Short.toUnsignedInt(sg_io_hdr.host_status(header));
    }

    public static void hostStatus(MemorySegment header, int value) {
        sg_io_hdr.host_status(header, (short) value);
    }

    /** The kernel's DRIVER_ value; 08h says that sense data is there and is no error of its own. */
    public static int driverStatus(MemorySegment header) {
        return Short.toUnsignedInt(sg_io_hdr.driver_status(header));
    }

    public static void driverStatus(MemorySegment header, int value) {
        sg_io_hdr.driver_status(header, (short) value);
    }

    /** Bytes of {@link #transferLength} that were not transferred, as far as the host adapter says. */
    public static int residual(MemorySegment header) {
        return sg_io_hdr.resid(header);
    }

    public static void residual(MemorySegment header, int value) {
        sg_io_hdr.resid(header, value);
    }

    /** Time in the kernel in ms, in steps of a jiffy: too coarse to measure with. */
    public static int durationMs(MemorySegment header) {
        return sg_io_hdr.duration(header);
    }

    public static void durationMs(MemorySegment header, int value) {
        sg_io_hdr.duration(header, value);
    }

    /** SG_INFO_ bits; SG_INFO_CHECK says that status, host or driver status is not zero. */
    public static int info(MemorySegment header) {
        return sg_io_hdr.info(header);
    }

    public static void info(MemorySegment header, int value) {
        sg_io_hdr.info(header, value);
    }
}
