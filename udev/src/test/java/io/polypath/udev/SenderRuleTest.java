package io.polypath.udev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ringbuf.Sender;
import org.junit.jupiter.api.Test;

class SenderRuleTest {
    private static final int SOMEBODY = 4711;
    private static final int AUTOMATIC_PORT = -4097;
    private static final int NOBODY = 65534;

    @Test
    void theKernelGroupIsBelievedFromPortZeroAndRoot() {
        assertEquals(SenderRejection.NONE, SenderRule.check(NetlinkGroup.KERNEL_UEVENTS, 0, 1, 0));
        assertEquals(SenderRejection.NOT_THE_KERNEL, SenderRule.check(NetlinkGroup.KERNEL_UEVENTS, SOMEBODY, 1, 0));
        assertEquals(SenderRejection.NOT_ROOT, SenderRule.check(NetlinkGroup.KERNEL_UEVENTS, 0, 1, NOBODY));
    }

    @Test
    void theTransportsAreBelievedLikeTheKernelItself() {
        assertEquals(SenderRejection.NONE, SenderRule.check(NetlinkGroup.FC_EVENTS, 0, 4, 0));
        assertEquals(SenderRejection.NOT_THE_KERNEL, SenderRule.check(NetlinkGroup.FC_EVENTS, SOMEBODY, 4, 0));
        assertEquals(SenderRejection.NONE, SenderRule.check(NetlinkGroup.ISCSI_EVENTS, 0, 1, 0));
        assertEquals(SenderRejection.NOT_THE_KERNEL, SenderRule.check(NetlinkGroup.ISCSI_EVENTS, SOMEBODY, 1, 0));
    }

    @Test
    void theUdevGroupIsBelievedFromARootProcess() {
        assertEquals(SenderRejection.NONE, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, SOMEBODY, 2, 0));
        assertEquals(SenderRejection.NONE, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, AUTOMATIC_PORT, 2, 0));
        assertEquals(SenderRejection.NOT_UDEVD, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, 0, 2, 0));
        assertEquals(SenderRejection.NOT_ROOT, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, SOMEBODY, 2, NOBODY));
        assertEquals(SenderRejection.NOT_ROOT, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, SOMEBODY, 2, Integer.MIN_VALUE));
    }

    @Test
    void messagesToOneReceiverAreNotBelieved() {
        for (NetlinkGroup group : NetlinkGroup.values()) {
            assertEquals(SenderRejection.UNICAST, SenderRule.check(group, 0, 0, 0));
            assertEquals(SenderRejection.UNICAST, SenderRule.check(group, SOMEBODY, 0, 0));
        }
    }

    @Test
    void messagesOfAnotherGroupAreNotBelieved() {
        assertEquals(SenderRejection.OTHER_GROUP, SenderRule.check(NetlinkGroup.KERNEL_UEVENTS, 0, 2, 0));
        assertEquals(SenderRejection.OTHER_GROUP, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, SOMEBODY, 1, 0));
        assertEquals(SenderRejection.OTHER_GROUP, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, SOMEBODY, 3, 0));
    }

    @Test
    void aSenderThatTheKernelDidNotNameIsNotBelieved() {
        for (NetlinkGroup group : NetlinkGroup.values()) {
            assertEquals(SenderRejection.NO_ADDRESS, SenderRule.check(group, Sender.UNKNOWN, 0, 0));
        }
        assertEquals(SenderRejection.NO_CREDENTIALS, SenderRule.check(NetlinkGroup.KERNEL_UEVENTS, 0, 1, Sender.UNKNOWN));
        assertEquals(SenderRejection.NO_CREDENTIALS, SenderRule.check(NetlinkGroup.UDEV_UEVENTS, SOMEBODY, 2, Sender.UNKNOWN));
    }
}
