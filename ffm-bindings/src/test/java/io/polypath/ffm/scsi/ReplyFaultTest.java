package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplyFaultTest {
    @Test
    void everyFaultIsANegativeNumberAndComesBackFromIt() {
        for (ReplyFault fault : ReplyFault.values()) {
            assertEquals(fault, ReplyFault.of(fault.code()));
            assertEquals(fault != ReplyFault.NONE, fault.code() < 0);
            assertTrue(!fault.text().isBlank());
        }
    }

    @Test
    void anyValueThatIsNotNegativeIsNoFault() {
        assertEquals(ReplyFault.NONE, ReplyFault.of(0));
        assertEquals(ReplyFault.NONE, ReplyFault.of(Long.MAX_VALUE));
    }
}
