package io.polypath.agent.prio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.agent.alua.AluaPriority;
import io.polypath.agent.path.Bytes;
import io.polypath.agent.path.Facts;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.ffm.scsi.AccessState;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PrioritizerTest {

    private final PrioFacts facts = new PrioFacts();

    @Test
    void everyPrioritizerIsFoundByItsNameAndSaysWhatItNeeds() {
        StringBuilder needs = new StringBuilder();
        for (String name : new String[] {"const", "random", "alua", "sysfs", "emc", "rdac", "hds", "hp_sw", "ontap",
            "datacore", "weightedpath", "iet", "path_latency"}) {
            Prioritizer prioritizer = Prioritizers.of(name, "", 1);
            assertEquals(name, prioritizer.keyword());
            needs.append(prioritizer.need()).append(' ');
        }
        assertEquals("NOTHING CHECK ACCESS_STATE SYSFS_ACCESS VPD_C0 VPD_C9 LONG_INQUIRY READINESS VENDOR_ATTRIBUTES LONG_INQUIRY "
                + "IDENTITY IDENTITY DEVICE_TIME ", needs.toString());
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
        for (String name : new String[] {"alua", "sysfs", "emc", "hds", "path_latency"}) {
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
        Bytes page = Bytes.zeros(128).with(0, 0, 0xc0, 0, 0x7c, 2, 1, 0, 0, 1, 0).with(27, 3, 4, 0, 4);
        assertEquals(4, answer(emc, page));
        assertEquals(1, answer(emc, page.with(4, 1, 0)));
        for (Bytes wrong : new Bytes[] {page.with(1, 0xc1), page.with(9, 1), page.with(27, 2), page.with(28, 1), page.with(30, 0),
            page.with(48, 1), page.first(48)}) {
            assertEquals(Prioritizer.UNKNOWN, answer(emc, wrong));
            assertEquals(Reason.PRIORITY_FORMAT, facts.trouble);
        }
    }

    private int answer(Prioritizer prioritizer, Bytes reply) {
        facts.clear();
        facts.command = reply == null ? Facts.sense(5, 0x24, 0) : Facts.good();
        facts.reply = reply;
        return prioritizer.priority(facts);
    }

    @Test
    void whatIsRefusedGivesTheFallbackAndSaysSo() {
        String[] names = {"emc", "rdac", "hds", "ontap", "datacore"};
        int[] fallbacks = {-1, 0, -1, 0, 0};
        for (int i = 0; i < names.length; i++) {
            assertEquals(fallbacks[i], answer(Prioritizers.of(names[i], "preferredsds=one", 1), null), names[i]);
            assertEquals(Reason.PRIORITY_REFUSED, facts.trouble, names[i]);
        }
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
        Bytes page = new Bytes(0, 0xc9, 0, 0x2c, 'v', 'a', 'c', '1', 1, 1);
        assertEquals(6, answer(rdac, page));
        for (Bytes wrong : new Bytes[] {page.with(6, 'x'), page.with(3, 0x2d), page.with(1, 0xc8), page.first(9)}) {
            assertEquals(0, answer(rdac, wrong));
            assertEquals(Reason.PRIORITY_FORMAT, facts.trouble);
        }
    }

    @Test
    void hdsComparesTheParityOfControllerAndDevice() {
        Prioritizer hds = Prioritizers.of("hds", "", 1);
        Bytes inquiry = Bytes.zeros(96);
        for (int controller = 0; controller < 10; controller++) {
            for (int device = 0; device < 16; device++) {
                int expected = (controller + device) % 2 == 0 ? 1 : 0;
                Bytes reply = inquiry.with(44, '0', '0', 'C', "0123456789ABCDEF".charAt(device), ' ', '0' + controller);
                assertEquals(expected, answer(hds, reply));
            }
        }
        assertEquals(-1, answer(hds, inquiry));
        assertEquals(-1, answer(hds, inquiry.with(44, '0', '0', '0', 'a', ' ', '0')));
        assertEquals(-1, answer(hds, inquiry.with(44, '0', '0', '0', '1', ' ', 'A')));
        assertEquals(-1, answer(hds, inquiry.with(44, '0', '0', '0', '1', ' ', '1').first(49)));
        assertEquals(Reason.PRIORITY_FORMAT, facts.trouble);
    }

    @Test
    void hpSwitchesAreActivePassiveOrFailed() {
        Prioritizer hp = Prioritizers.of("hp_sw", "", 1);
        assertEquals(4, answer(hp, Bytes.zeros(0)));
        facts.reply = null;
        facts.command = Facts.sense(1, 0x17, 0);
        assertEquals(4, hp.priority(facts));
        facts.command = Facts.sense(2, 4, 2);
        assertEquals(2, hp.priority(facts));
        facts.command = Facts.sense(2, 4, 3);
        assertEquals(0, hp.priority(facts));
        facts.command = Facts.status(0x18);
        assertEquals(0, hp.priority(facts));
    }

    private static Bytes driver(String name) {
        Bytes reply = Bytes.zeros(24).with(0, 0, 0, 0, 24, 0x0a, 0x98, 0x0a, 0x01, 0x41);
        return reply.with(12, name.chars().toArray());
    }

    @Test
    void ontapTellsDriversApartAndAsksOnWhereTheyAreNone() {
        Prioritizer ontap = Prioritizers.of("ontap", "", 1);
        assertEquals(2, answer(ontap, driver("ism_sw0")));
        assertEquals(2, answer(ontap, driver("iswta")));
        assertEquals(3, answer(ontap, driver("ism_sn")));
        for (Bytes asksOn : new Bytes[] {driver("fcp"), driver("iswt").with(8, 0x42), driver("iswt").with(3, 8), driver("iswt").first(8)}) {
            answer(ontap, asksOn);
            assertEquals(Probe.VPD_C1, facts.next);
        }
        assertEquals(0, answer(ontap, driver("iswt").with(7, 2)));
        assertNull(facts.next);
        assertEquals(Reason.PRIORITY_FORMAT, facts.trouble);
    }

    @Test
    void ontapsProxyPathsAreWorstAndThoseThatDoNotTellAreDirect() {
        Bytes page = Bytes.zeros(32).with(1, 0xc1).with(8, 0x0a, 0x98, 0x0a, 0, 0xc1, 0);
        assertEquals(4, proxy(page));
        assertEquals(1, proxy(page.with(19, 0x02)));
        assertEquals(4, proxy(page.with(19, 0xfd)));
        assertEquals(4, proxy(page.with(19, 0x02).first(19)));
        assertEquals(4, proxy(page.with(19, 0x02).with(11, 1)));
        assertEquals(Reason.PRIORITY_FORMAT, facts.trouble);
    }

    private int proxy(Bytes page) {
        facts.clear();
        facts.probe = Probe.VPD_C1;
        facts.command = Facts.good();
        facts.reply = page;
        return Prioritizers.of("ontap", "", 1).priority(facts);
    }

    @Test
    void datacorePrefersTheServerThatIsNamed() {
        Bytes inquiry = Bytes.zeros(128).with(112, "SDS-one".chars().toArray());
        for (String arguments : new String[] {"preferredsds=one", "timeout=100 preferredsds=one", "preferredsds=SDS-one timeout=5"}) {
            assertEquals(1, answer(Prioritizers.of("datacore", arguments, 1), inquiry), arguments);
        }
        assertEquals(0, answer(Prioritizers.of("datacore", "preferredsds=two", 1), inquiry));
        assertNull(facts.trouble);
        for (String arguments : new String[] {"", "preferredsds=o", "one", "timeout=5"}) {
            assertEquals(0, answer(Prioritizers.of("datacore", arguments, 1), inquiry), arguments);
            assertEquals(Reason.PRIORITY_ARGUMENTS, facts.trouble);
        }
        assertEquals(0, answer(Prioritizers.of("datacore", "preferredsds=one", 1), inquiry.first(127)));
        assertEquals(Reason.PRIORITY_FORMAT, facts.trouble);
    }
}
