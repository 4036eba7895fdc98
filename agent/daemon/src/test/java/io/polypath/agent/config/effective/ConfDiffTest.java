package io.polypath.agent.config.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.ConfTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a changed text changes, and for whom. */
class ConfDiffTest {

    private static final PathKey ROCKET = ConfTexts.disk("ACME", "ROCKET", "3600");
    private static final PathKey PURE = ConfTexts.disk("PURE", "FlashArray", "3624");

    private static String device(String vendor, String options) {
        return "devices {\ndevice {\nvendor " + vendor + "\nproduct ROCKET\n" + options + "\n}\n}\n";
    }

    private static List<String> changes(String before, String after) {
        return ConfDiff.between(ConfTexts.conf(before), ConfTexts.conf(after)).stream().map(ConfChange::text).toList();
    }

    private static List<String> impacts(String before, String after) {
        return Reconfiguration.decide(ConfTexts.conf(before), ConfTexts.load(after)).touched(List.of(ROCKET, PURE)).stream()
                .map(impact -> impact.path().vendor() + (impact.goes() ? " goes" : impact.comes() ? " comes" : "")
                        + impact.changes().stream().map(ConfChange::option).toList())
                .toList();
    }

    @Test
    void whatMeansTheSameChangesNothing() {
        assertEquals(List.of(), changes("", "defaults {\n  polling_interval 5 # as built in\n}\n# nothing else\n"));
        assertEquals(List.of(), changes("defaults {\npolling_interval 9\n}\n", "defaults {\n\n\npolling_interval \"9\"\n}\n"));
        assertEquals(List.of(), impacts("", "defaults {\nverbosity 2\n}\n"));
    }

    @Test
    void everySectionIsCompared() {
        assertEquals(List.of("defaults/polling_interval: 5 -> 10"), changes("", "defaults {\npolling_interval 10\n}\n"));
        assertEquals(List.of("overrides/no_path_retry: \"queue\" -> not set"),
                changes("overrides {\nno_path_retry queue\n}\n", ""));
        assertEquals(List.of("overrides/protocol scsi:fcp/type: not set -> \"scsi:fcp\"",
                        "overrides/protocol scsi:fcp/fast_io_fail_tmo: not set -> 3"),
                changes("", "overrides {\nprotocol {\ntype scsi:fcp\nfast_io_fail_tmo 3\n}\n}\n"));
        assertEquals(List.of("multipaths/multipath 3600/alias: \"a\" -> \"b\""),
                changes("multipaths {\nmultipath {\nwwid 3600\nalias a\n}\n}\n", "multipaths {\nmultipath {\nwwid 3600\nalias b\n}\n}\n"));
        assertEquals(List.of("devices/device ACME:ROCKET/no_path_retry: 3 -> 4"),
                changes(device("ACME", "no_path_retry 3"), device("ACME", "no_path_retry 4")));
        assertEquals(List.of("blacklist device node changed"), changes("", "blacklist {\ndevnode \"^sdz\"\n}\n"));
        assertEquals(List.of("blacklist_exceptions protocol changed"), changes("", "blacklist_exceptions {\nprotocol \"fc\"\n}\n"));
    }

    @Test
    void theOrderOfEntriesMatters() {
        String one = device("A", "no_path_retry 1");
        String two = device("B", "no_path_retry 2");
        assertEquals(List.of("devices changed"), changes(one + two, two + one));
    }

    @Test
    void onlyThePathsThatAreMeantAreTouched() {
        assertEquals(List.of("ACME[no_path_retry]"), impacts("", device("ACME", "no_path_retry 4")));
        assertEquals(List.of("ACME[fast_io_fail_tmo]"), impacts("", "defaults {\nfast_io_fail_tmo 9\n}\n"));
        assertEquals(List.of("ACME[uid_attrs]", "PURE[uid_attrs]"), impacts("", "defaults {\nuid_attrs sd:ID_X\n}\n"));
        assertEquals(List.of("PURE[failback]"), impacts("", "multipaths {\nmultipath {\nwwid 3624\nfailback 5\n}\n}\n"));
        assertEquals(List.of(), impacts("", "overrides {\nprotocol {\ntype nvme:tcp\ndev_loss_tmo 9\n}\n}\n"));
    }

    @Test
    void whatConcernsTheDaemonAsAWholeTouchesNoPath() {
        assertEquals(List.of(), impacts("", "defaults {\npolling_interval 10\nverbosity 3\n}\n"));
    }

    @Test
    void aPathComesAndGoesWithTheBlacklist() {
        String excluded = "blacklist {\ndevice {\nvendor ACME\n}\n}\n";
        assertEquals(List.of("ACME goes[]"), impacts("", excluded));
        assertEquals(List.of("ACME comes[]"), impacts(excluded, ""));
        assertEquals(List.of("PURE[no_path_retry]"), impacts(excluded, excluded + "overrides {\nno_path_retry 2\n}\n"));
    }

    @Test
    void aBrokenTextIsRefusedAndChangesNothing() {
        MultipathConf old = ConfTexts.conf("defaults {\npolling_interval 9\n}\n");
        Reconfiguration decision = Reconfiguration.decide(old, ConfTexts.load("defaults {\npolling_interval 10\n"));
        assertFalse(decision.accepted());
        assertSame(old, decision.conf());
        assertEquals(List.of(), decision.changes());
        assertEquals(List.of(), decision.touched(List.of(ROCKET)));
        assertEquals("test.conf:2: error: defaults: } missing at the end of the file; the section ends here", decision.refusal());
        assertTrue(decision.loaded().startable());
    }
}
