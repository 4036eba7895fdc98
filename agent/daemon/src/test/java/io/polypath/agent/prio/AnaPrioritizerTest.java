package io.polypath.agent.prio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.path.Bytes;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import org.junit.jupiter.api.Test;

class AnaPrioritizerTest {

    private static final int HEADER_BYTES = 16;
    private static final int GROUP_BYTES = 32;

    private final PrioFacts facts = new PrioFacts();

    /** A log of groups 1, 2, … in these states. */
    private static Bytes log(int... states) {
        Bytes log = Bytes.zeros(HEADER_BYTES + GROUP_BYTES * states.length).with(8, states.length);
        for (int i = 0; i < states.length; i++) {
            int at = HEADER_BYTES + GROUP_BYTES * i;
            log = log.with(at, i + 1).with(at + 16, states[i]);
        }
        return log;
    }

    private int of(long group, Bytes log) {
        facts.clear();
        facts.probe = Probe.NVME_ANA_LOG;
        facts.anaGroup = group;
        facts.reply = log;
        return Prioritizers.of("ana", "", 1).priority(facts);
    }

    @Test
    void eachStateHasTheIncumbentsNumber() {
        Bytes log = log(1, 2, 3, 4, 0xf);
        int[] expected = {50, 10, 1, 0, 1};
        for (int group = 1; group <= expected.length; group++) {
            assertEquals(expected[group - 1], of(group, log));
            assertNull(facts.trouble);
        }
    }

    @Test
    void aStateThatIsReservedOrAGroupThatIsNotThereGivesNothing() {
        for (int[] states : new int[][] {{0}, {5}, {0xe}}) {
            assertEquals(Prioritizer.UNKNOWN, of(1, log(states)));
            assertEquals(Reason.PRIORITY_FORMAT, facts.trouble);
        }
        assertEquals(Prioritizer.UNKNOWN, of(3, log(1, 1)));
        assertEquals(Prioritizer.UNKNOWN, of(0, log(1, 1)));
        assertEquals(Prioritizer.UNKNOWN, of(-1, log(1, 1)));
    }

    @Test
    void namespacesThatAreListedAllTheSameAreSkipped() {
        Bytes log = Bytes.zeros(HEADER_BYTES + 2 * GROUP_BYTES + 8).with(8, 2)
                .with(HEADER_BYTES, 1).with(HEADER_BYTES + 4, 2).with(HEADER_BYTES + 16, 2)
                .with(HEADER_BYTES + GROUP_BYTES + 8, 9).with(HEADER_BYTES + GROUP_BYTES + 8 + 16, 1);
        assertEquals(50, of(9, log));
        assertEquals(10, of(1, log));
    }

    @Test
    void aLogThatIsCutShortOrRefusedGivesNothingAndIsNotReadPastItsEnd() {
        Bytes log = log(2, 2, 2);
        for (int length = 0; length < log.lengthBytes(); length++) {
            assertEquals(Prioritizer.UNKNOWN, of(3, log.first(length)));
        }
        assertEquals(Prioritizer.UNKNOWN, of(3, log.with(8, 0xff, 0xff).with(HEADER_BYTES + 4, 0xff, 0xff, 0xff, 0xff)));
        assertEquals(Prioritizer.UNKNOWN, of(1, null));
        assertEquals(Reason.PRIORITY_REFUSED, facts.trouble);
    }
}
