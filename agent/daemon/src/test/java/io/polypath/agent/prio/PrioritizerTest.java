package io.polypath.agent.prio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.alua.AluaPriority;
import io.polypath.agent.path.ReplyBytes;
import io.polypath.ffm.scsi.AccessState;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PrioritizerTest {

    private final PrioFacts facts = new PrioFacts();

    private record Bytes(int... values) implements ReplyBytes {
        @Override
        public int lengthBytes() {
            return values.length;
        }

        @Override
        public int at(int offset) {
            return values[offset];
        }
    }

    @Test
    void everyPrioritizerIsFoundByItsNameAndSaysWhatItNeeds() {
        StringBuilder needs = new StringBuilder();
        for (String name : new String[] {"const", "random", "alua", "sysfs", "emc", "rdac"}) {
            Prioritizer prioritizer = Prioritizers.of(name, "", 1);
            assertEquals(name, prioritizer.keyword());
            needs.append(prioritizer.need()).append(' ');
        }
        assertEquals("NOTHING NOTHING ACCESS_STATE SYSFS_ACCESS VPD_C0 VPD_C9 ", needs.toString());
        assertNull(Prioritizers.of("fastest", "", 1));
    }

    @Test
    void constIsOne() {
        assertEquals(1, Prioritizers.of("const", "", 1).priority(facts));
    }

    @Test
    void randomIsOneToTenAndRepeatsWithItsSeed() {
        Prioritizer first = Prioritizers.of("random", "", 99);
        Prioritizer second = Prioritizers.of("random", "", 99);
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            int value = first.priority(facts);
            assertEquals(value, second.priority(facts));
            seen.add(value);
        }
        assertEquals("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", seen.toString());
    }

    @Test
    void aluaAndSysfsGiveTheSameNumbersForEveryState() {
        for (AccessState access : AccessState.values()) {
            for (boolean preferred : new boolean[] {false, true}) {
                for (String arguments : new String[] {"", "exclusive_pref_bit"}) {
                    facts.access = access;
                    facts.preferred = preferred;
                    facts.sysfsAccess = access.text();
                    int expected = access == AccessState.RESERVED
                            ? Prioritizer.UNKNOWN
                            : AluaPriority.of(access, preferred, !arguments.isEmpty());
                    assertEquals(expected, Prioritizers.of("alua", arguments, 1).priority(facts));
                    assertEquals(expected, Prioritizers.of("sysfs", arguments, 1).priority(facts));
                }
            }
        }
    }

    @Test
    void whatCannotBeReadHasNoPriority() {
        for (String name : new String[] {"alua", "sysfs", "emc", "rdac"}) {
            facts.clear();
            assertEquals(Prioritizer.UNKNOWN, Prioritizers.of(name, "", 1).priority(facts), name);
            facts.sysfsAccess = "<unknown>";
            facts.reply = new Bytes();
            assertEquals(Prioritizer.UNKNOWN, Prioritizers.of(name, "", 1).priority(facts), name);
        }
    }

    @Test
    void clariionCountsTheOwningProcessorAndTheDefaultOwner() {
        Prioritizer emc = Prioritizers.of("emc", "", 1);
        facts.reply = new Bytes(0, 0xc0, 0, 0x7c, 2, 1, 0, 0, 1);
        assertEquals(4, emc.priority(facts));
        facts.reply = new Bytes(0, 0xc0, 0, 0x7c, 1, 0, 0, 0, 1);
        assertEquals(1, emc.priority(facts));
        facts.reply = new Bytes(0, 0xc1, 0, 0x7c, 1, 0, 0, 0, 1);
        assertEquals(Prioritizer.UNKNOWN, emc.priority(facts));
        facts.reply = new Bytes(0, 0xc0, 0, 0x7c, 1, 0, 0, 0);
        assertEquals(Prioritizer.UNKNOWN, emc.priority(facts));
    }

    @Test
    void rdacAddsOwnershipPreferenceAndIoship() {
        Prioritizer rdac = Prioritizers.of("rdac", "", 1);
        for (int ownership = 0; ownership <= 0xff; ownership++) {
            for (int preference = 0; preference <= 0xff; preference++) {
                facts.reply = new Bytes(0, 0xc9, 0, 0x2c, 'v', 'a', 'c', '1', ownership, preference);
                int expected = (ownership & 1) * 2 + (ownership >> 5 & 1) * 8
                        + ((preference & 0xf) == 1 ? 4 : (preference & 0xf) == 2 ? 1 : 0);
                assertEquals(expected, rdac.priority(facts));
            }
        }
        facts.reply = new Bytes(0, 0xc9, 0, 0x2c, 'v', 'a', 'x', '1', 1, 1);
        assertEquals(Prioritizer.UNKNOWN, rdac.priority(facts));
        facts.reply = new Bytes(0, 0xc9, 0, 0x2d, 'v', 'a', 'c', '1', 1, 1);
        assertEquals(Prioritizer.UNKNOWN, rdac.priority(facts));
        facts.reply = new Bytes(0, 0xc9, 0, 0x2c, 'v', 'a', 'c', '1', 1);
        assertEquals(Prioritizer.UNKNOWN, rdac.priority(facts));
    }
}
