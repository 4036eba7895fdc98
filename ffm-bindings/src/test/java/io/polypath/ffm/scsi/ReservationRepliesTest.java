package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class ReservationRepliesTest {
    private static final int ALLOCATION = 4096;

    private static int length(MemorySegment reply) {
        return (int) reply.byteSize();
    }

    @Test
    void everyRegistrationIsAKeyInTheList() {
        MemorySegment keys = Replies.KEYS;
        assertEquals(3, RegisteredKeys.count(keys, length(keys), ALLOCATION));
        assertEquals(5, RegisteredKeys.generation(keys));
        assertEquals(0x1122334455667788L, RegisteredKeys.key(keys, 2));
        assertEquals(2, RegisteredKeys.occurrences(keys, 3, 0xabcde));
        assertEquals(0, RegisteredKeys.occurrences(keys, 3, 1));
    }

    @Test
    void aListThatDidNotArriveWholeSaysWhatItNeeds() {
        MemorySegment part = Replies.KEYS.asSlice(0, 20);
        assertEquals(ReplyFault.LONGER, ReplyFault.of(RegisteredKeys.count(part, 20, 20)));
        assertEquals(ReplyFault.TRUNCATED, ReplyFault.of(RegisteredKeys.count(part, 20, ALLOCATION)));
        assertEquals(32, RegisteredKeys.neededBytes(part, 20));
        assertEquals(1, RegisteredKeys.arrived(part, 20));
        assertEquals(ReplyFault.SHORT, ReplyFault.of(RegisteredKeys.arrived(part, 7)));
        assertEquals(ReplyFault.INVALID, ReplyFault.of(RegisteredKeys.count(Bytes.hex("00000001 00000004 00000000"), 12, ALLOCATION)));
    }

    @Test
    void aReservationHasAHolderAndAType() {
        MemorySegment held = Replies.RESERVATION;
        assertEquals(Reservation.HELD, Reservation.state(held, 24));
        assertEquals(0xabcde, Reservation.key(held));
        assertEquals(PersistentReserve.LU_SCOPE, Reservation.scope(held));
        assertEquals(ReservationType.WRITE_EXCLUSIVE_REGISTRANTS_ONLY, ReservationType.of(Reservation.type(held)));
        assertEquals(Reservation.FREE, Reservation.state(Bytes.hex("00000007 00000000"), 8));
        assertEquals(ReplyFault.TRUNCATED, ReplyFault.of(Reservation.state(held, 23)));
        assertEquals(ReplyFault.INVALID, ReplyFault.of(Reservation.state(Bytes.hex("00000007 00000008 0000000000000001"), 16)));
        assertNull(ReservationType.of(2));
    }

    @Test
    void capabilitiesSayWhichTypesThereAre() {
        assertEquals(ReplyFault.NONE, ReservationCapabilities.fault(Replies.CAPABILITIES, 8));
        ReservationCapabilities can = ReservationCapabilities.of(Replies.CAPABILITIES);
        assertTrue(can.compatibleHandling() && can.initiatorPorts() && can.allTargetPorts() && can.persists());
        assertTrue(can.typesValid() && can.persistsNow());
        for (ReservationType type : ReservationType.values()) {
            assertTrue(can.knows(type), type.name());
        }
        assertFalse(ReservationCapabilities.of(Bytes.hex("0008 00 80 0200 0000")).knows(ReservationType.EXCLUSIVE_ACCESS));
        assertTrue(ReservationCapabilities.of(Bytes.hex("0008 00 80 0200 0000")).knows(ReservationType.WRITE_EXCLUSIVE));
        assertEquals(ReplyFault.INVALID, ReservationCapabilities.fault(Bytes.hex("0002 0000 0000 0000"), 8));
    }

    @Test
    void fullStatusTellsWhoRegistered() {
        Registrations all = new Registrations();
        assertEquals(ReplyFault.NONE, all.parse(Replies.FULL_STATUS, length(Replies.FULL_STATUS), ALLOCATION));
        assertEquals(2, all.count());
        assertTrue(all.next());
        assertEquals(0xabcde, all.key());
        assertTrue(all.isHolder());
        assertEquals(5, all.type());
        assertEquals(1, all.targetPort());
        assertEquals("iqn.2005-03.org.e:h1,i,0x00023d000001", all.transportId().text());
        assertEquals(1, all.transportId().format());
        assertTrue(all.next());
        assertTrue(all.isForAllTargetPorts());
        assertFalse(all.isHolder());
        assertEquals("2100001b32010203", all.transportId().text());
        assertFalse(all.next());
        assertThrows(IllegalStateException.class, all::key);
    }

    @Test
    void whatArrivedWholeOfALongFullStatusCanBeVisited() {
        Registrations all = new Registrations();
        assertEquals(ReplyFault.LONGER, all.parse(Replies.FULL_STATUS, 100, 100));
        assertEquals(1, all.count());
        assertEquals(124, all.neededBytes());
        assertEquals(ReplyFault.TRUNCATED, all.parse(Replies.FULL_STATUS, 100, ALLOCATION));
        assertEquals(0, all.count());
    }

    @Test
    void aTransportIdLongerThanItsRegistrationIsLeftOut() {
        MemorySegment reply = MemorySegment.ofArray(Replies.FULL_STATUS.toArray(ValueLayout.JAVA_BYTE));
        BigEndian.putU16(reply, 8 + 24 + 2, 0xFFFF);
        Registrations all = new Registrations();
        assertEquals(ReplyFault.NONE, all.parse(reply, length(reply), ALLOCATION));
        assertTrue(all.next());
        assertNull(all.transportId());
    }
}
