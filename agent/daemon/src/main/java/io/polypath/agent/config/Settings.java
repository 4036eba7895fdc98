package io.polypath.agent.config;

import io.polypath.agent.config.effective.MultipathConf;
import io.polypath.agent.path.CheckerKind;
import io.polypath.perf.latency.StageRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What the daemon is told at start. Immutable and checked once.
 *
 * @param pollingInterval shortest time between two checks of a path
 * @param maxPollingInterval longest time between two checks of a path that stays good
 * @param checkTimeout after how long an unanswered check is a time-out; the command itself goes on
 * @param commandTimeout the kernel's timeout of a check command. Long, because when it passes the kernel starts error handling
 * @param purgeDisconnected whether SCSI devices are deleted when their logical unit is gone for good, even where the configuration
 *     does not say so
 * @param checker the checker named explicitly, or null to choose by the configuration and what the device supports
 * @param uidAttribute udev property that holds a path's identity whatever the configuration says; empty: ask the device itself;
 *     null: as the configuration has it
 * @param maxPaths most paths at one time
 * @param commandSlots most SCSI commands in flight, hung ones included
 * @param uevents most uevents that wait to be applied before the kernel has to keep them
 * @param runtimeDirectory where the mapped files go; on tmpfs
 * @param delays checks that are to be slow on purpose, for tests of what a slow checker does
 * @param conf what multipath.conf says; the options above were taken from it or from the command line
 * @param maps whether and how multipath maps are kept
 * @param hiccups how often it is measured what the whole process is kept from; null for not at all
 */
public record Settings(
        Duration pollingInterval,
        Duration maxPollingInterval,
        Duration checkTimeout,
        Duration commandTimeout,
        boolean purgeDisconnected,
        CheckerKind checker,
        String uidAttribute,
        int maxPaths,
        int commandSlots,
        int uevents,
        Path runtimeDirectory,
        DeliberateDelays delays,
        MultipathConf conf,
        MapKeeping maps,
        Duration hiccups) {

    private static final MultipathConf BUILT_IN = MultipathConf.builtIn();

    public Settings {
        require(pollingInterval.toMillis() >= 1, "polling_interval must be at least 1 ms");
        require(maxPollingInterval.compareTo(pollingInterval) >= 0, "max_polling_interval must not be below polling_interval");
        require(checkTimeout.toMillis() >= 1, "the check timeout must be at least 1 ms");
        require(commandTimeout.compareTo(checkTimeout) >= 0, "the command timeout must not be below the check timeout");
        require(maxPaths >= 1 && maxPaths <= 65_536, "the number of paths must be 1 to 65536");
        require(commandSlots >= 16 && commandSlots <= 32_768, "the number of command slots must be 16 to 32768");
        require(uevents >= 64 && uevents <= 65_536, "the number of uevent slots must be 64 to 65536");
        require(hiccups == null || hiccups.toNanos() >= StageRecorder.MIN_INTERVAL_NS,
                "hiccups are measured every millisecond or less often");
        Objects.requireNonNull(runtimeDirectory);
        Objects.requireNonNull(delays);
        Objects.requireNonNull(conf);
        Objects.requireNonNull(maps);
    }

    /** Settings of a daemon that watches paths, without any configuration file, and leaves maps alone. */
    public Settings(
            Duration pollingInterval,
            Duration maxPollingInterval,
            Duration checkTimeout,
            Duration commandTimeout,
            boolean purgeDisconnected,
            CheckerKind checker,
            String uidAttribute,
            int maxPaths,
            int commandSlots,
            int uevents,
            Path runtimeDirectory,
            DeliberateDelays delays) {
        this(pollingInterval, maxPollingInterval, checkTimeout, commandTimeout, purgeDisconnected, checker, uidAttribute, maxPaths,
                commandSlots, uevents, runtimeDirectory, delays, BUILT_IN, MapKeeping.NONE, null);
    }

    /** The same for a daemon that keeps maps by a configuration. */
    public Settings keeping(MultipathConf configuration, MapKeeping keeping) {
        return new Settings(pollingInterval, maxPollingInterval, checkTimeout, commandTimeout, purgeDisconnected, checker,
                uidAttribute, maxPaths, commandSlots, uevents, runtimeDirectory, delays, configuration, keeping, hiccups);
    }

    /** The same for a daemon that measures hiccups that often. */
    public Settings measuring(Duration period) {
        return new Settings(pollingInterval, maxPollingInterval, checkTimeout, commandTimeout, purgeDisconnected, checker,
                uidAttribute, maxPaths, commandSlots, uevents, runtimeDirectory, delays, conf, maps, period);
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** The defaults, with mapped files in the given directory. */
    public static Settings defaults(Path runtimeDirectory) {
        return new Settings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                false,
                null,
                null,
                10_240,
                4_096,
                256,
                runtimeDirectory,
                DeliberateDelays.NONE);
    }
}
