package io.polypath.agent.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ringbuf.Doorbell;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadsTest {

    private final Doorbell bell = new Doorbell(Arena.ofAuto());
    private final Reloads reloads = new Reloads(bell);

    @Test
    void anyNumberOfWishesBeforeTheOwnerLooksIsOne() {
        reloads.ask();
        reloads.ask();
        assertTrue(reloads.take());
        assertFalse(reloads.take());
    }

    @Test
    void anOwnerThatIsAboutToSleepSeesTheWish() {
        reloads.ask();
        assertFalse(bell.prepareSleep());
        assertTrue(reloads.take());
        assertTrue(bell.prepareSleep());
    }

    @Test
    void whoeverListensLateHearsEveryTurn() throws InterruptedException {
        reloads.began();
        reloads.began();
        reloads.ended();
        reloads.began();
        reloads.ended();
        List<Boolean> heard = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            heard.add(reloads.awaitNews());
        }
        assertEquals(List.of(true, false, true, false), heard);
        assertFalse(reloads.isUnderWay());
    }
}
