package io.polypath.agent.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class WwidTest {

    private static final String FILLED = "nvme.0000-3163653363666438366239656630386200-4c696e7578" + "00".repeat(35) + "-00000002";

    @Test
    void anIdentityThatIsTooLongLosesWhatFillsIt() {
        assertEquals("nvme.0000-31636533636664383662396566303862-4c696e7578-00000002", Wwid.ofNullable(FILLED).text());
    }

    @Test
    void oneThatFitsKeepsIt() {
        String fits = "nvme.0000-3100-4c00-00000002";
        assertEquals(fits, Wwid.ofNullable(fits + "  ").text());
    }

    @Test
    void anythingElseThatIsTooLongIsCut() {
        assertEquals(Wwid.MAX_LENGTH, Wwid.ofNullable("t10." + "x".repeat(200)).text().length());
        assertEquals(Wwid.MAX_LENGTH, Wwid.ofNullable(FILLED.replace("00".repeat(35), "31".repeat(40))).text().length());
        assertNull(Wwid.ofNullable("  "));
    }
}
