package io.polypath.agent.transport;

import static io.polypath.agent.transport.Wishes.timeout;
import static io.polypath.agent.transport.Wishes.wish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.map.NoPathRetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutWishTest {

    private static final String FC = "scsi:fcp";

    /** N·5 s, one second for each minute of that, and 5 s. */
    @ParameterizedTest
    @CsvSource({"1, 10", "12, 66", "24, 127", "1000, 5088"})
    void aDeviceStaysForAsLongAsItsMapWaits(int checks, long devLoss) {
        assertEquals(devLoss, wish(FC, "5", "", NoPathRetry.checks(checks)).devLossSeconds());
        assertEquals(devLoss, wish(FC, "5", "6", NoPathRetry.checks(checks)).devLossSeconds());
        assertEquals(9_000, wish(FC, "5", "9000", NoPathRetry.checks(checks)).devLossSeconds());
    }

    @Test
    void aMapThatWaitsForEverKeepsItsDevicesForEver() {
        assertEquals(TimeoutWish.ENDLESS, wish(FC, "5", "30", NoPathRetry.QUEUE).devLossSeconds());
        assertEquals(TimeoutWish.ENDLESS, wish(FC, "5", "", NoPathRetry.checks(Integer.MAX_VALUE)).devLossSeconds());
    }

    @Test
    void withoutQueueingTheKernelsTimeStaysWhereNothingIsWritten() {
        assertEquals(TimeoutWish.UNSET, wish(FC, "5", "", NoPathRetry.FAIL).devLossSeconds());
        assertEquals(TimeoutWish.UNSET, wish(FC, "", "", NoPathRetry.QUEUE).devLossSeconds());
    }

    @ParameterizedTest
    @CsvSource({"29, 30, 29", "30, 30, off", "31, 30, off", "0, 30, 0"})
    void failingFastAfterTheDeviceIsGoneIsSwitchedOff(String fast, String devLoss, String fastInTheEnd) {
        assertEquals(timeout(fastInTheEnd), wish(FC, fast, devLoss, NoPathRetry.FAIL).fastIoFail());
    }

    @Test
    void withoutFailingFastTheKernelTakesTenMinutesAtMost() {
        assertEquals(600, wish(FC, "off", "infinity", NoPathRetry.FAIL).devLossSeconds());
        assertEquals(600, wish(FC, "off", "infinity", NoPathRetry.QUEUE).devLossSeconds());
        assertEquals(600, wish(FC, "0", "infinity", NoPathRetry.FAIL).devLossSeconds());
        assertEquals(TimeoutWish.ENDLESS, wish(FC, "0", "infinity", NoPathRetry.QUEUE).devLossSeconds());
        assertEquals(TimeoutWish.ENDLESS, wish("scsi:sas", "off", "infinity", NoPathRetry.FAIL).devLossSeconds());
    }

    @Test
    void otherTransportsHaveOnlyTheHostsDeadline() {
        TimeoutWish usb = wish("scsi:usb", "5", "60", NoPathRetry.QUEUE);
        assertEquals(timeout(""), usb.fastIoFail());
        assertEquals(TimeoutWish.UNSET, usb.devLossSeconds());
        assertEquals(timeout("off"), usb.ehDeadline());
    }

    @Test
    void anNvmeControllerLeavesTheScsiHostOfItsNumberAlone() {
        TimeoutWish wish = wish("nvme:tcp", "5", "600", NoPathRetry.QUEUE);
        assertEquals(timeout(""), wish.ehDeadline());
        assertEquals(TimeoutWish.UNSET, wish.devLossSeconds());
        assertTrue(wish.isNothing());
        assertFalse(wish("scsi:usb", "", "", NoPathRetry.FAIL).isNothing(), "the host has a deadline");
        assertFalse(wish(FC, "5", "", NoPathRetry.FAIL).isNothing());
    }
}
