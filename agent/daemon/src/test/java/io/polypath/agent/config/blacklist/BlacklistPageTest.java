package io.polypath.agent.config.blacklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.config.ConfTexts;
import org.junit.jupiter.api.Test;

class BlacklistPageTest {

    private static String page(String text) {
        return BlacklistPage.of(ConfTexts.conf(text).blacklist());
    }

    @Test
    void writtenRulesComeBeforeBuiltInOnes() {
        assertTrue(page("""
                blacklist {
                    devnode "^sdx"
                    wwid "36*"
                    device {
                        vendor V
                    }
                    device {
                        product P
                    }
                }
                blacklist_exceptions {
                    protocol "scsi:fcp"
                    protocol "scsi:fcp"
                    property "ID_X"
                }
                """).startsWith("""
                device node rules:
                - blacklist:
                        (config file rule) ^sdx
                        (default rule)     !^(sd[a-z]|dasd[a-z]|nvme[0-9])
                - exceptions:
                        <empty>
                udev property rules:
                - blacklist:
                        <empty>
                - exceptions:
                        (config file rule) ID_X
                        (default rule)     (SCSI_IDENT_|ID_WWN)
                protocol rules:
                - blacklist:
                        <empty>
                - exceptions:
                        (config file rule) scsi:fcp
                        (config file rule) scsi:fcp
                wwid rules:
                - blacklist:
                        (config file rule) 36*
                - exceptions:
                        <empty>
                device rules:
                - blacklist:
                        (config file rule) V:(null)
                        (config file rule) (null):P
                        (default rule)     SGI:Universal Xport
                """));
    }

    @Test
    void equalRulesAreOneAndTheFirstIsKept() {
        assertEquals(page(""), page("blacklist_exceptions {\n}\nblacklist {\n}\n"));
        String built = "!^(sd[a-z]|dasd[a-z]|nvme[0-9])";
        assertTrue(page("blacklist {\ndevnode \"" + built + "\"\ndevnode \"" + built + "\"\n}\n").startsWith(
                "device node rules:\n- blacklist:\n        (config file rule) " + built + "\n- exceptions:\n"));
    }

    @Test
    void productsThatAreNoPathsCountAsDefaultRules() {
        assertTrue(page("devices {\ndevice {\nvendor ACME\nproduct X\nproduct_blacklist Bait\n}\n}\n")
                .contains("        (default rule)     ACME:Bait\n"));
    }
}
