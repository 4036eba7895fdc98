package io.polypath.agent.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.record.DeskCommand;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.record.Errand;
import io.polypath.ringbuf.Doorbell;
import io.polypath.ringbuf.LaneQueue;
import io.polypath.ringbuf.WhenFull;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaemonActsTest {

    private static final long SECOND = 1_000_000_000L;

    private final LaneQueue<Errand> errands = LaneQueue.spsc("errands", 8, WhenFull.BUG, new Doorbell(Arena.ofAuto()));
    private final LaneQueue<DeskReply> replies = LaneQueue.spsc("replies", 8, WhenFull.BUG, new Doorbell(Arena.ofAuto()));
    private final DeskWaits waits = new DeskWaits();
    private final DaemonActs acts = new DaemonActs(null, errands, waits, () -> {});

    @Test
    void howeverManyAskWhileTheConfigurationIsReadItIsReadOnceMore() {
        acts.reconfigure(false);
        acts.reconfigure(false);
        acts.reconfigure(true);
        acts.reconfigure(false);
        assertEquals(new Errand.LoadConf(false), errands.poll());
        assertNull(errands.poll(), "one reading at a time");
        acts.reconfigured("");
        assertEquals(new Errand.LoadConf(true), errands.poll(), "one of them wanted every map loaded");
        assertTrue(acts.reconfigurePending());
        acts.reconfigured("");
        assertNull(errands.poll());
        assertFalse(acts.reconfigurePending());
    }

    @Test
    void whoAsksAfterwardsHasItReadAgain() {
        acts.reconfigure(true);
        acts.reconfigured("");
        acts.reconfigure(false);
        assertEquals(new Errand.LoadConf(true), errands.poll());
        assertEquals(new Errand.LoadConf(false), errands.poll());
    }

    @Test
    void whoAsksHearsWhetherTheTextWasTaken() {
        ask(1, 0);
        assertNull(settled(0), "it is being read");
        ask(2, 0);
        acts.reconfigured("line 3: a brace is missing");
        assertEquals("fail\nthe configuration stays as it was: line 3: a brace is missing\n", settled(0).text());
        assertNull(settled(0), "the second reading may see another text");
        acts.reconfigured("");
        assertEquals(new DeskReply.Done(2, DeskOutcome.OK, ""), settled(0));
    }

    @Test
    void whereReadingTakesLongItIsEnoughThatItWasAskedFor() {
        ask(1, SECOND);
        assertNull(settled(3 * SECOND - 1));
        assertEquals(new DeskReply.Done(1, DeskOutcome.OK, ""), settled(3 * SECOND));
        acts.reconfigured("too many problems");
        assertNull(settled(3 * SECOND));
    }

    @Test
    void olderClientsTakeAnythingButTheBareWordForSuccess() {
        ask(1, 0);
        acts.reconfigured("line 3: a brace is missing");
        assertEquals("fail\n", settled(0).text(true));
    }

    private void ask(long ticket, long nowNs) {
        acts.act(new DeskOrder.Act(ticket, DeskCommand.RECONFIGURE, List.of(), nowNs + 4 * SECOND), new DeskAnswer(replies, ticket), nowNs);
    }

    private DeskReply.Done settled(long nowNs) {
        waits.settle(nowNs);
        return (DeskReply.Done) replies.poll();
    }
}
