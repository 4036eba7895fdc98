package io.polypath.agent.config.effective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.ConfTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every problem is reported with its place and with what is assumed instead. */
class ConsistencyTest {

    @Test
    void valuesThatDoNotGoTogetherAreReported() {
        assertEquals(List.of(
                "test.conf:2: warning: defaults/polling_interval: greater than max_polling_interval; 10 is used",
                "test.conf:4: warning: defaults/marginal_path_err_sample_time: below 120; 120 is used",
                "test.conf:5: warning: defaults/fast_io_fail_tmo: not below dev_loss_tmo; it is switched off"), ConfTexts.messages("""
                defaults {
                    polling_interval 30
                    max_polling_interval 10
                    marginal_path_err_sample_time 10
                    fast_io_fail_tmo 60
                    dev_loss_tmo 60
                }
                """));
    }

    @Test
    void namesOfWhatThereIsNotAreReported() {
        assertEquals(List.of(
                "test.conf:2: warning: defaults/path_checker: \"turr\": there is no such checker; one that the device supports is used",
                "test.conf:3: warning: defaults/prio: \"alau\": there is no such prioritizer; const is used where the device does not"
                        + " choose one",
                "test.conf:4: warning: defaults/path_selector: \"rond-robin 0\": no selector of the kernel's own; the kernel makes no map"
                        + " where it has no module for it"), ConfTexts.messages("""
                defaults {
                    path_checker turr
                    prio alau
                    path_selector "rond-robin 0"
                }
                """));
    }

    @Test
    void twoMapsCannotHaveOneName() {
        assertEquals(List.of("test.conf:8: warning: multipaths/multipath/alias: \"data\" is the alias of \"a\" too; "
                + "only that map is named so"), ConfTexts.messages("""
                multipaths {
                    multipath {
                        wwid a
                        alias data
                    }
                    multipath {
                        wwid b
                        alias data
                    }
                }
                """));
    }

    /** Also where it is a smaller WWID that is written later. */
    @Test
    void theNameIsTheFirstOnesThatIsWritten() {
        assertEquals(List.of("test.conf:8: warning: multipaths/multipath/alias: \"data\" is the alias of \"b\" too; "
                + "only that map is named so"), ConfTexts.messages("""
                multipaths {
                    multipath {
                        wwid b
                        alias data
                    }
                    multipath {
                        wwid a
                        alias data
                    }
                }
                """));
    }

    /** The kernel would refuse the map. */
    @Test
    void aNameThatIsTooLongForTheKernelIsIgnored() {
        String conf = "multipaths {\n multipath {\n  wwid a\n  alias " + "x".repeat(128) + "\n }\n}\n";
        List<String> messages = ConfTexts.messages(conf);
        assertEquals(1, messages.size());
        assertTrue(messages.getFirst().endsWith("longer than 127 bytes; the line is ignored"), messages::toString);
        assertEquals(List.of(), ConfTexts.messages(conf.replaceFirst("x", "")));
    }

    @Test
    void incompleteSectionsAreReportedAndIgnored() {
        assertEquals(List.of(
                "test.conf:2: warning: devices/device: vendor or product is missing; the section is ignored",
                "test.conf:7: warning: overrides/protocol: the type is missing; the section is ignored",
                "test.conf:12: warning: multipaths/multipath: the wwid is missing; the section is ignored",
                "test.conf:17: warning: blacklist/device: neither vendor nor product; the section is ignored"),
                ConfTexts.messages("""
                devices {
                    device {
                        vendor A
                    }
                }
                overrides {
                    protocol {
                        dev_loss_tmo 9
                    }
                }
                multipaths {
                    multipath {
                        alias a
                    }
                }
                blacklist {
                    device {
                    }
                }
                """));
    }

    @Test
    void unknownAndRepeatedAndDeadOptionsAreReported() {
        assertEquals(List.of(
                "test.conf:1: warning: foo: there is no such option here; the line is ignored",
                "test.conf:3: warning: defaults/no_such: there is no such option here; the line is ignored",
                "test.conf:6: warning: defaults/config_dir: \"/x\": the option has no effect any more; the line is ignored",
                "test.conf:5: warning: defaults/verbosity: given again, first in line 4; the last one counts"),
                ConfTexts.messages("foo bar\ndefaults {\nno_such 1\nverbosity 1\nverbosity 3\nconfig_dir /x\n}\n"));
    }

    @Test
    void onlyWhatMultipathdWouldNotStartWithIsNotStartedWith() {
        assertTrue(ConfTexts.load("}\n").startable());
        assertTrue(ConfTexts.load("}\n").broken());
        assertFalse(ConfTexts.load("defaults {\nreservation_key xyz\n}\n").startable());
        assertTrue(ConfTexts.load("", "defaults {\nreservation_key xyz\n}\n").startable());
        assertFalse(ConfTexts.load("defaults {\nreservation_key 0\n}\n").broken());
    }
}
