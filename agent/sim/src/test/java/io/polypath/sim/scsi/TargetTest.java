package io.polypath.sim.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.SenseCode;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.Effect;
import io.polypath.sim.model.HostAdapter;
import io.polypath.sim.model.Mapping;
import io.polypath.sim.model.Opcodes;
import io.polypath.sim.model.Rule;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.Transport;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private final Bench bench = new Bench();

    @Test
    void aHealthyUnitIsReady() {
        assertEquals(Reply.GOOD, bench.testUnitReady().status());
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIMIZED, 0", "NON_OPTIMIZED, 0", "LBA_DEPENDENT, 0",
        "STANDBY, 0x02040B", "UNAVAILABLE, 0x02040C", "TRANSITIONING, 0x02040A", "OFFLINE, 0x020412"
    })
    void theAccessStateDecidesTestUnitReadyAndMediaAccess(AccessState state, String sense) {
        bench.unit.setState(bench.groupB, state);
        assertSense(Integer.decode(sense), bench.testUnitReady());
        Cdb.read10(bench.cdb, 0, 1);
        assertSense(Integer.decode(sense), bench.answer());
        Cdb.read16(bench.cdb, 0, 1);
        assertSense(Integer.decode(sense), bench.answer());
    }

    @ParameterizedTest
    @EnumSource(AccessState.class)
    void inquiryAndPortGroupsAreAnsweredInEveryAccessState(AccessState state) {
        bench.unit.setState(bench.groupB, state);
        Cdb.inquiry(bench.cdb, false, 0, 96);
        assertEquals(Reply.GOOD, bench.answer().status());
        Cdb.reportTargetPortGroups(bench.cdb, 512, true);
        assertEquals(Reply.GOOD, bench.answer().status());
        Cdb.readCapacity16(bench.cdb, 32);
        assertEquals(Reply.GOOD, bench.answer().status());
    }

    @Test
    void aStateBelongsToOneUnitOfTheGroup() {
        bench.array.units().getFirst().setState(bench.groupB, AccessState.STANDBY);
        assertEquals(Reply.GOOD, bench.testUnitReady().status());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPendingUnitAttentionIsReportedOnceAndThenTheCommandIsServed(boolean descriptorSense) {
        Bench other = new Bench(ArrayProfile.DEFAULT.withDescriptorSense(descriptorSense));
        other.nexus.attentions().raise(Sense.CAPACITY_CHANGED);
        other.nexus.attentions().raise(Sense.ALUA_CHANGED);
        assertEquals(SenseCode.CAPACITY_CHANGED, other.senseOf(other.testUnitReady()));
        assertEquals(SenseCode.ACCESS_STATE_CHANGED, other.senseOf(other.testUnitReady()));
        assertEquals(Reply.GOOD, other.testUnitReady().status());
    }

    @Test
    void inquiryAndReportLunsDoNotReportAUnitAttention() {
        bench.nexus.attentions().raise(Sense.CAPACITY_CHANGED);
        Cdb.inquiry(bench.cdb, true, 0x83, 255);
        assertEquals(Reply.GOOD, bench.answer().status());
        Cdb.reportLuns(bench.cdb, 512);
        assertEquals(Reply.GOOD, bench.answer().status());
        assertTrue(bench.nexus.attentions().holds(Sense.CAPACITY_CHANGED));
    }

    @Test
    void reportLunsForgetsTheChangedInventoryOnEveryUnitOfTheTarget() {
        bench.link.nexuses().forEach(nexus -> nexus.attentions().raise(Sense.LUNS_CHANGED));
        Cdb.reportLuns(bench.cdb, 512);
        bench.answer();
        assertTrue(bench.link.nexuses().stream().allMatch(nexus -> nexus.attentions().size() == 0));
    }

    @Test
    void requestSenseDeliversAUnitAttentionAsData() {
        bench.nexus.attentions().raise(Sense.ALUA_CHANGED);
        Cdb.requestSense(bench.cdb, false, 252);
        Reply reply = bench.answer();
        assertEquals(Reply.GOOD, reply.status());
        assertEquals(18, reply.length());
        long packed = io.polypath.ffm.scsi.Sense.decode(reply.data(), reply.length());
        assertEquals(SenseCode.ACCESS_STATE_CHANGED, io.polypath.ffm.scsi.Sense.triple(packed));
        assertEquals(0, reply.sense().get(ValueLayout.JAVA_BYTE, 0));
        assertEquals(Reply.GOOD, bench.testUnitReady().status());
    }

    @Test
    void requestSenseAnswersInDescriptorFormatWhenAsked() {
        Cdb.requestSense(bench.cdb, true, 252);
        Reply reply = bench.answer();
        assertEquals(8, reply.length());
        assertEquals(0x72, reply.data().get(ValueLayout.JAVA_BYTE, 0));
    }

    @Test
    void anUnmappedUnitAnswersInquiryOnly() {
        bench.nexus.mapping().lay(new Mapping(null, AbsentUnit.NOT_SUPPORTED));
        assertSense(SenseCode.LOGICAL_UNIT_NOT_SUPPORTED, bench.testUnitReady());
        Cdb.reportTargetPortGroups(bench.cdb, 512, false);
        assertSense(SenseCode.LOGICAL_UNIT_NOT_SUPPORTED, bench.answer());
        assertEquals(Inquiry.QUALIFIER_NOT_CAPABLE, qualifier());
    }

    @Test
    void anEmptyUnitThatSaysReadyIsFoundOutByInquiryAlone() {
        bench.nexus.mapping().lay(new Mapping(null, AbsentUnit.READY_BUT_EMPTY));
        assertEquals(Reply.GOOD, bench.testUnitReady().status());
        assertEquals(Inquiry.QUALIFIER_NOT_CONNECTED, qualifier());
        Cdb.read10(bench.cdb, 0, 1);
        assertSense(SenseCode.LOGICAL_UNIT_NOT_SUPPORTED, bench.answer());
    }

    @Test
    void aReservationOfAnotherInitiatorConflicts() {
        bench.unit.reserve(new HostAdapter(9, Transport.FCP, 1));
        assertEquals(Reply.RESERVATION_CONFLICT, bench.testUnitReady().status());
        bench.unit.reserve(bench.host);
        assertEquals(Reply.GOOD, bench.testUnitReady().status());
        bench.unit.reserve(null);
        assertEquals(Reply.RESERVATION_CONFLICT, bench.testUnitReady().status());
        Cdb.inquiry(bench.cdb, false, 0, 96);
        assertEquals(Reply.GOOD, bench.answer().status());
        bench.unit.releaseReservation();
        assertEquals(Reply.GOOD, bench.testUnitReady().status());
    }

    @Test
    void readsBeyondTheEndAreRefused() {
        Cdb.read16(bench.cdb, bench.unit.blocks() - 1, 1);
        Reply reply = bench.answer();
        assertEquals(Reply.GOOD, reply.status());
        assertEquals(512, reply.length());
        Cdb.read16(bench.cdb, bench.unit.blocks() - 1, 2);
        assertSense(0x05_21_00, bench.answer());
        Cdb.read16(bench.cdb, Long.MAX_VALUE, 1);
        assertSense(0x05_21_00, bench.answer());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x1d, 0x2a, 0xc0, 0xff})
    void anyOtherCommandIsAnInvalidOperationCode(int opcode) {
        Cdb.testUnitReady(bench.cdb);
        bench.cdb.set(ValueLayout.JAVA_BYTE, 0, (byte) opcode);
        assertSense(SenseCode.INVALID_OPERATION_CODE, bench.answer());
    }

    @Test
    void aRuleRefusesTheCommandsThatItNamesAsOftenAsItSays() {
        bench.nexus.rules().add(new Rule(Opcodes.RTPG, new Effect.Refuse(Sense.INVALID_OPCODE), 2));
        bench.nexus.rules().add(new Rule(Opcodes.ANY, new Effect.AnswerStatus(0x08), Rule.ALWAYS));
        Cdb.reportTargetPortGroups(bench.cdb, 512, false);
        assertSense(SenseCode.INVALID_OPERATION_CODE, bench.answer());
        assertSense(SenseCode.INVALID_OPERATION_CODE, bench.answer());
        assertEquals(0x08, bench.answer().status());
        assertEquals(0x08, bench.testUnitReady().status());
    }

    private int qualifier() {
        Cdb.inquiry(bench.cdb, false, 0, 96);
        Reply reply = bench.answer();
        assertEquals(Reply.GOOD, reply.status());
        assertEquals(Inquiry.TYPE_UNKNOWN, Inquiry.peripheralType(reply.data(), reply.length()));
        return Inquiry.peripheralQualifier(reply.data(), reply.length());
    }

    private void assertSense(int expected, Reply reply) {
        assertEquals(expected == 0 ? Reply.GOOD : Reply.CHECK_CONDITION, reply.status());
        if (expected != 0) {
            assertEquals(Integer.toHexString(expected), Integer.toHexString(bench.senseOf(reply)));
        }
    }
}
