package io.polypath.agent.metrics;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.polypath.agent.flight.FixedText;
import java.lang.foreign.MemorySegment;

/**
 * Layout of one row of the mapped table of lanes.
 *
 * <pre>
 *    0 ┬ name, NUL padded ................... 16 byte 16 ┼ kernel thread id, 0 = no row ... int
 *   20 ┼ asleep .............................. int    24 ┼ steps .......................... long
 *   32 ┼ pieces of work ...................... long   40 ┼ busy, ns ....................... long
 *   48 ┼ longest step, ns .................... long   56 ┼ sleeps ......................... long
 *   64 ┼ last progress, CLOCK_MONOTONIC ns ... long   72 ┼ queue: waiting, high water ..... 2 int
 *   80 ┼ queue: dropped ...................... long   88 ┼ heap bytes allocated by thread . long
 *   96 ┴
 * </pre>
 */
public final class LaneRow {

    /** Payload size, bytes. */
    public static final int BYTES = 96;

    private static final int NAME_BYTES = 16;
    private static final int THREAD = 16;
    private static final int ASLEEP = 20;
    private static final int STEPS = 24;
    private static final int WORK = 32;
    private static final int BUSY = 40;
    private static final int LONGEST = 48;
    private static final int SLEEPS = 56;
    private static final int PROGRESS = 64;
    private static final int WAITING = 72;
    private static final int HIGH_WATER = 76;
    private static final int DROPPED = 80;
    private static final int ALLOCATED = 88;

    private LaneRow() {}

    public static void who(MemorySegment row, String name, int threadId, boolean asleep) {
        FixedText.put(row, 0, NAME_BYTES, name);
        row.set(JAVA_INT, THREAD, threadId);
        row.set(JAVA_INT, ASLEEP, asleep ? 1 : 0);
    }

    public static void work(MemorySegment row, long steps, long work, long busyNs, long longestNs) {
        row.set(JAVA_LONG, STEPS, steps);
        row.set(JAVA_LONG, WORK, work);
        row.set(JAVA_LONG, BUSY, busyNs);
        row.set(JAVA_LONG, LONGEST, longestNs);
    }

    public static void rest(MemorySegment row, long sleeps, long progressNs, long allocatedBytes) {
        row.set(JAVA_LONG, SLEEPS, sleeps);
        row.set(JAVA_LONG, PROGRESS, progressNs);
        row.set(JAVA_LONG, ALLOCATED, allocatedBytes);
    }

    public static void queue(MemorySegment row, int waiting, int highWater, long dropped) {
        row.set(JAVA_INT, WAITING, waiting);
        row.set(JAVA_INT, HIGH_WATER, highWater);
        row.set(JAVA_LONG, DROPPED, dropped);
    }

    public static String name(MemorySegment row) {
        return FixedText.get(row, 0, NAME_BYTES);
    }

    public static int threadId(MemorySegment row) {
        return row.get(JAVA_INT, THREAD);
    }

    public static boolean asleep(MemorySegment row) {
        return row.get(JAVA_INT, ASLEEP) != 0;
    }

    public static long steps(MemorySegment row) {
        return row.get(JAVA_LONG, STEPS);
    }

    public static long work(MemorySegment row) {
        return row.get(JAVA_LONG, WORK);
    }

    public static long busyNs(MemorySegment row) {
        return row.get(JAVA_LONG, BUSY);
    }

    public static long longestStepNs(MemorySegment row) {
        return row.get(JAVA_LONG, LONGEST);
    }

    public static long sleeps(MemorySegment row) {
        return row.get(JAVA_LONG, SLEEPS);
    }

    public static long progressNs(MemorySegment row) {
        return row.get(JAVA_LONG, PROGRESS);
    }

    public static int waiting(MemorySegment row) {
        return row.get(JAVA_INT, WAITING);
    }

    public static int highWater(MemorySegment row) {
        return row.get(JAVA_INT, HIGH_WATER);
    }

    public static long dropped(MemorySegment row) {
        return row.get(JAVA_LONG, DROPPED);
    }

    public static long allocatedBytes(MemorySegment row) {
        return row.get(JAVA_LONG, ALLOCATED);
    }
}
