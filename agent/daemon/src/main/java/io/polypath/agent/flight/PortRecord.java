package io.polypath.agent.flight;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Layout of the payload of one record in the ring of ports: what came back through one port in one interval, which ends at the record's
 * time. Without answers there is no record.
 *
 * <pre>
 *    0 ┬ row of the port, its tenant ......... 2 int    8 ┼ length of the interval, ns ...... long
 *   16 ┼ sum of device times, ns ............. long    24 ┼ answers by TimeBuckets .......... 18 int
 *   96 ┼ paths that failed, deadlines ........ 2 int
 *  104 ┴
 * </pre>
 */
public final class PortRecord {

    /** Payload size, bytes. */
    public static final int BYTES = 104;

    private static final int ROW = 0;
    private static final int TENANT = 4;
    private static final int LENGTH = 8;
    private static final int SUM = 16;
    private static final int ANSWERS = 24;
    private static final int FAILURES = 96;
    private static final int DEADLINES = 100;

    private PortRecord() {}

    public static void head(MemorySegment at, int row, int tenant, long lengthNs) {
        at.set(JAVA_INT, ROW, row);
        at.set(JAVA_INT, TENANT, tenant);
        at.set(JAVA_LONG, LENGTH, lengthNs);
    }

    public static void troubles(MemorySegment at, long failures, long deadlines) {
        at.set(JAVA_INT, FAILURES, (int) failures);
        at.set(JAVA_INT, DEADLINES, (int) deadlines);
    }

    public static void sumNs(MemorySegment at, long sumNs) {
        at.set(JAVA_LONG, SUM, sumNs);
    }

    public static void answers(MemorySegment at, int bucket, long count) {
        at.set(JAVA_INT, ANSWERS + (long) bucket * Integer.BYTES, (int) count);
    }

    public static int row(MemorySegment at) {
        return at.get(JAVA_INT, ROW);
    }

    public static int tenant(MemorySegment at) {
        return at.get(JAVA_INT, TENANT);
    }

    public static long lengthNs(MemorySegment at) {
        return at.get(JAVA_LONG, LENGTH);
    }

    public static long sumNs(MemorySegment at) {
        return at.get(JAVA_LONG, SUM);
    }

    public static int answers(MemorySegment at, int bucket) {
        return at.get(JAVA_INT, ANSWERS + (long) bucket * Integer.BYTES);
    }

    public static int failures(MemorySegment at) {
        return at.get(JAVA_INT, FAILURES);
    }

    public static int deadlines(MemorySegment at) {
        return at.get(JAVA_INT, DEADLINES);
    }
}
