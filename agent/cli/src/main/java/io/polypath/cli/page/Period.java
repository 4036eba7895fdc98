package io.polypath.cli.page;

import io.polypath.ringbuf.RunIdentity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The time that a page tells about.
 *
 * @param run whose CLOCK_MONOTONIC the times are of
 * @param fromNs its begin
 * @param toNs its end, later than its begin
 * @param zone in which times are shown
 */
record Period(RunIdentity run, long fromNs, long toNs, ZoneId zone) {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MOST_NS = 6 * 3_600 * SECOND_NS;
    private static final long LATEST_NS = Long.MAX_VALUE / 4;
    private static final int MOST_TICKS = 6;
    private static final long[] STEP_SECONDS = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200};

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    /** A mark on the axis. */
    record Tick(double at, String label) {}

    /** The last hours of a run, as far back as its history of ports reaches. @param endNs of CLOCK_MONOTONIC, any number */
    static Period upTo(long endNs, RunIdentity run, ZoneId zone) {
        long startNs = Math.clamp(run.monotonicNs(), 0, LATEST_NS);
        long toNs = Math.clamp(endNs, startNs + SECOND_NS, LATEST_NS + SECOND_NS);
        return new Period(run, Math.max(startNs, toNs - MOST_NS), toNs, zone);
    }

    boolean holds(long ns) {
        return ns >= fromNs && ns <= toNs;
    }

    long lengthNs() {
        return toNs - fromNs;
    }

    /** Where a time is, 0 to 1. */
    double at(long ns) {
        return (Math.clamp(ns, fromNs, toNs) - fromNs) / (double) lengthNs();
    }

    /** {@code 14:05:30}. */
    String time(long ns) {
        return format(TIME, ns);
    }

    /** {@code 14:05:30 to 14:05:40}. */
    String span(long beginNs, long endNs) {
        return time(beginNs) + " to " + time(endNs);
    }

    /** {@code 2026-11-21 14:05 to 2026-11-21 20:05}. */
    String days() {
        return format(DAY, fromNs) + " to " + format(DAY, toNs);
    }

    /** At most six, at round times. */
    List<Tick> ticks() {
        int step = 0;
        while (step < STEP_SECONDS.length - 1 && STEP_SECONDS[step] * SECOND_NS * MOST_TICKS < lengthNs()) {
            step++;
        }
        long stepNs = STEP_SECONDS[step] * SECOND_NS;
        DateTimeFormatter form = STEP_SECONDS[step] < 60 ? TIME : MINUTE;
        List<Tick> ticks = new ArrayList<>();
        for (long atNs = fromNs + Math.floorMod(-run.wallNs(fromNs), stepNs); atNs <= toNs; atNs += stepNs) {
            ticks.add(new Tick(at(atNs), format(form, atNs)));
        }
        return ticks;
    }

    private String format(DateTimeFormatter form, long ns) {
        long wallNs = run.wallNs(ns);
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(wallNs, SECOND_NS), Math.floorMod(wallNs, SECOND_NS));
        return form.format(instant.atZone(zone));
    }
}
