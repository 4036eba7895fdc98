package io.polypath.agent.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void readsOfTestsGetAQuarterOfTheRoomAndAreNotTakenForChecks() {
        HostLoad host = new HostLoad(32);
        int reads = 0;
        for (; host.hasSampleRoom(); reads++) {
            host.sampleSent();
            host.sampleOverdue();
        }
        assertEquals(6, reads);
        assertFalse(host.choked());
        for (int checks = 0; checks < 18; checks++) {
            assertTrue(host.hasRoom());
            host.sent();
            assertFalse(host.choked());
        }
        assertFalse(host.hasRoom());
        for (int checks = 0; checks < 18; checks++) {
            host.overdue();
        }
        assertTrue(host.choked(), "nothing that comes would free the room");
        host.sampleCameBack(true);
        assertFalse(host.choked());
        assertTrue(host.hasSampleRoom());
    }

    @Test
    void readsOfTestsAlwaysLeaveRoomForACheck() {
        for (int depth = 1; depth <= 64; depth++) {
            HostLoad host = new HostLoad(depth);
            while (host.hasSampleRoom()) {
                host.sampleSent();
                host.sampleOverdue();
            }
            assertTrue(host.hasRoom(), "depth " + depth);
            assertFalse(host.choked(), "depth " + depth);
        }
    }

    @Test
    void evenAHostThatTakesOneCommandGetsOne() {
        assertTrue(new HostLoad(1).hasRoom());
    }
}
