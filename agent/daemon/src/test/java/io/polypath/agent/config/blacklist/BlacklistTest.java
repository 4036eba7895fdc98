package io.polypath.agent.config.blacklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.ConfTexts;
import io.polypath.agent.config.effective.ConfLoader;
import io.polypath.agent.config.grammar.ConfigText;
import io.polypath.agent.config.option.Accounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlacklistTest {

    private static final List<String> PROPERTIES = List.of("DEVNAME", "ID_SERIAL", "SCSI_IDENT_SERIAL");

    private static Blacklist of(String rules) {
        return ConfTexts.conf("blacklist {\n" + rules + "\n}\n").blacklist();
    }

    private static Blacklist of(String rules, String exceptions) {
        return ConfTexts.conf("blacklist {\n" + rules + "\n}\nblacklist_exceptions {\n" + exceptions + "\n}\n").blacklist();
    }

    private static DeviceFacts disk(String devnode, String vendor, String product, String protocol, String wwid) {
        return new DeviceFacts(devnode, PROPERTIES, "ID_SERIAL", vendor, product, protocol, wwid);
    }

    private static DeviceFacts disk() {
        return disk("sda", "ACME", "ROCKET", "scsi:fcp", "3600");
    }

    private static String reason(Blacklist blacklist, DeviceFacts facts) {
        Verdict verdict = blacklist.judge(facts);
        return (verdict.blacklisted() ? "no: " : "yes: ") + verdict.reason();
    }

    @Test
    void withoutRulesOnlyDisksArePaths() {
        Blacklist none = of("");
        for (String node : List.of("sda", "sdaa", "dasda", "nvme0n1", "sdz1")) {
            assertFalse(none.judge(Criterion.DEVNODE, DeviceFacts.ofNode(node, List.of())).blacklisted(), node);
        }
        for (String node : List.of("loop0", "dm-1", "md0", "sr0", "vda", "hda", "asda", "zram0")) {
            assertTrue(none.judge(Criterion.DEVNODE, DeviceFacts.ofNode(node, List.of())).blacklisted(), node);
        }
        assertEquals("no: device node \"vda\" matches \"!^(sd[a-z]|dasd[a-z]|nvme[0-9])\" (built-in)",
                reason(none, disk("vda", "ACME", "ROCKET", "scsi:fcp", "3600")));
    }

    @Test
    void nvmeNodesAreNoPathsWhereTheKernelDoesTheirMultipathing() {
        Blacklist nativeNvme = ConfLoader.of(List.of(), Accounts.NONE, true).conf().blacklist();
        assertTrue(nativeNvme.judge(Criterion.DEVNODE, DeviceFacts.ofNode("nvme0n1", List.of())).blacklisted());
        assertFalse(nativeNvme.judge(Criterion.DEVNODE, DeviceFacts.ofNode("sda", List.of())).blacklisted());
    }

    @Test
    void aNodeIsExcludedAndExceptedByItsName() {
        Blacklist blacklist = of("devnode \"^sd\"", "devnode \"^sd[ab]$\"");
        assertEquals("yes: device node \"sda\" is excepted by \"^sd[ab]$\" (test.conf:5)", reason(blacklist, disk()));
        assertEquals("no: device node \"sdc\" matches \"^sd\" (test.conf:2)",
                reason(blacklist, disk("sdc", "ACME", "ROCKET", "scsi:fcp", "3600")));
    }

    @Test
    void aProtocolIsExcludedAndExcepted() {
        Blacklist blacklist = of("protocol \"scsi:\"", "protocol \"scsi:(fcp|iscsi)\"");
        assertFalse(blacklist.judge(disk()).blacklisted());
        assertEquals("no: protocol \"scsi:sas\" matches \"scsi:\" (test.conf:2)",
                reason(blacklist, disk("sda", "ACME", "ROCKET", "scsi:sas", "3600")));
    }

    @Test
    void anIdentityIsExcludedAndExceptedOnceItIsKnown() {
        Blacklist blacklist = of("wwid \".*\"", "wwid 3600");
        assertFalse(blacklist.judge(disk()).blacklisted());
        assertTrue(blacklist.judge(disk("sda", "ACME", "ROCKET", "scsi:fcp", "3700")).blacklisted());
        assertFalse(blacklist.judge(disk("sda", "ACME", "ROCKET", "scsi:fcp", null)).blacklisted());
    }

    @Test
    void aDeviceIsExcludedByVendorAndProduct() {
        Blacklist blacklist = of("device {\nvendor ACME\nproduct \"^ROCK\"\n}\ndevice {\nproduct LUNZ\n}\ndevice {\nvendor IBM\n}");
        assertEquals("no: device \"ACME:ROCKET\" matches \"ACME:^ROCK\" (test.conf:2)", reason(blacklist, disk()));
        assertFalse(blacklist.judge(disk("sda", "ACME", "BOAT", "scsi:fcp", "1")).blacklisted());
        assertTrue(blacklist.judge(disk("sda", "ANY", "LUNZ", "scsi:fcp", "1")).blacklisted());
        assertTrue(blacklist.judge(disk("sda", "IBM", "2145", "scsi:fcp", "1")).blacklisted());
    }

    @Test
    void anExceptionForADeviceNeedsBothItsParts() {
        Blacklist blacklist = of("device {\nvendor ACME\n}", "device {\nvendor ACME\nproduct ROCKET\n}");
        assertTrue(blacklist.judge(disk()).excepted());
        assertTrue(blacklist.judge(disk("sda", "ACME", "BOAT", "scsi:fcp", "1")).blacklisted());
    }

    @Test
    void anExclamationMarkInvertsARuleAndABackslashMakesItPlain() {
        assertTrue(of("devnode \"!^sdb\"").judge(disk()).blacklisted());
        assertFalse(of("devnode \"!^sda\"").judge(disk()).blacklisted());
        assertFalse(of("wwid \"\\!3600\"").judge(disk()).blacklisted());
        assertTrue(of("wwid \"\\!3600\"").judge(disk("sda", "ACME", "ROCKET", "scsi:fcp", "x!3600")).blacklisted());
        assertTrue(of("device {\nvendor \"!IBM\"\nproduct \"!BOAT\"\n}").judge(disk()).blacklisted());
        assertFalse(of("device {\nvendor \"!ACME\"\nproduct \"!BOAT\"\n}").judge(disk()).blacklisted());
    }

    @Test
    void anExceptionOnlyHelpsAgainstRulesOfItsOwnKind() {
        assertTrue(of("devnode \"^sda\"", "wwid 3600").judge(disk()).blacklisted());
        assertTrue(of("wwid 3600", "devnode \"^sda\"").judge(disk()).blacklisted());
    }

    @Test
    void theFirstKindThatExcludesDecides() {
        Blacklist all = of("wwid 3600\nprotocol scsi\ndevice {\nvendor ACME\n}\ndevnode sda\nproperty DEVNAME");
        assertEquals(Criterion.PROPERTY, all.judge(disk()).criterion());
        Blacklist rest = of("wwid 3600\nprotocol scsi\ndevice {\nvendor ACME\n}\ndevnode sda");
        assertEquals(Criterion.DEVNODE, rest.judge(disk()).criterion());
        assertEquals(Criterion.DEVICE, of("wwid 3600\nprotocol scsi\ndevice {\nvendor ACME\n}").judge(disk()).criterion());
        assertEquals(Criterion.PROTOCOL, of("wwid 3600\nprotocol scsi").judge(disk()).criterion());
        assertEquals(Criterion.WWID, of("wwid 3600").judge(disk()).criterion());
    }

    @Test
    void theFirstPropertyThatAnyRuleKnowsDecides() {
        Blacklist blacklist = of("property \"^ID_\"", "property \"^DEV\"");
        assertTrue(blacklist.judge(disk()).excepted());
        assertTrue(blacklist.judge(new DeviceFacts("sda", List.of("ID_A", "Z"), "", "V", "P", "scsi:fcp", null)).blacklisted());
    }

    @Test
    void aDiskThatUdevIdentifiesMustHaveAPropertyThatIsExcepted() {
        Blacklist none = of("");
        List<String> bare = List.of("DEVNAME", "ID_SERIAL");
        assertEquals("no: no udev property that a path must have",
                reason(none, new DeviceFacts("sda", bare, "ID_SERIAL", "V", "P", "scsi:fcp", null)));
        assertFalse(none.judge(new DeviceFacts("sda", bare, "ID_UID", "V", "P", "scsi:fcp", null)).blacklisted());
        assertFalse(none.judge(new DeviceFacts("sda", bare, "", "V", "P", "scsi:fcp", null)).blacklisted());
        assertFalse(none.judge(disk()).blacklisted());
    }

    @Test
    void productsOfTheHardwareTableThatAreNoPathsAreExcluded() {
        assertTrue(of("").judge(disk("sda", "DGC", "LUNZ", "scsi:fcp", "1")).blacklisted());
        assertTrue(of("").judge(disk("sda", "NETAPP", "Universal Xport", "scsi:fcp", "1")).blacklisted());
        assertFalse(of("").judge(disk("sda", "DGC", "VRAID", "scsi:fcp", "1")).blacklisted());
        Blacklist own = ConfTexts.conf("devices {\ndevice {\nvendor ACME\nproduct X\nproduct_blacklist ROCKET\n}\n}\n").blacklist();
        assertTrue(own.judge(disk()).blacklisted());
    }

    @Test
    void aRuleThatIsNoPatternBreaksTheFile() {
        assertTrue(ConfTexts.load("blacklist {\ndevnode \"(\"\n}\n").broken());
        assertFalse(ConfTexts.load("blacklist {\ndevnode \"(\"\n}\n").startable());
        assertTrue(ConfTexts.load("", "blacklist {\ndevnode \"(\"\n}\n").startable());
        assertTrue(ConfTexts.load("", "blacklist {\ndevnode \"(\"\n}\n").broken());
    }
}
