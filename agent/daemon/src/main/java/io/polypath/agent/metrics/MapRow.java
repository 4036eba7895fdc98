package io.polypath.agent.metrics;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.polypath.agent.flight.FixedText;
import java.lang.foreign.MemorySegment;

/**
 * Layout of one row of the mapped table of maps: each map that the kernel has, as it was when something about it last changed.
 *
 * <pre>
 *    0 ┬ tenant of the row, 0 = empty ........ int      4 ┼ minor number .................... int
 *    8 ┼ flags, see below .................... int     12 ┼ path groups ..................... int
 *   16 ┼ paths in the table, active ones ..... 2 int   24 ┼ paths known, usable ones ........ 2 int
 *   32 ┼ size, bytes ......................... long    40 ┼ when written, ns ................ long
 *   48 ┼ path faults ......................... long    56 ┼ group switches .................. long
 *   64 ┼ table loads ......................... long    72 ┼ queued without a path, ns ....... long
 *   80 ┼ times that queueing was given up .... long    88 ┼ times without any path .......... long
 *   96 ┼ name ... 128   224 ┼ WWID ... 128
 *  352 ┴
 * </pre>
 */
public final class MapRow {

    /** Payload size, bytes. */
    public static final int BYTES = 352;

    /** Flag: I/O stands still. */
    public static final int SUSPENDED = 1;

    /** Flag: takes no writes. */
    public static final int READ_ONLY = 2;

    /** Flag: I/O waits while no path is usable. */
    public static final int QUEUES = 4;

    private static final int TENANT = 0;
    private static final int MINOR = 4;
    private static final int FLAGS = 8;
    private static final int GROUPS = 12;
    private static final int PATHS = 16;
    private static final int ACTIVE = 20;
    private static final int MEMBERS = 24;
    private static final int USABLE = 28;
    private static final int SIZE = 32;
    private static final int WRITTEN = 40;
    private static final int FAULTS = 48;
    private static final int SWITCHES = 56;
    private static final int LOADS = 64;
    private static final int QUEUED = 72;
    private static final int TIMEOUTS = 80;
    private static final int FAILURES = 88;
    private static final int NAME = 96;
    private static final int WWID = 224;
    private static final int TEXT_BYTES = 128;

    private MapRow() {}

    public static void who(MemorySegment row, int tenant, int minor, String name, String wwid) {
        row.set(JAVA_INT, TENANT, tenant);
        row.set(JAVA_INT, MINOR, minor);
        FixedText.put(row, NAME, TEXT_BYTES, name);
        FixedText.put(row, WWID, TEXT_BYTES, wwid);
    }

    /** Leaves the row empty. */
    public static void clear(MemorySegment row) {
        row.set(JAVA_INT, TENANT, 0);
    }

    public static void kernel(MemorySegment row, int flags, int groups, int paths, int active, long sizeBytes) {
        row.set(JAVA_INT, FLAGS, flags);
        row.set(JAVA_INT, GROUPS, groups);
        row.set(JAVA_INT, PATHS, paths);
        row.set(JAVA_INT, ACTIVE, active);
        row.set(JAVA_LONG, SIZE, sizeBytes);
    }

    public static void members(MemorySegment row, int members, int usable, long nowNs) {
        row.set(JAVA_INT, MEMBERS, members);
        row.set(JAVA_INT, USABLE, usable);
        row.set(JAVA_LONG, WRITTEN, nowNs);
    }

    public static void changes(MemorySegment row, long faults, long switches, long loads) {
        row.set(JAVA_LONG, FAULTS, faults);
        row.set(JAVA_LONG, SWITCHES, switches);
        row.set(JAVA_LONG, LOADS, loads);
    }

    public static void queueing(MemorySegment row, long queuedNs, long timeouts, long failures) {
        row.set(JAVA_LONG, QUEUED, queuedNs);
        row.set(JAVA_LONG, TIMEOUTS, timeouts);
        row.set(JAVA_LONG, FAILURES, failures);
    }

    public static int tenant(MemorySegment row) {
        return row.get(JAVA_INT, TENANT);
    }

    public static int minor(MemorySegment row) {
        return row.get(JAVA_INT, MINOR);
    }

    public static boolean has(MemorySegment row, int flag) {
        return (row.get(JAVA_INT, FLAGS) & flag) != 0;
    }

    public static int groups(MemorySegment row) {
        return row.get(JAVA_INT, GROUPS);
    }

    /** Paths in the kernel's table. */
    public static int paths(MemorySegment row) {
        return row.get(JAVA_INT, PATHS);
    }

    /** Those that the kernel uses. */
    public static int active(MemorySegment row) {
        return row.get(JAVA_INT, ACTIVE);
    }

    /** Paths that belong to the map, whether they are in its table or not. */
    public static int members(MemorySegment row) {
        return row.get(JAVA_INT, MEMBERS);
    }

    /** Those that are up or ghost. */
    public static int usable(MemorySegment row) {
        return row.get(JAVA_INT, USABLE);
    }

    public static long sizeBytes(MemorySegment row) {
        return row.get(JAVA_LONG, SIZE);
    }

    /** CLOCK_MONOTONIC of the last change. */
    public static long writtenNs(MemorySegment row) {
        return row.get(JAVA_LONG, WRITTEN);
    }

    public static long faults(MemorySegment row) {
        return row.get(JAVA_LONG, FAULTS);
    }

    public static long switches(MemorySegment row) {
        return row.get(JAVA_LONG, SWITCHES);
    }

    public static long loads(MemorySegment row) {
        return row.get(JAVA_LONG, LOADS);
    }

    /** Time in which I/O waited for a path, for a limited time. */
    public static long queuedNs(MemorySegment row) {
        return row.get(JAVA_LONG, QUEUED);
    }

    public static long queueTimeouts(MemorySegment row) {
        return row.get(JAVA_LONG, TIMEOUTS);
    }

    public static long failures(MemorySegment row) {
        return row.get(JAVA_LONG, FAILURES);
    }

    public static String name(MemorySegment row) {
        return FixedText.get(row, NAME, TEXT_BYTES);
    }

    public static String wwid(MemorySegment row) {
        return FixedText.get(row, WWID, TEXT_BYTES);
    }
}
