package io.polypath.sim.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnitAttentionsTest {

    private final UnitAttentions attentions = new UnitAttentions();

    @Test
    void conditionsComeOutInTheOrderInWhichTheyWereRaised() {
        attentions.raise(Sense.CAPACITY_CHANGED);
        attentions.raise(Sense.ALUA_CHANGED);
        assertEquals(Sense.CAPACITY_CHANGED, attentions.take());
        assertEquals(Sense.ALUA_CHANGED, attentions.take());
        assertNull(attentions.take());
    }

    @Test
    void aPendingConditionIsNotQueuedTwice() {
        assertTrue(attentions.raise(Sense.ALUA_CHANGED));
        assertFalse(attentions.raise(Sense.ALUA_CHANGED));
        assertEquals(1, attentions.size());
    }

    @Test
    void aResetSupersedesWhatWasQueuedBefore() {
        attentions.raise(Sense.CAPACITY_CHANGED);
        attentions.raise(Sense.POWER_ON);
        attentions.raise(Sense.ALUA_CHANGED);
        assertEquals(Sense.POWER_ON, attentions.take());
        assertEquals(Sense.ALUA_CHANGED, attentions.take());
        assertNull(attentions.take());
    }

    @Test
    void oneConditionCanBeForgottenWithoutTheOthers() {
        attentions.raise(Sense.LUNS_CHANGED);
        attentions.raise(Sense.INQUIRY_CHANGED);
        attentions.clear(Sense.LUNS_CHANGED);
        assertFalse(attentions.holds(Sense.LUNS_CHANGED));
        assertEquals(Sense.INQUIRY_CHANGED, attentions.take());
    }

    @Test
    void aFullQueueDropsTheNewest() {
        for (int ascq = 0; ascq < UnitAttentions.LIMIT; ascq++) {
            assertTrue(attentions.raise(Sense.of(6, 0x80, ascq)));
        }
        assertFalse(attentions.raise(Sense.of(6, 0x81, 0)));
        assertEquals(Sense.of(6, 0x80, 0), attentions.take());
    }

    @Test
    void onlyUnitAttentionsAreQueued() {
        assertThrows(IllegalArgumentException.class, () -> attentions.raise(Sense.STANDBY));
    }
}
