package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;

/**
 * Runs every decoder with every accessor over the same bytes, as if each had asked for them, and checks what holds for
 * any input: results are in range, cursors end, nothing throws. The bytes must be a segment of exactly the received
 * length, so that a read beyond it throws.
 */
final class Decoders {
    private final Designators designators = new Designators();
    private final TargetPortGroups groups = new TargetPortGroups();
    private final Registrations registrations = new Registrations();
    private final MemorySegment out = MemorySegment.ofArray(new byte[Designators.WWID_BYTES]);

    /** @param allocation the allocation length that the replies were asked for with */
    void runAll(MemorySegment bytes, int allocation) {
        int received = (int) bytes.byteSize();
        sense(bytes, received);
        inquiry(bytes, received);
        pages(bytes, received);
        designators(bytes, received);
        groups(bytes, received, allocation);
        luns(bytes, received, allocation);
        reservations(bytes, received, allocation);
        registrations(bytes, received, allocation);
    }

    private static void sense(MemorySegment bytes, int received) {
        long sense = Sense.decode(bytes, received);
        assertTrue(sense >= 0);
        assertTrue(!Sense.hasCodes(sense) || Sense.hasKey(sense));
        assertTrue(Sense.hasKey(sense) || Sense.triple(sense) == 0);
        assertEquals(received == 0 || Sense.hasKey(sense), Sense.fault(sense) == ReplyFault.NONE);
        Sense.information(bytes, received);
        assertTrue(!SenseText.describe(sense).isEmpty());
    }

    private static void inquiry(MemorySegment bytes, int received) {
        inRange(Inquiry.peripheralQualifier(bytes, received), 7);
        inRange(Inquiry.peripheralType(bytes, received), 0x1F);
        inRange(Inquiry.version(bytes, received), 0xFF);
        inRange(Inquiry.tpgs(bytes, received), 3);
        assertTrue(Inquiry.vendor(bytes, received).length() <= 8);
        assertTrue(Inquiry.product(bytes, received).length() <= 16);
        assertTrue(Inquiry.revision(bytes, received).length() <= 4);
    }

    private void pages(MemorySegment bytes, int received) {
        for (int code : new int[] {Vpd.SUPPORTED_PAGES, Vpd.UNIT_SERIAL_NUMBER, Vpd.DEVICE_IDENTIFICATION}) {
            inRange(Vpd.totalBytes(bytes, received, code), 65_539);
            inRange(Vpd.usableBytes(bytes, received, code), received);
        }
        Vpd.lists(bytes, received, Vpd.DEVICE_IDENTIFICATION);
        inRange(UnitSerial.render(bytes, received, out), (int) out.byteSize() - 1);
        inRange(Designators.wwid(bytes, received, out), (int) out.byteSize() - 1);
        assertFalse(Designators.has(bytes, received, "", out));
        inRange(Designators.targetPortGroup(bytes, received), 0xFFFF);
        inRange(Designators.relativeTargetPort(bytes, received), 0xFFFF);
    }

    private void designators(MemorySegment bytes, int received) {
        designators.wrap(bytes, received);
        while (designators.next()) {
            inRange(designators.association(), 3);
            inRange(designators.type(), 0xF);
            inRange(designators.codeSet(), 0xF);
            assertTrue(designators.protocol() >= -1 && designators.protocol() <= 0xF);
            assertTrue(designators.offset() + designators.lengthBytes() <= received);
        }
    }

    private void groups(MemorySegment bytes, int received, int allocation) {
        ReplyFault fault = groups.parse(bytes, received, allocation);
        assertEquals(fault == ReplyFault.NONE, groups.count() > 0);
        assertTrue(fault != ReplyFault.LONGER || groups.neededBytes() > allocation);
        inRange(groups.implicitTransitionSeconds(), 0xFF);
        int visited = 0;
        while (groups.next()) {
            visited++;
            inRange(groups.group(), 0xFFFF);
            inRange(groups.stateCode(), 0xF);
            inRange(groups.supportedStates(), 0xFF);
            inRange(groups.statusCode(), 0xFF);
            assertEquals(groups.stateCode() == groups.state().code(),
                groups.state() != AccessState.RESERVED || groups.stateCode() == AccessState.RESERVED.code());
            for (int port = 0; port < groups.portCount(); port++) {
                inRange(groups.port(port), 0xFFFF);
            }
        }
        assertEquals(groups.count(), visited);
        groups.find(1);
    }

    private static void luns(MemorySegment bytes, int received, int allocation) {
        int count = ReportLuns.count(bytes, received, allocation);
        assertTrue(ReportLuns.HEADER_BYTES + ReportLuns.LUN_BYTES * count <= Math.max(received, ReportLuns.HEADER_BYTES));
        for (int i = 0; i < count; i++) {
            ReportLuns.lun(bytes, i);
        }
    }

    private static void reservations(MemorySegment bytes, int received, int allocation) {
        int count = RegisteredKeys.count(bytes, received, allocation);
        int arrived = RegisteredKeys.arrived(bytes, received);
        assertTrue(count < 0 || count == arrived);
        assertTrue(RegisteredKeys.occurrences(bytes, arrived, 1) <= Math.max(arrived, 0));
        if (Reservation.state(bytes, received) == Reservation.HELD) {
            Reservation.key(bytes);
            inRange(Reservation.scope(bytes), 0xF);
            ReservationType.of(Reservation.type(bytes));
        }
        if (ReservationCapabilities.fault(bytes, received) == ReplyFault.NONE) {
            inRange(ReservationCapabilities.of(bytes).allowCommands(), 7);
        }
    }

    private void registrations(MemorySegment bytes, int received, int allocation) {
        ReplyFault fault = registrations.parse(bytes, received, allocation);
        assertTrue(fault == ReplyFault.NONE || fault == ReplyFault.LONGER || registrations.count() == 0);
        assertTrue(registrations.generation() >= 0);
        int visited = 0;
        while (registrations.next()) {
            visited++;
            registrations.key();
            inRange(registrations.scope(), 0xF);
            inRange(registrations.type(), 0xF);
            inRange(registrations.targetPort(), 0xFFFF);
            TransportId port = registrations.transportId();
            assertTrue(port == null || port.name().length <= received);
        }
        assertEquals(registrations.count(), visited);
    }

    /** A value of 0 to {@code maximum}, or a fault's code. */
    private static void inRange(int result, int maximum) {
        assertTrue(result <= maximum);
        ReplyFault.of(result);
    }
}
