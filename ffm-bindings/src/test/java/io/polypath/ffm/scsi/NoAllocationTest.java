package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.polypath.ffm.Allocation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a check passes through, over native memory as in a command slot. */
class NoAllocationTest {
    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    private MemorySegment slot(MemorySegment reply) {
        return arena.allocate(4096).copyFrom(reply);
    }

    @Test
    void writingCommandsAllocatesNothing() {
        MemorySegment cdb = arena.allocate(Cdb.SIZE_BYTES);
        Allocation.assertNone(i -> {
            Cdb.testUnitReady(cdb);
            Cdb.inquiry(cdb, true, (int) i & 0xFF, 4096);
            Cdb.reportTargetPortGroups(cdb, 4096, true);
            Cdb.read10(cdb, i, 8);
            Cdb.read16(cdb, i, 8);
        });
    }

    @Test
    void decodingSenseDataAllocatesNothing() {
        MemorySegment fixed = slot(Replies.FIXED_SENSE);
        MemorySegment descriptor = slot(Replies.DESCRIPTOR_SENSE);
        Allocation.assertNone(i -> {
            assertEquals(SenseCode.PORT_STANDBY, Sense.triple(Sense.decode(fixed, 18)));
            long sense = Sense.decode(descriptor, (int) i % 25);
            if (Sense.fault(sense) == ReplyFault.NONE && Sense.hasInformation(sense)) {
                Sense.information(descriptor, 24);
            }
        });
    }

    @Test
    void readingTargetPortGroupsAllocatesNothing() {
        MemorySegment reply = slot(Replies.EXTENDED_GROUPS);
        TargetPortGroups groups = new TargetPortGroups();
        Allocation.assertNone(i -> {
            ReplyFault fault = groups.parse(reply, (int) i % 40, 4096);
            if (fault == ReplyFault.NONE && groups.find(2) == ReplyFault.NONE) {
                assertEquals(AccessState.TRANSITIONING, groups.state());
            }
        });
    }

    @Test
    void readingInquiryAndPagesAllocatesNothing() {
        MemorySegment inquiry = slot(Replies.INQUIRY);
        MemorySegment serial = slot(Replies.SERIAL);
        MemorySegment identification = slot(Replies.IDENTIFICATION);
        int length = (int) Replies.IDENTIFICATION.byteSize();
        MemorySegment out = arena.allocate(Designators.WWID_BYTES);
        Designators designators = new Designators();
        Allocation.assertNone(i -> {
            Inquiry.peripheralQualifier(inquiry, 36);
            Inquiry.tpgs(inquiry, 36);
            UnitSerial.render(serial, 15, out);
            assertEquals(33, Designators.wwid(identification, length, out));
            assertEquals(2, Designators.targetPortGroup(identification, length));
            designators.wrap(identification, (int) i % (length + 1));
            while (designators.next()) {
                designators.type();
            }
        });
    }
}
