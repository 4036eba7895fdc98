package io.polypath.ringbuf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * Which process of which boot wrote a file, and how its monotonic times become dates.
 *
 * @param pid of the writing process
 * @param bootId the kernel's random id of this boot; monotonic times of two boots cannot be compared
 * @param buildId of the program, at most 63 bytes of UTF-8
 * @param wallNs nanoseconds since 1970 (CLOCK_REALTIME) ...
 * @param monotonicNs ... at the same moment as this {@code System.nanoTime()} (CLOCK_MONOTONIC)
 */
public record RunIdentity(int pid, UUID bootId, String buildId, long wallNs, long monotonicNs) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final long SECOND_NS = 1_000_000_000L;

    /** This process, now. */
    public static RunIdentity now(String buildId) throws IOException {
        UUID bootId = UUID.fromString(Files.readString(BOOT_ID).strip());
        long before = System.nanoTime();
        Instant wall = Instant.now();
        long monotonicNs = before + (System.nanoTime() - before) / 2;
        long wallNs = Math.addExact(Math.multiplyExact(wall.getEpochSecond(), SECOND_NS), wall.getNano());
        return new RunIdentity((int) ProcessHandle.current().pid(), bootId, buildId, wallNs, monotonicNs);
    }

    /** The date of a monotonic time of the same boot, in ns since 1970, as if the wall clock was never stepped. */
    public long wallNs(long atMonotonicNs) {
        return wallNs + (atMonotonicNs - monotonicNs);
    }
}
