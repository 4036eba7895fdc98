package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.config.option.Value;
import io.polypath.agent.map.FindMultipaths;

/**
 * What holds for the daemon as a whole.
 *
 * @param verbosity 0 to 4
 * @param checkerTimeoutSeconds 0: the device's own, or 30 s
 * @param maxFds 0: as many as the system permits
 * @param maxRetries 0 to 5, -1 for {@code off}, -2 when nothing sets it
 * @param findMultipaths which logical units become maps
 * @param findMultipathsTimeoutSeconds negative: for known hardware only
 * @param clientTimeoutMs how long a client waits for an answer
 * @param retriggerTries how often missing udev data are asked for
 * @param partitionDelimiter null: as the end of the map's name demands
 * @param autoResize {@code never}, {@code grow_only} or {@code grow_shrink}
 * @param enableForeign which foreign libraries are used
 * @param marginalPathgroups {@code off}, {@code on} or {@code fpin}
 */
public record GlobalSettings(
        int verbosity,
        PollingIntervals polling,
        long checkerTimeoutSeconds,
        boolean reassignMaps,
        long maxFds,
        boolean queueWithoutDaemon,
        boolean allowUsbDevices,
        int maxRetries,
        boolean logCheckerErrOnce,
        boolean forceSync,
        boolean strictTiming,
        FindMultipaths findMultipaths,
        long findMultipathsTimeoutSeconds,
        long clientTimeoutMs,
        long retriggerTries,
        long retriggerDelaySeconds,
        long missingUeventSeconds,
        long removeRetries,
        String partitionDelimiter,
        String autoResize,
        Value.Pattern enableForeign,
        String marginalPathgroups) {

    /** {@code max_retries off}. */
    public static final int RETRIES_OFF = -1;
    /** {@code max_retries} is not written. */
    public static final int RETRIES_UNSET = -2;

    /** What {@code defaults} says. */
    public static GlobalSettings of(MultipathConf conf) {
        return new GlobalSettings(
                (int) number(conf, ConfigOption.VERBOSITY),
                PollingIntervals.of(conf),
                number(conf, ConfigOption.CHECKER_TIMEOUT),
                flag(conf, ConfigOption.REASSIGN_MAPS),
                number(conf, ConfigOption.MAX_FDS),
                flag(conf, ConfigOption.QUEUE_WITHOUT_DAEMON),
                flag(conf, ConfigOption.ALLOW_USB_DEVICES),
                retries(conf),
                text(conf, ConfigOption.LOG_CHECKER_ERR).equals("once"),
                flag(conf, ConfigOption.FORCE_SYNC),
                flag(conf, ConfigOption.STRICT_TIMING),
                FindMultipaths.of(text(conf, ConfigOption.FIND_MULTIPATHS)),
                number(conf, ConfigOption.FIND_MULTIPATHS_TIMEOUT),
                number(conf, ConfigOption.UXSOCK_TIMEOUT),
                number(conf, ConfigOption.RETRIGGER_TRIES),
                number(conf, ConfigOption.RETRIGGER_DELAY),
                number(conf, ConfigOption.MISSING_UEV_WAIT_TIMEOUT),
                number(conf, ConfigOption.REMOVE_RETRIES),
                text(conf, ConfigOption.PARTITION_DELIMITER),
                text(conf, ConfigOption.AUTO_RESIZE),
                (Value.Pattern) conf.global(ConfigOption.ENABLE_FOREIGN),
                text(conf, ConfigOption.MARGINAL_PATHGROUPS));
    }

    /** Whether marginal paths form groups of their own instead of being withheld. */
    public boolean marginalApart() {
        return !marginalPathgroups.equals("off");
    }

    /** Whether the fabric's reports decide which paths are marginal. */
    public boolean marginalByFabric() {
        return marginalPathgroups.equals("fpin");
    }

    private static int retries(MultipathConf conf) {
        Value value = conf.global(ConfigOption.MAX_RETRIES);
        if (value == null) {
            return RETRIES_UNSET;
        }
        return value instanceof Value.Number(long amount) ? (int) amount : RETRIES_OFF;
    }

    private static boolean flag(MultipathConf conf, ConfigOption option) {
        return ((Value.Flag) conf.global(option)).yes();
    }

    private static long number(MultipathConf conf, ConfigOption option) {
        return conf.global(option) instanceof Value.Number(long amount) ? amount : 0;
    }

    private static String text(MultipathConf conf, ConfigOption option) {
        Value value = conf.global(option);
        return value instanceof Value.Text(String text) ? text : value instanceof Value.Word(String word) ? word : null;
    }
}
