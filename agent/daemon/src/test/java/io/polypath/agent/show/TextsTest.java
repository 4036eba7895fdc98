package io.polypath.agent.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextsTest {

    private static final long KIB = 1024;

    @Test
    void sizesHaveOneDecimalBelowTenAndRoundToEven() {
        assertEquals("0.0K", Texts.size(0));
        assertEquals("0.0K", Texts.size(512));
        assertEquals("1.0K", Texts.size(KIB));
        assertEquals("10K", Texts.size(10 * KIB));
        assertEquals("1023K", Texts.size(1023 * KIB));
        assertEquals("1.0M", Texts.size(1024 * KIB));
        assertEquals("1.2M", Texts.size(1280 * KIB));
        assertEquals("12M", Texts.size(12 * KIB * KIB + 512 * KIB));
        assertEquals("14M", Texts.size(13 * KIB * KIB + 512 * KIB));
        assertEquals("10.0G", Texts.size(10 * KIB * KIB * KIB - 20 * KIB * KIB));
        assertEquals("1.5T", Texts.size(1536 * KIB * KIB * KIB));
        assertEquals("8192P", Texts.size(Long.MAX_VALUE));
    }

    @Test
    void progressIsATenthPerLetter() {
        assertEquals(" 0/0", Texts.progress(0, 0));
        assertEquals(".......... 0/20", Texts.progress(0, 20));
        assertEquals("X......... 3/20", Texts.progress(3, 20));
        assertEquals("XXXXXXXXX. 19/20", Texts.progress(19, 20));
        assertEquals("XXXXXXXXXX 20/20", Texts.progress(20, 20));
        assertEquals("XXXXXXXXXX 41/40", Texts.progress(41, 40));
    }

    @Test
    void secondsAreRoundedUpAndNeverNegative() {
        assertEquals(0, Texts.ceilSeconds(-5));
        assertEquals(0, Texts.ceilSeconds(0));
        assertEquals(1, Texts.ceilSeconds(1));
        assertEquals(1, Texts.ceilSeconds(1_000_000_000L));
        assertEquals(2, Texts.ceilSeconds(1_000_000_001L));
    }

    @Test
    void countsWrapAtThirtyTwoBitsAsTheIncumbentsDo() {
        assertEquals("4294967295", Texts.unsigned(0xffff_ffffL));
        assertEquals("0", Texts.unsigned(1L << 32));
    }
}
