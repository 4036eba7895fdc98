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
        assertEquals(SenderRejection.NONE, SenderRule.check(UeventSource.KERNEL, 0, 1, 0));
        assertEquals(SenderRejection.NOT_THE_KERNEL, SenderRule.check(UeventSource.KERNEL, SOMEBODY, 1, 0));
        assertEquals(SenderRejection.NOT_ROOT, SenderRule.check(UeventSource.KERNEL, 0, 1, NOBODY));
    }

    @Test
    void theUdevGroupIsBelievedFromARootProcess() {
        assertEquals(SenderRejection.NONE, SenderRule.check(UeventSource.UDEV, SOMEBODY, 2, 0));
        assertEquals(SenderRejection.NONE, SenderRule.check(UeventSource.UDEV, AUTOMATIC_PORT, 2, 0));
        assertEquals(SenderRejection.NOT_UDEVD, SenderRule.check(UeventSource.UDEV, 0, 2, 0));
        assertEquals(SenderRejection.NOT_ROOT, SenderRule.check(UeventSource.UDEV, SOMEBODY, 2, NOBODY));
        assertEquals(SenderRejection.NOT_ROOT, SenderRule.check(UeventSource.UDEV, SOMEBODY, 2, Integer.MIN_VALUE));
    }

    @Test
    void messagesToOneReceiverAreNotBelieved() {
        for (UeventSource source : UeventSource.values()) {
            assertEquals(SenderRejection.UNICAST, SenderRule.check(source, 0, 0, 0));
            assertEquals(SenderRejection.UNICAST, SenderRule.check(source, SOMEBODY, 0, 0));
        }
    }

    @Test
    void messagesOfAnotherGroupAreNotBelieved() {
        assertEquals(SenderRejection.OTHER_GROUP, SenderRule.check(UeventSource.KERNEL, 0, 2, 0));
        assertEquals(SenderRejection.OTHER_GROUP, SenderRule.check(UeventSource.UDEV, SOMEBODY, 1, 0));
        assertEquals(SenderRejection.OTHER_GROUP, SenderRule.check(UeventSource.UDEV, SOMEBODY, 3, 0));
    }

    @Test
    void aSenderThatTheKernelDidNotNameIsNotBelieved() {
        for (UeventSource source : UeventSource.values()) {
            assertEquals(SenderRejection.NO_ADDRESS, SenderRule.check(source, Sender.UNKNOWN, 0, 0));
        }
        assertEquals(SenderRejection.NO_CREDENTIALS, SenderRule.check(UeventSource.KERNEL, 0, 1, Sender.UNKNOWN));
        assertEquals(SenderRejection.NO_CREDENTIALS, SenderRule.check(UeventSource.UDEV, SOMEBODY, 2, Sender.UNKNOWN));
    }
}
