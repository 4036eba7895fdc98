package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class TargetPortGroupsTest {
    private static final MemorySegment PLAIN = Replies.PLAIN_GROUPS;
    private static final MemorySegment EXTENDED = Replies.EXTENDED_GROUPS;

    private final TargetPortGroups groups = new TargetPortGroups();

    private ReplyFault parse(MemorySegment reply) {
        return groups.parse(reply, (int) reply.byteSize(), 4096);
    }

    @Test
    void aPlainReplyGivesItsGroupsInOrder() {
        assertEquals(ReplyFault.NONE, parse(PLAIN));
        assertEquals(2, groups.count());
        assertFalse(groups.isExtended());
        assertEquals(0, groups.implicitTransitionSeconds());
        assertEquals(28, groups.neededBytes());
        assertTrue(groups.next());
        assertEquals(0x0100, groups.group());
        assertEquals(AccessState.OPTIMIZED, groups.state());
        assertFalse(groups.isPreferred());
        assertEquals(0x0F, groups.supportedStates());
        assertEquals(1, groups.portCount());
        assertEquals(1, groups.port(0));
        assertTrue(groups.next());
        assertEquals(0x0180, groups.group());
        assertEquals(AccessState.UNAVAILABLE, groups.state());
        assertEquals(2, groups.port(0));
        assertFalse(groups.next());
    }

    @Test
    void anExtendedReplyGivesTheTransitionTimeAndItsGroups() {
        assertEquals(ReplyFault.NONE, parse(EXTENDED));
        assertTrue(groups.isExtended());
        assertEquals(10, groups.implicitTransitionSeconds());
        assertEquals(2, groups.count());
        assertEquals(ReplyFault.NONE, groups.find(1));
        assertTrue(groups.isPreferred());
        assertEquals(AccessState.OPTIMIZED, groups.state());
        assertEquals(2, groups.portCount());
        assertEquals(2, groups.port(1));
        assertEquals(ReplyFault.NONE, groups.find(2));
        assertEquals(AccessState.TRANSITIONING, groups.state());
        assertEquals(2, groups.statusCode());
    }

    @Test
    void aGroupThatIsNotListedIsNotFoundAndLeavesNoCurrentGroup() {
        parse(PLAIN);
        assertEquals(ReplyFault.NOT_FOUND, groups.find(7));
        assertThrows(IllegalStateException.class, groups::group);
    }

    @Test
    void ofTwoGroupsWithOneIdentifierTheFirstIsFound() {
        parse(Bytes.hex("00000010 01000001 00000000 00000001 00000000"));
        groups.find(1);
        assertEquals(AccessState.NON_OPTIMIZED, groups.state());
    }

    @Test
    void aReplyLongerThanTheBufferSaysHowMuchItNeeds() {
        assertEquals(ReplyFault.LONGER, groups.parse(PLAIN.asSlice(0, 20), 20, 20));
        assertEquals(28, groups.neededBytes());
        assertEquals(0, groups.count());
        assertFalse(groups.next());
    }

    @Test
    void aReplyOfMoreThanTwoGigabytesIsLongerAndNotNegative() {
        MemorySegment huge = Bytes.hex("ffffffff 00000000");
        assertEquals(ReplyFault.LONGER, parse(huge));
        assertEquals(0x1_0000_0003L, groups.neededBytes());
    }

    @Test
    void aReplyThatFitsTheBufferButDidNotArriveIsTruncated() {
        for (int received = 4; received < PLAIN.byteSize(); received++) {
            assertEquals(ReplyFault.TRUNCATED, groups.parse(PLAIN.asSlice(0, received), received, 4096), "" + received);
        }
    }

    @Test
    void aReplyWithoutAWholeLengthFieldIsShort() {
        for (int received = 0; received < 4; received++) {
            assertEquals(ReplyFault.SHORT, groups.parse(PLAIN.asSlice(0, received), received, 4096));
            assertEquals(0, groups.neededBytes());
        }
    }

    @Test
    void aReplyWithoutGroupsIsEmptyInBothFormats() {
        assertEquals(ReplyFault.EMPTY, parse(Bytes.hex("00000000")));
        assertEquals(ReplyFault.EMPTY, parse(Bytes.hex("00000004 103c0000")));
        assertEquals(ReplyFault.EMPTY, parse(Bytes.hex("00000001 10")));
        assertEquals(0, groups.implicitTransitionSeconds());
    }

    @Test
    void aDescriptorThatRunsOverTheEndIsAnOverflow() {
        assertEquals(ReplyFault.OVERFLOW, parse(Bytes.hex("00000008 00000001 00000001")));
        assertEquals(ReplyFault.OVERFLOW, parse(Bytes.hex("00000007 00000001 000000")));
        assertEquals(ReplyFault.OVERFLOW, parse(Bytes.hex("0000000a 00000001 00000000 0000")));
        assertEquals(0, groups.count());
    }

    /** As LIO answers: its length leaves the extended header out, and so the last port of the last group does not come. */
    @Test
    void aReplyWhoseLastPortIsCutOffWithTheExtendedHeaderIsUnderstood() {
        String reply = "00000020 100a0000 00cf0001 00000002 00000001 00000002 02cf0002 00000002 00000003";
        TargetPortGroups groups = new TargetPortGroups();
        MemorySegment bytes = Bytes.hex(reply);
        assertEquals(ReplyFault.NONE, groups.parse(bytes, 36, 1024));
        assertEquals(2, groups.count());
        assertEquals(10, groups.implicitTransitionSeconds());
        assertEquals(ReplyFault.NONE, groups.find(2));
        assertEquals(AccessState.STANDBY, groups.state());
        assertEquals(1, groups.portCount());
        assertEquals(3, groups.port(0));
    }

    @Test
    void bytesBehindTheAnnouncedLengthAreNotLookedAt() {
        assertEquals(ReplyFault.NONE, parse(Bytes.hex("00000008 02000001 00000000 ffffffff ffffffff")));
        assertEquals(1, groups.count());
    }

    @Test
    void aPortBeyondTheCountIsABugOfTheCaller() {
        parse(PLAIN);
        groups.next();
        assertThrows(IndexOutOfBoundsException.class, () -> groups.port(1));
        assertThrows(IndexOutOfBoundsException.class, () -> groups.port(-1));
    }

    @Test
    void oneCursorReadsOneReplyAfterAnother() {
        parse(EXTENDED);
        groups.find(2);
        assertEquals(ReplyFault.SHORT, groups.parse(PLAIN, 0, 4096));
        assertFalse(groups.next());
        assertEquals(ReplyFault.NONE, parse(PLAIN));
        assertEquals(0, groups.implicitTransitionSeconds());
        assertTrue(groups.next());
        assertEquals(0x0100, groups.group());
    }

    @Test
    void everyStateNibbleHasAnAccessState() {
        for (int nibble = 0; nibble < 16; nibble++) {
            AccessState state = AccessState.of(nibble);
            boolean assigned = nibble <= 4 || nibble >= 0xE;
            assertEquals(!assigned, state == AccessState.RESERVED);
            if (assigned) {
                assertEquals(nibble, state.code());
            }
        }
    }
}
