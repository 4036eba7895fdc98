package io.polypath.perf.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogLinearBucketsTest {
    @Test
    void theBucketsFollowEachOtherWithoutGapOrOverlap() {
        for (int bucket = 0; bucket < LogLinearBuckets.COUNT; bucket++) {
            assertEquals(bucket, LogLinearBuckets.indexOf(LogLinearBuckets.lowestOf(bucket)));
            assertEquals(bucket, LogLinearBuckets.indexOf(LogLinearBuckets.middleOf(bucket)));
            assertEquals(bucket, LogLinearBuckets.indexOf(LogLinearBuckets.highestOf(bucket)));
        }
    }

    @Test
    void theEndsOfTheRangeAreInTheOuterBuckets() {
        assertEquals(0, LogLinearBuckets.indexOf(Long.MIN_VALUE));
        assertEquals(0, LogLinearBuckets.indexOf(1_023));
        assertEquals(1, LogLinearBuckets.indexOf(1_024));
        assertEquals(LogLinearBuckets.COUNT - 2, LogLinearBuckets.indexOf((1L << 37) - 1));
        assertEquals(LogLinearBuckets.COUNT - 1, LogLinearBuckets.indexOf(1L << 37));
        assertEquals(LogLinearBuckets.COUNT - 1, LogLinearBuckets.indexOf(Long.MAX_VALUE));
    }

    @Test
    void theMiddleOfABucketIsWithinOneThirtySecondOfEveryValueInIt() {
        for (int bucket = 1; bucket < LogLinearBuckets.COUNT - 1; bucket++) {
            long lowest = LogLinearBuckets.lowestOf(bucket);
            long middle = LogLinearBuckets.middleOf(bucket);
            long highest = LogLinearBuckets.highestOf(bucket);
            assertTrue((middle - lowest) * 32 <= lowest, "bucket " + bucket);
            assertTrue((highest - middle) * 32 <= highest, "bucket " + bucket);
        }
    }
}
