package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusNamesTest {
    @Test
    void scsiStatusIgnoresTheBitsThatScsi2UsedOtherwise() {
        assertEquals("check condition", ScsiStatus.name(0x02));
        assertEquals("check condition", ScsiStatus.name(0x83));
        assertEquals("reservation conflict", ScsiStatus.name(ScsiStatus.RESERVATION_CONFLICT));
        assertEquals("status 0Ah", ScsiStatus.name(0x0A));
    }

    @Test
    void hostStatusHasTheKernelsNames() {
        assertEquals("DID_OK", HostStatus.name(HostStatus.OK));
        assertEquals("DID_NO_CONNECT", HostStatus.name(HostStatus.NO_CONNECT));
        assertEquals("DID_TRANSPORT_DISRUPTED", HostStatus.name(HostStatus.TRANSPORT_DISRUPTED));
        assertEquals("DID_TRANSPORT_MARGINAL", HostStatus.name(HostStatus.TRANSPORT_MARGINAL));
        assertEquals("DID_0x15", HostStatus.name(0x15));
    }

    @Test
    void driverStatusIgnoresTheSuggestionBits() {
        assertEquals("DRIVER_SENSE", DriverStatus.name(DriverStatus.SENSE));
        assertEquals("DRIVER_TIMEOUT", DriverStatus.name(0x26));
        assertEquals("DRIVER_0x09", DriverStatus.name(0x09));
    }

    @Test
    void everyNumberHasADistinctName() {
        assertEquals(0x40, IntStream.range(0, 0x80).filter(s -> (s & 1) == 0).mapToObj(ScsiStatus::name).distinct().count());
        assertEquals(0x100, IntStream.range(0, 0x100).mapToObj(HostStatus::name).distinct().count());
        assertEquals(0x10, IntStream.range(0, 0x10).mapToObj(DriverStatus::name).distinct().count());
        assertEquals(0x10, IntStream.range(0, 0x10).mapToObj(SenseKey::name).distinct().count());
    }
}
