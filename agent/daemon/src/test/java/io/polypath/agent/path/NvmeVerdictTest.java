package io.polypath.agent.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.sys.Errno;
import org.junit.jupiter.api.Test;

class NvmeVerdictTest {

    private final Verdict out = new Verdict();

    private static CheckFacts status(int type, int code) {
        CheckFacts facts = Facts.status(code);
        facts.nvme = true;
        facts.hostStatus = type;
        return facts;
    }

    private void assertVerdict(PathState state, Reason reason, CheckFacts facts) {
        assertEquals(state == PathState.UP, CommandVerdict.decide(facts, 0, out));
        assertSame(state, out.state());
        assertSame(reason, out.reason());
    }

    @Test
    void whatTheControllerSaysDecides() {
        assertVerdict(PathState.UP, Reason.CHECK_GOOD, status(0, 0));
        assertVerdict(PathState.DOWN, Reason.NVME_FIELD_REFUSED, status(0, 0x02));
        assertVerdict(PathState.DOWN, Reason.NVME_NO_NAMESPACE, status(0, 0x0b));
        assertVerdict(PathState.PENDING, Reason.NVME_NOT_READY, status(0, 0x82));
        assertVerdict(PathState.DOWN, Reason.NVME_REFUSED, status(2, 0x81));
        assertVerdict(PathState.DOWN, Reason.NVME_ANA_LOSS, status(3, 0x01));
        assertVerdict(PathState.DOWN, Reason.NVME_ANA_INACCESSIBLE, status(3, 0x02));
        assertVerdict(PathState.PENDING, Reason.NVME_ANA_CHANGE, status(3, 0x03));
        assertVerdict(PathState.DOWN, Reason.NVME_PATH_ERROR, status(3, 0x70));
    }

    @Test
    void aPathErrorMakesNeighboursSuspects() {
        CommandVerdict.decide(status(3, 0x71), 4, out);
        assertTrue(out.asks(Verdict.SUSPECT_NEIGHBOURS));
        CommandVerdict.decide(status(3, 0x02), 4, out);
        assertFalse(out.asks(Verdict.SUSPECT_NEIGHBOURS));
    }

    @Test
    void anAbortIsTriedAgainWhileTriesAreLeft() {
        CommandVerdict.decide(status(0, 0x07), 1, out);
        assertTrue(out.asks(Verdict.RETRY_NOW));
        assertVerdict(PathState.DOWN, Reason.NVME_ABORTED, status(0, 0x07));
    }

    @Test
    void aCommandThatTheKernelCancelledSaysThatThePathIsBad() {
        CheckFacts cancelled = Facts.errno(Errno.EINTR);
        cancelled.nvme = true;
        assertVerdict(PathState.DOWN, Reason.HOST_ABORT, cancelled);
    }

    @Test
    void theControllersStateDecidesWhereNothingIsSent() {
        String[] states = {"live", "dead", "resetting", "connecting", "new", "deleting", "deleting (no IO)", ""};
        PathState[] expected = {PathState.UP, PathState.DOWN, PathState.DOWN, PathState.DOWN, PathState.PENDING,
            PathState.PENDING, PathState.PENDING, PathState.DOWN};
        for (int i = 0; i < states.length; i++) {
            ControllerStateVerdict.decide(states[i], out);
            assertSame(expected[i], out.state(), states[i]);
        }
    }

    @Test
    void onlyCheckersThatReadAreKeptForNvme() {
        for (CheckerKind kind : CheckerKind.values()) {
            boolean reads = kind == CheckerKind.DIRECTIO || kind == CheckerKind.READSECTOR0;
            assertSame(reads ? kind : CheckerKind.NONE, CheckerChoice.forNvme(kind));
        }
        assertSame(CheckerKind.NONE, CheckerChoice.forNvme(null));
    }
}
