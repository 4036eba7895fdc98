package io.polypath.agent.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeBucketsTest {

    @Test
    void everyTimeIsInTheFirstBucketThatIsNotShorter() {
        for (int bucket = 0; bucket < TimeBuckets.COUNT - 1; bucket++) {
            long highest = TimeBuckets.highestNs(bucket);
            assertEquals(bucket, TimeBuckets.indexOf(highest));
            assertEquals(bucket + 1, TimeBuckets.indexOf(highest + 1));
            assertTrue(highest < TimeBuckets.highestNs(bucket + 1));
        }
        assertEquals(0, TimeBuckets.indexOf(0));
        assertEquals(0, TimeBuckets.indexOf(-1));
        assertEquals(TimeBuckets.COUNT - 1, TimeBuckets.indexOf(Long.MAX_VALUE));
    }
}
