package io.polypath.agent.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.record.Errand;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class DaemonActsTest {

    private final LaneQueue<Errand> errands = LaneQueue.spsc("errands", 8, WhenFull.BUG, new Doorbell(Arena.ofAuto()));
    private final DaemonActs acts = new DaemonActs(null, errands, () -> {});

    @Test
    void howeverManyAskWhileTheConfigurationIsReadItIsReadOnceMore() {
        acts.reconfigure(false);
        acts.reconfigure(false);
        acts.reconfigure(true);
        acts.reconfigure(false);
        assertEquals(new Errand.LoadConf(false), errands.poll());
        assertNull(errands.poll(), "one reading at a time");
        acts.reconfigured();
        assertEquals(new Errand.LoadConf(true), errands.poll(), "one of them wanted every map loaded");
        assertTrue(acts.reconfigurePending());
        acts.reconfigured();
        assertNull(errands.poll());
        assertFalse(acts.reconfigurePending());
    }

    @Test
    void whoAsksAfterwardsHasItReadAgain() {
        acts.reconfigure(true);
        acts.reconfigured();
        acts.reconfigure(false);
        assertEquals(new Errand.LoadConf(true), errands.poll());
        assertEquals(new Errand.LoadConf(false), errands.poll());
    }
}
