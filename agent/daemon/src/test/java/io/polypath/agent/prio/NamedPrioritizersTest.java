package io.polypath.agent.prio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.agent.path.Reason;
import io.polypath.agent.port.FabricNames;
import io.polypath.agent.port.Hctl;
import io.polypath.agent.topology.PathIdentity;
import org.junit.jupiter.api.Test;

/** Prioritizers that go by what a path is called, and by how fast it is. */
class NamedPrioritizersTest {

    private static final FabricNames FC =
            new FabricNames("0000:3a:00.0", "0x20000001", "0x10000001", "0x50000002", "0x50000003", "rport-1:0-2");
    private static final FabricNames ISCSI =
            new FabricNames("10.0.0.1", "", "", "iqn.2020-01.com.acme:box", "10.11.12.13:3260,1", "session1");

    private final PrioFacts facts = new PrioFacts();

    private int of(String keyword, String arguments, String protocol, FabricNames fabric) {
        facts.clear();
        facts.identity = new PathIdentity("sdq", 65, 0, 1, new Hctl(1, 0, 2, 17), "ACME", "BOX", "1", protocol, "", fabric, "SN7");
        return Prioritizers.of(keyword, arguments, 1).priority(facts);
    }

    private int weight(String arguments) {
        return of("weightedpath", arguments, "scsi:fcp", FC);
    }

    @Test
    void theFirstExpressionThatMatchesGivesTheWeight() {
        assertEquals(2, weight("hbtl 1:.:.:. 2 4:.:.:. 4"));
        assertEquals(4, weight("hbtl 2:.:.:. 2 1:0:2:17 4"));
        assertEquals(20, weight("devname sda 10 sd[p-r] 20 sdq 30"));
        assertEquals(7, weight("serial ^SN[0-9]$ 7"));
        assertEquals(9, weight("wwn 0x20000001:0x10000001:0x50000002:0x50000003 9"));
        assertEquals(0, weight("devname sda 10"));
        assertEquals(-1, weight("devname sdq -5"));
        assertEquals(0, weight("devname sdq none"));
    }

    @Test
    void anExpressionThatIsNoneIsPassedOverAndAnOddWordEndsTheList() {
        assertEquals(3, weight("devname [ 9 sdq 3"));
        assertEquals(0, weight("devname sda 10 sdq"));
    }

    @Test
    void argumentsThatMakeNoSenseGiveNothing() {
        for (String arguments : new String[] {"", "wwid sdq 3"}) {
            assertEquals(0, weight(arguments));
            assertEquals(Reason.PRIORITY_ARGUMENTS, facts.trouble);
        }
    }

    @Test
    void portsThatATransportDoesNotHaveAreUndefined() {
        assertEquals(5, of("weightedpath", "wwn ^[[]undef]:[[]undef]:iqn.*box:[[]undef]$ 5", "scsi:iscsi", ISCSI));
        assertEquals(6, of("weightedpath", "wwn ^[[]unknown]:[[]unknown]:[[]undef]:[[]unknown]$ 6", "scsi:fcp", FabricNames.NONE));
    }

    @Test
    void thePortalAtTheAddressIsPreferred() {
        assertEquals(20, of("iet", "preferredip=10.11.12.13", "scsi:iscsi", ISCSI));
        assertEquals(10, of("iet", "preferredip=10.11.12.14", "scsi:iscsi", ISCSI));
        assertEquals(10, of("iet", "preferredip=10.11.12.1", "scsi:iscsi", ISCSI));
        assertEquals(10, of("iet", "preferredip=10.11.12.13", "scsi:fcp", FC));
        assertEquals(0, of("iet", "preferredip=1.2.3.4", "scsi:iscsi", ISCSI));
        assertEquals(Reason.PRIORITY_ARGUMENTS, facts.trouble);
        assertEquals(0, of("iet", "10.11.12.13", "scsi:iscsi", ISCSI));
    }

    private int latency(String arguments, double us, int last) {
        facts.clear();
        facts.meanLogNs = Math.log(us * 1_000);
        facts.last = last;
        return Prioritizers.of("path_latency", arguments, 1).priority(facts);
    }

    @Test
    void aTenthOfTheTimeIsOneStepOfBaseTenAndFourOfTheDefault() {
        for (int power = 0; power < 8; power++) {
            double us = 1.01 * Math.pow(10, power);
            assertEquals(7 - power, latency("io_num=20 base_num=10", us, -1));
            assertEquals(31 - 4 * power, latency("", us, -1));
        }
        assertEquals(8, latency("io_num=20 base_num=10", 0.5, -1));
        assertEquals(0, latency("io_num=20 base_num=10", 2e8, -1));
    }

    @Test
    void noiseAroundABorderKeepsTheNumber() {
        assertEquals(5, latency("base_num=10 io_num=20", 101, -1));
        assertEquals(6, latency("base_num=10 io_num=20", 101, 6));
        assertEquals(5, latency("base_num=10 io_num=20", 99, 5));
        assertEquals(5, latency("base_num=10 io_num=20", 200, 6));
    }

    @Test
    void argumentsThatAreMissingOrOutOfRangeLeaveTheDefaults() {
        int expected = latency("", 1_010, -1);
        for (String wrong : new String[] {"io_num=20", "base_num=10", "io_num=19 base_num=10", "io_num=201 base_num=10",
            "io_num=20 base_num=1", "io_num=20 base_num=11", "io_num=x base_num=10", "io_num=20 base_num=x", "a b io_num=20 base_num=10"}) {
            assertEquals(expected, latency(wrong, 1_010, -1), wrong);
        }
        assertEquals(150, new PathLatencyPrioritizer("io_num=150 base_num=2").count());
        assertEquals(100, new PathLatencyPrioritizer("").count());
    }
}
