package io.polypath.agent.owner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HostLoadTest {

    @Test
    void aHostGetsThreeQuartersOfWhatItTakes() {
        HostLoad host = new HostLoad(8);
        for (int i = 0; i < 6; i++) {
            assertTrue(host.hasRoom());
            host.sent();
        }
        assertFalse(host.hasRoom());
        host.cameBack(false);
        assertTrue(host.hasRoom());
    }

    @Test
    void aHostWhoseWholeShareHangsIsChoked() {
        HostLoad host = new HostLoad(2);
        host.sent();
        assertFalse(host.choked());
        host.overdue();
        assertTrue(host.choked());
        host.cameBack(true);
        assertFalse(host.choked());
        assertTrue(host.hasRoom());
    }

    @Test
    void evenAHostThatTakesOneCommandGetsOne() {
        assertTrue(new HostLoad(1).hasRoom());
    }
}
