package io.polypath.agent.metrics;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.polypath.agent.flight.FixedText;
import java.lang.foreign.MemorySegment;

/**
 * Layout of one row of the mapped table of ports: what a SCSI host sees of one port of a target. All counters count from the moment at
 * which the port appeared.
 *
 * <pre>
 *    0 ┬ tenant of the row, 0 = empty ........ int      4 ┼ SCSI host, or NVMe controller ... int
 *    8 ┼ sum of device times, ns ............. long    16 ┼ longest device time, ns ......... long
 *   24 ┼ paths that ceased to be usable ...... long    32 ┼ deadlines that passed ........... long
 *   40 ┼ answers by TimeBuckets .............. 18 long
 *  184 ┼ host .... 16   200 ┼ its adapter 40   240 ┼ its port . 32   272 ┼ target node 128
 *  400 ┼ target port 96   496 ┼ protocol . 16   512 ┼ vendor .. 16   528 ┼ product .. 24
 *  552 ┴
 * </pre>
 */
public final class PortRow {

    /** Payload size, bytes. */
    public static final int BYTES = 552;

    private static final int TENANT = 0;
    private static final int HOST_NUMBER = 4;
    private static final int SUM = 8;
    private static final int LONGEST = 16;
    private static final int FAILURES = 24;
    private static final int DEADLINES = 32;
    private static final int ANSWERS = 40;

    private PortRow() {}

    /** A text field of the row. */
    public enum Field {
        /** {@code host4}, {@code nvme2}. */
        HOST(184, 16),
        /** Bus address of what the host hangs from. */
        ADAPTER(200, 40),
        /** {@code port_name} of the {@code fc_host}. */
        HOST_PORT(240, 32),
        /** The target, which may have several ports. */
        TARGET_NODE(272, 128),
        TARGET_PORT(400, 96),
        PROTOCOL(496, 16),
        VENDOR(512, 16),
        PRODUCT(528, 24);

        private final int offset;
        private final int bytes;

        Field(int offset, int bytes) {
            this.offset = offset;
            this.bytes = bytes;
        }
    }

    /** Begins a tenancy: texts are empty and nothing is counted. */
    public static void begin(MemorySegment row, int tenant, int hostNumber) {
        row.asSlice(0, BYTES).fill((byte) 0);
        row.set(JAVA_INT, TENANT, tenant);
        row.set(JAVA_INT, HOST_NUMBER, hostNumber);
    }

    /** Ends a tenancy. What was counted stays until the next one. */
    public static void end(MemorySegment row) {
        row.set(JAVA_INT, TENANT, 0);
    }

    public static void put(MemorySegment row, Field field, String text) {
        FixedText.put(row, field.offset, field.bytes, text);
    }

    public static String get(MemorySegment row, Field field) {
        return FixedText.get(row, field.offset, field.bytes);
    }

    /** Counts an answer. Allocates nothing. */
    public static void answered(MemorySegment row, long tookNs) {
        add(row, ANSWERS + TimeBuckets.indexOf(tookNs) * Long.BYTES, 1);
        add(row, SUM, tookNs);
        row.set(JAVA_LONG, LONGEST, Math.max(tookNs, longestNs(row)));
    }

    /** Counts a path that ceased to be usable. */
    public static void pathFailed(MemorySegment row) {
        add(row, FAILURES, 1);
    }

    /** Counts a command that was not answered in time. */
    public static void deadlinePassed(MemorySegment row) {
        add(row, DEADLINES, 1);
    }

    private static void add(MemorySegment row, int offset, long more) {
        row.set(JAVA_LONG, offset, row.get(JAVA_LONG, offset) + more);
    }

    public static int tenant(MemorySegment row) {
        return row.get(JAVA_INT, TENANT);
    }

    /** Number of the SCSI host or of the NVMe controller, as the kernel counts them. */
    public static int hostNumber(MemorySegment row) {
        return row.get(JAVA_INT, HOST_NUMBER);
    }

    public static long sumNs(MemorySegment row) {
        return row.get(JAVA_LONG, SUM);
    }

    public static long longestNs(MemorySegment row) {
        return row.get(JAVA_LONG, LONGEST);
    }

    public static long failures(MemorySegment row) {
        return row.get(JAVA_LONG, FAILURES);
    }

    public static long deadlines(MemorySegment row) {
        return row.get(JAVA_LONG, DEADLINES);
    }

    /** Answers in one of the {@link TimeBuckets}. */
    public static long answers(MemorySegment row, int bucket) {
        return row.get(JAVA_LONG, ANSWERS + (long) bucket * Long.BYTES);
    }
}
