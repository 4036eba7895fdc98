package io.polypath.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "  reservation_key 0x12ab34", "\treservation_key \"0x12ab34\"", "# reservation_key 0x12ab34", "reservation_key=0x12ab34:aptpl",
        "   \"reservation_key\" : \"0x12ab34\",", "RESERVATION_KEY   0x12ab34", "node.session.auth.password = 0x12ab34",
        "chap_secret: 0x12ab34", "# the password is 0x12ab34", "ro rd.iscsi.password=0x12ab34 quiet", "rd.iscsi.in.password=0x12ab34",
        "netroot=iscsi:me:0x12ab34@10.0.0.1::3260::iqn.2003", "password_in 0x12ab34"
    })
    void secretsAreLeftOut(String line) {
        String text = Secrets.leftOut("before\n" + line + "\nafter\n");
        assertFalse(text.contains("12ab34"), text);
        assertTrue(text.contains(Secrets.HIDDEN), text);
        assertTrue(text.startsWith("before\n") && text.endsWith("\nafter\n"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "  reservation_key file", "  reservation_key \"file\"", "polling_interval 5", "prkeys_file /etc/multipath/prkeys",
        "reservation_key", "reservation_key\n  alias 0x12ab34", "wwid 3600140512ab34"
    })
    void allElseStays(String line) {
        assertEquals(line, Secrets.leftOut(line));
    }
}
