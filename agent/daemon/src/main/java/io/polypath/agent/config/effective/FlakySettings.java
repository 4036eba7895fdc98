package io.polypath.agent.config.effective;

import io.polypath.agent.config.option.ConfigOption;
import io.polypath.agent.path.FlapRule;
import io.polypath.agent.path.SampleRule;

/**
 * When a path that keeps failing is withheld; 0 switches a rule off.
 *
 * @param threshold failures that are tolerated
 * @param forgetChecks good checks after which one failure is forgotten
 * @param recoverySeconds how long the path is withheld
 * @param waitChecks the same as a number of longest check intervals, from {@code delay_wait_checks}; 0 when
 *     {@code recoverySeconds} counts
 * @param doubleFailedSeconds two failures within it begin a test
 * @param sampleSeconds how long the test takes, at least {@link #LEAST_SAMPLE_SECONDS}
 * @param errorsPerMille errors above which the path is marginal
 * @param recheckSeconds when it is tested again
 */
public record FlakySettings(
        long threshold,
        long forgetChecks,
        long recoverySeconds,
        long waitChecks,
        long doubleFailedSeconds,
        long sampleSeconds,
        long errorsPerMille,
        long recheckSeconds) {

    /** Shortest test. */
    public static final long LEAST_SAMPLE_SECONDS = 120;

    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Reports of the fabric, where they decide which path is marginal, leave nothing to failures and tests. */
    static FlakySettings of(EffectiveSettings settings) {
        if (settings.text(ConfigOption.MARGINAL_PATHGROUPS).equals("fpin")) {
            return new FlakySettings(0, 0, 0, 0, 0, 0, 0, 0);
        }
        long threshold = amount(settings, ConfigOption.SAN_PATH_ERR_THRESHOLD);
        long forget = amount(settings, ConfigOption.SAN_PATH_ERR_FORGET_RATE);
        long recovery = amount(settings, ConfigOption.SAN_PATH_ERR_RECOVERY_TIME);
        long wait = 0;
        if (threshold == 0 && forget == 0 && recovery == 0) {
            forget = amount(settings, ConfigOption.DELAY_WATCH_CHECKS);
            wait = amount(settings, ConfigOption.DELAY_WAIT_CHECKS);
            threshold = forget > 0 || wait > 0 ? 1 : 0;
        }
        long sample = amount(settings, ConfigOption.MARGINAL_PATH_ERR_SAMPLE_TIME);
        return new FlakySettings(threshold, forget, recovery, wait,
                amount(settings, ConfigOption.MARGINAL_PATH_DOUBLE_FAILED_TIME),
                sample == 0 ? 0 : Math.max(sample, LEAST_SAMPLE_SECONDS),
                amount(settings, ConfigOption.MARGINAL_PATH_ERR_RATE_THRESHOLD),
                amount(settings, ConfigOption.MARGINAL_PATH_ERR_RECHECK_GAP_TIME));
    }

    private static long amount(EffectiveSettings settings, ConfigOption option) {
        return settings.number(option, 0);
    }

    /** Whether repeated failures withhold the path; tests, where they are configured, do that instead. */
    public boolean withholdsByCount() {
        return !withholdsByTest() && threshold > 0 && forgetChecks > 0 && (recoverySeconds > 0 || waitChecks > 0);
    }

    /** Whether doubtful paths are tested. */
    public boolean withholdsByTest() {
        return doubleFailedSeconds > 0 && sampleSeconds > 0 && errorsPerMille > 0 && recheckSeconds > 0;
    }

    /**
     * The rule of counting; null where failures are not counted.
     *
     * @param longestIntervalNs {@code max_polling_interval}
     */
    public FlapRule flapRule(long longestIntervalNs) {
        if (!withholdsByCount()) {
            return null;
        }
        long recoveryNs = recoverySeconds > 0 ? recoverySeconds * NS_PER_SECOND : waited(longestIntervalNs);
        return new FlapRule(threshold, forgetChecks, recoveryNs);
    }

    private long waited(long longestIntervalNs) {
        boolean endless = waitChecks > Long.MAX_VALUE / longestIntervalNs;
        return endless ? Long.MAX_VALUE : waitChecks * longestIntervalNs;
    }

    /** The rule of tests; null where paths are not tested. */
    public SampleRule sampleRule() {
        return withholdsByTest() ? new SampleRule(doubleFailedSeconds * NS_PER_SECOND, sampleSeconds * NS_PER_SECOND,
                errorsPerMille, recheckSeconds * NS_PER_SECOND) : null;
    }
}
