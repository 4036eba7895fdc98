package io.polypath.agent.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.polypath.agent.map.LastPathAction.Removal;
import org.junit.jupiter.api.Test;

class FlushPolicyTest {

    @Test
    void theThreePoliciesDifferWhereIoMayBeWaiting() {
        assertSame(LastPathAction.STOP_QUEUEING, FlushPolicy.ALWAYS.decide(true, true, false));
        assertSame(LastPathAction.KEEP, FlushPolicy.UNUSED.decide(true, true, false));
        assertSame(LastPathAction.REMOVE, FlushPolicy.UNUSED.decide(false, true, false));
        assertSame(LastPathAction.KEEP, FlushPolicy.NEVER.decide(false, true, false));
        assertSame(LastPathAction.REMOVE, FlushPolicy.NEVER.decide(false, false, false));
    }

    @Test
    void inEveryCaseAMapIsRemovedOnlyAsTheKernelAllows() {
        boolean[] both = {false, true};
        for (FlushPolicy policy : FlushPolicy.values()) {
            for (boolean open : both) {
                for (boolean queues : both) {
                    for (boolean deferred : both) {
                        LastPathAction action = policy.decide(open, queues, deferred);
                        Removal allowed = !open ? Removal.NOW : deferred ? Removal.DEFERRED : Removal.NONE;
                        boolean waits = queues && (policy == FlushPolicy.NEVER || policy == FlushPolicy.UNUSED && open);
                        assertSame(waits ? Removal.NONE : allowed, action.removal());
                        assertEquals(policy == FlushPolicy.ALWAYS && queues, action.stopsQueueing());
                    }
                }
            }
        }
    }
}
