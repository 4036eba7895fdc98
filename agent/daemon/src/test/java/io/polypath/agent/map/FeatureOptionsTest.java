package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.polypath.agent.map.FeatureOptions.Retain;
import org.junit.jupiter.api.Test;

class FeatureOptionsTest {

    private static final FeatureList BOTH =
            FeatureList.parse("4 queue_if_no_path pg_init_retries 50 retain_attached_hw_handler").orNull();
    private static final FeatureList REST = FeatureList.parse("2 pg_init_retries 50").orNull();

    @Test
    void featuresThatAreOptionsBecomeOptionsThatWereNotSet() {
        assertEquals(new FeatureOptions(REST, NoPathRetry.QUEUE, Retain.YES, false),
                FeatureOptions.extract(BOTH, NoPathRetry.UNSET, Retain.UNSET));
        assertEquals(new FeatureOptions(REST, NoPathRetry.UNSET, Retain.UNSET, false),
                FeatureOptions.extract(REST, NoPathRetry.UNSET, Retain.UNSET));
    }

    @Test
    void anOptionThatWasSetWinsOverTheFeature() {
        assertEquals(new FeatureOptions(REST, NoPathRetry.FAIL, Retain.YES, true),
                FeatureOptions.extract(BOTH, NoPathRetry.FAIL, Retain.YES));
        assertEquals(new FeatureOptions(REST, NoPathRetry.checks(5), Retain.NO, true),
                FeatureOptions.extract(BOTH, NoPathRetry.checks(5), Retain.NO));
        assertEquals(new FeatureOptions(REST, NoPathRetry.checks(5), Retain.YES, false),
                FeatureOptions.extract(BOTH, NoPathRetry.checks(5), Retain.UNSET));
    }

    @Test
    void aCountdownIsChecksTimesThePollingInterval() {
        assertEquals(60, NoPathRetry.checks(12).countdownNs(5));
        assertEquals(Long.MAX_VALUE, NoPathRetry.checks(3).countdownNs(Long.MAX_VALUE / 2));
        assertThrows(AssertionError.class, () -> NoPathRetry.QUEUE.countdownNs(5));
        assertThrows(AssertionError.class, () -> NoPathRetry.checks(0));
    }
}
