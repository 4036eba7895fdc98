package io.polypath.agent.flight;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * Layout of the payload of one record in a lane's flight ring. Native byte order: the file is read on the host that wrote it.
 *
 * <pre>
 *    0 ┬ value, meaning by kind .............. long
 *    8 ┼ kind, code of FlightKind ............ int     12 ┼ path row ....................... int
 *   16 ┼ tenant of the row ................... int     20 ┼ state before, after ............ 2 short
 *   24 ┼ reason, code of Reason .............. int     28 ┼ opcode · SCSI · host · driver .. 4 byte
 *   32 ┼ sense valid · key · asc · ascq ...... 4 byte  36 ┼ 0 or minus errno ............... int
 *   40 ┼ how long the command took, ns ....... long    48 ┼ device numbers ................. 2 int
 *   56 ┼ device name, NUL padded ............ 32 byte  88 ┼ WWID, NUL padded ............... 64 byte
 *  152 ┼ note, NUL padded ................... 88 byte
 *  240 ┴
 * </pre>
 *
 * <p>The ring itself keeps each record's time and number.
 */
public final class FlightRecord {

    /** Payload size, bytes. */
    public static final int BYTES = 240;

    public static final int NAME_BYTES = 32;
    public static final int WWID_BYTES = 64;
    public static final int NOTE_BYTES = 88;

    private static final int VALUE = 0;
    private static final int KIND = 8;
    private static final int PATH = 12;
    private static final int PATH_GENERATION = 16;
    private static final int FROM = 20;
    private static final int TO = 22;
    private static final int REASON = 24;
    private static final int OPCODE = 28;
    private static final int SCSI_STATUS = 29;
    private static final int HOST_STATUS = 30;
    private static final int DRIVER_STATUS = 31;
    private static final int SENSE_VALID = 32;
    private static final int SENSE_KEY = 33;
    private static final int ASC = 34;
    private static final int ASCQ = 35;
    private static final int ERROR = 36;
    private static final int DURATION = 40;
    private static final int MAJOR = 48;
    private static final int MINOR = 52;
    private static final int NAME = 56;
    private static final int WWID = NAME + NAME_BYTES;
    private static final int NOTE = WWID + WWID_BYTES;

    private FlightRecord() {}

    public static void head(MemorySegment at, int kind, int path, int pathGeneration) {
        at.set(JAVA_INT, KIND, kind);
        at.set(JAVA_INT, PATH, path);
        at.set(JAVA_INT, PATH_GENERATION, pathGeneration);
    }

    public static void change(MemorySegment at, int from, int to, int reason) {
        at.set(JAVA_SHORT, FROM, (short) from);
        at.set(JAVA_SHORT, TO, (short) to);
        at.set(JAVA_INT, REASON, reason);
    }

    public static void outcome(MemorySegment at, int opcode, int scsiStatus, int hostStatus, int driverStatus) {
        at.set(JAVA_BYTE, OPCODE, (byte) opcode);
        at.set(JAVA_BYTE, SCSI_STATUS, (byte) scsiStatus);
        at.set(JAVA_BYTE, HOST_STATUS, (byte) hostStatus);
        at.set(JAVA_BYTE, DRIVER_STATUS, (byte) driverStatus);
    }

    public static void sense(MemorySegment at, boolean valid, int key, int asc, int ascq) {
        at.set(JAVA_BYTE, SENSE_VALID, (byte) (valid ? 1 : 0));
        at.set(JAVA_BYTE, SENSE_KEY, (byte) key);
        at.set(JAVA_BYTE, ASC, (byte) asc);
        at.set(JAVA_BYTE, ASCQ, (byte) ascq);
    }

    public static void measures(MemorySegment at, int error, long durationNs, long value) {
        at.set(JAVA_INT, ERROR, error);
        at.set(JAVA_LONG, DURATION, durationNs);
        at.set(JAVA_LONG, VALUE, value);
    }

    public static void device(MemorySegment at, int major, int minor, byte[] name, byte[] wwid) {
        at.set(JAVA_INT, MAJOR, major);
        at.set(JAVA_INT, MINOR, minor);
        FixedText.put(at, NAME, NAME_BYTES, name);
        FixedText.put(at, WWID, WWID_BYTES, wwid);
    }

    public static void note(MemorySegment at, byte[] note) {
        FixedText.put(at, NOTE, NOTE_BYTES, note);
    }

    public static int kind(MemorySegment at) {
        return at.get(JAVA_INT, KIND);
    }

    public static int path(MemorySegment at) {
        return at.get(JAVA_INT, PATH);
    }

    public static int pathGeneration(MemorySegment at) {
        return at.get(JAVA_INT, PATH_GENERATION);
    }

    public static int from(MemorySegment at) {
        return at.get(JAVA_SHORT, FROM);
    }

    public static int to(MemorySegment at) {
        return at.get(JAVA_SHORT, TO);
    }

    public static int reason(MemorySegment at) {
        return at.get(JAVA_INT, REASON);
    }

    public static int opcode(MemorySegment at) {
        return at.get(JAVA_BYTE, OPCODE) & 0xff;
    }

    public static int scsiStatus(MemorySegment at) {
        return at.get(JAVA_BYTE, SCSI_STATUS) & 0xff;
    }

    public static int hostStatus(MemorySegment at) {
        return at.get(JAVA_BYTE, HOST_STATUS) & 0xff;
    }

    public static int driverStatus(MemorySegment at) {
        return at.get(JAVA_BYTE, DRIVER_STATUS) & 0xff;
    }

    public static boolean senseValid(MemorySegment at) {
        return at.get(JAVA_BYTE, SENSE_VALID) != 0;
    }

    public static int senseKey(MemorySegment at) {
        return at.get(JAVA_BYTE, SENSE_KEY) & 0xff;
    }

    public static int asc(MemorySegment at) {
        return at.get(JAVA_BYTE, ASC) & 0xff;
    }

    public static int ascq(MemorySegment at) {
        return at.get(JAVA_BYTE, ASCQ) & 0xff;
    }

    /** 0 or minus errno. */
    public static int error(MemorySegment at) {
        return at.get(JAVA_INT, ERROR);
    }

    public static long durationNs(MemorySegment at) {
        return at.get(JAVA_LONG, DURATION);
    }

    public static long value(MemorySegment at) {
        return at.get(JAVA_LONG, VALUE);
    }

    public static int major(MemorySegment at) {
        return at.get(JAVA_INT, MAJOR);
    }

    public static int minor(MemorySegment at) {
        return at.get(JAVA_INT, MINOR);
    }

    public static String name(MemorySegment at) {
        return FixedText.get(at, NAME, NAME_BYTES);
    }

    public static String wwid(MemorySegment at) {
        return FixedText.get(at, WWID, WWID_BYTES);
    }

    public static String note(MemorySegment at) {
        return FixedText.get(at, NOTE, NOTE_BYTES);
    }
}
