package io.polypath.sim.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.scsi.Cdb;
import io.polypath.ffm.scsi.Designators;
import io.polypath.ffm.scsi.Inquiry;
import io.polypath.ffm.scsi.Lun;
import io.polypath.ffm.scsi.ReplyFault;
import io.polypath.ffm.scsi.ReportLuns;
import io.polypath.ffm.scsi.SenseCode;
import io.polypath.ffm.scsi.TargetPortGroups;
import io.polypath.ffm.scsi.UnitSerial;
import io.polypath.ffm.scsi.Vpd;
import io.polypath.sim.model.AbsentUnit;
import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.ArrayProfile;
import io.polypath.sim.model.ExtendedReport;
import io.polypath.sim.model.Mapping;
import io.polypath.sim.model.Tpgs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator's bytes, read by the product's decoders. */
class ReplyBytesTest {

    private static final int ROOM = 4096;

    private final Bench bench = new Bench(ArrayProfile.DEFAULT.withNames("ACME", "Mega Array", "12.3"));
    private final MemorySegment text = Arena.ofAuto().allocate(256);

    @ParameterizedTest
    @EnumSource(Tpgs.class)
    void standardInquiryTellsWhoTheDeviceIs(Tpgs tpgs) {
        Bench other = new Bench(bench.array.profile().withTpgs(tpgs));
        Cdb.inquiry(other.cdb, false, 0, 255);
        Reply reply = other.answer();
        assertEquals(96, reply.length());
        assertEquals(Inquiry.QUALIFIER_CONNECTED, Inquiry.peripheralQualifier(reply.data(), reply.length()));
        assertEquals(Inquiry.TYPE_DIRECT_ACCESS, Inquiry.peripheralType(reply.data(), reply.length()));
        assertEquals(6, Inquiry.version(reply.data(), reply.length()));
        assertEquals(tpgs.code(), Inquiry.tpgs(reply.data(), reply.length()));
        assertEquals("ACME", Inquiry.vendor(reply.data(), reply.length()).strip());
        assertEquals("Mega Array", Inquiry.product(reply.data(), reply.length()).strip());
        assertEquals("12.3", Inquiry.revision(reply.data(), reply.length()).strip());
    }

    @Test
    void theAllocationLengthCutsTheReply() {
        Cdb.inquiry(bench.cdb, false, 0, 36);
        assertEquals(36, bench.answer().length());
        Cdb.inquiry(bench.cdb, true, 0x83, 8);
        Reply reply = bench.answer();
        assertEquals(8, reply.length());
        assertEquals(4 + 20 + 8 + 8, Vpd.totalBytes(reply.data(), reply.length(), 0x83));
    }

    @Test
    void theListOfPagesNamesThePagesThatAreAnswered() {
        Reply reply = page(0x00);
        assertEquals(8, Vpd.totalBytes(reply.data(), reply.length(), 0x00));
        for (int page = 0; page < 256; page++) {
            boolean listed = Vpd.lists(page(0x00).data(), 8, page);
            assertEquals(listed ? Reply.GOOD : Reply.CHECK_CONDITION, page(page).status());
        }
    }

    @Test
    void theSerialNumberPageCarriesTheSerialNumber() {
        Reply reply = page(0x80);
        int length = UnitSerial.render(reply.data(), reply.length(), text);
        assertEquals(bench.unit.serial(), text.getString(0));
        assertEquals(bench.unit.serial().length(), length);
    }

    @Test
    void theIdentificationPageNamesUnitPortAndGroup() {
        Reply reply = page(0x83);
        assertEquals(33, Designators.wwid(reply.data(), reply.length(), text));
        assertEquals(bench.unit.wwid(), text.getString(0));
        assertEquals(2, Designators.relativeTargetPort(reply.data(), reply.length()));
        assertEquals(0x8002, Designators.targetPortGroup(reply.data(), reply.length()));
    }

    @Test
    void theDesignatorsSayWhatTheyBelongTo() {
        Reply reply = page(0x83);
        Designators designators = new Designators();
        assertEquals(ReplyFault.NONE, designators.wrap(reply.data(), reply.length()));
        assertTrue(designators.next());
        assertEquals(Designators.ASSOCIATION_LOGICAL_UNIT, designators.association());
        assertEquals(-1, designators.protocol());
        assertTrue(designators.next());
        assertEquals(Designators.ASSOCIATION_TARGET_PORT, designators.association());
        assertEquals(0, designators.protocol());
        assertTrue(designators.next());
        assertEquals(Designators.TYPE_TARGET_PORT_GROUP, designators.type());
        assertFalse(designators.next());
        assertEquals(ReplyFault.NONE, designators.fault());
    }

    @Test
    void theBlockLimitsPageHasItsLength() {
        Reply reply = page(0xb0);
        assertEquals(64, reply.length());
        assertEquals(64, Vpd.totalBytes(reply.data(), reply.length(), 0xb0));
    }

    @Test
    void theShortReportOfPortGroupsListsStatesAndPorts() {
        bench.unit.setState(bench.groupA, AccessState.NON_OPTIMIZED);
        bench.unit.setState(bench.groupB, AccessState.TRANSITIONING);
        bench.unit.setPreferred(bench.groupA, true);
        TargetPortGroups groups = report(bench, false);
        assertFalse(groups.isExtended());
        assertEquals(2, groups.count());
        assertTrue(groups.next());
        assertEquals(1, groups.group());
        assertEquals(io.polypath.ffm.scsi.AccessState.NON_OPTIMIZED, groups.state());
        assertTrue(groups.isPreferred());
        assertEquals(0xdf, groups.supportedStates());
        assertEquals(2, groups.portCount());
        assertEquals(1, groups.port(0));
        assertEquals(3, groups.port(1));
        assertTrue(groups.next());
        assertEquals(0x8002, groups.group());
        assertEquals(io.polypath.ffm.scsi.AccessState.TRANSITIONING, groups.state());
        assertFalse(groups.isPreferred());
        assertFalse(groups.next());
    }

    @ParameterizedTest
    @EnumSource(AccessState.class)
    void everyStateIsReadAsItself(AccessState state) {
        bench.unit.setState(bench.groupA, state);
        TargetPortGroups groups = report(bench, true);
        assertTrue(groups.next());
        assertEquals(state.name(), groups.state().name());
    }

    @Test
    void theExtendedReportCarriesTheTransitionTime() {
        Bench other = new Bench(ArrayProfile.DEFAULT.withImplicitTransitionSeconds(255));
        TargetPortGroups groups = report(other, true);
        assertTrue(groups.isExtended());
        assertEquals(255, groups.implicitTransitionSeconds());
        assertEquals(2, groups.count());
    }

    @Test
    void anArrayMayIgnoreTheWishForTheExtendedReport() {
        assertFalse(report(new Bench(ArrayProfile.DEFAULT.withExtendedReport(ExtendedReport.IGNORED)), true).isExtended());
    }

    @Test
    void anArrayMayRefuseTheExtendedReportWithOrWithoutAReason() {
        assertEquals(SenseCode.INVALID_FIELD_IN_CDB, refusal(ExtendedReport.REFUSED));
        assertEquals(0x05_00_00, refusal(ExtendedReport.REFUSED_WITHOUT_REASON));
    }

    @Test
    void anArrayWithoutAluaDoesNotKnowPortGroups() {
        Bench other = new Bench(ArrayProfile.DEFAULT.withTpgs(Tpgs.NONE));
        Cdb.reportTargetPortGroups(other.cdb, ROOM, false);
        assertEquals(SenseCode.INVALID_OPERATION_CODE, other.senseOf(other.answer()));
    }

    @Test
    void reportLunsListsWhatIsMapped() {
        bench.link.map(0x4000 | 300, bench.unit);
        bench.link.nexuses().getFirst().mapping().lay(new Mapping(null, AbsentUnit.NOT_SUPPORTED));
        Cdb.reportLuns(bench.cdb, ROOM);
        Reply reply = bench.answer();
        assertEquals(3, ReportLuns.count(reply.data(), reply.length(), ROOM));
        assertEquals(1, Lun.kernelOf(ReportLuns.lun(reply.data(), 0)));
        assertEquals(2, Lun.kernelOf(ReportLuns.lun(reply.data(), 1)));
        assertEquals(0x4000 | 300, Lun.kernelOf(ReportLuns.lun(reply.data(), 2)));
    }

    @Test
    void theCapacityIsTheLastBlockAndItsLength() {
        ValueLayout.OfLong u64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
        ValueLayout.OfInt u32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
        Cdb.readCapacity16(bench.cdb, 32);
        Reply reply = bench.answer();
        assertEquals(32, reply.length());
        assertEquals(bench.unit.blocks() - 1, reply.data().get(u64, 0));
        assertEquals(512, reply.data().get(u32, 8));

        Cdb.testUnitReady(bench.cdb);
        bench.cdb.set(ValueLayout.JAVA_BYTE, 0, (byte) 0x25);
        Reply ten = bench.target.answer(bench.link.nexuses().get(2), bench.cdb);
        assertEquals(8, ten.length());
        assertEquals(-1, ten.data().get(u32, 0), "a unit too large for READ CAPACITY(10)");
    }

    private Reply page(int page) {
        Cdb.inquiry(bench.cdb, true, page, ROOM);
        return bench.answer();
    }

    private static TargetPortGroups report(Bench bench, boolean extended) {
        Cdb.reportTargetPortGroups(bench.cdb, ROOM, extended);
        Reply reply = bench.answer();
        TargetPortGroups groups = new TargetPortGroups();
        assertEquals(ReplyFault.NONE, groups.parse(reply.data(), reply.length(), ROOM));
        return groups;
    }

    private static int refusal(ExtendedReport behaviour) {
        Bench other = new Bench(ArrayProfile.DEFAULT.withExtendedReport(behaviour));
        Cdb.reportTargetPortGroups(other.cdb, ROOM, true);
        int sense = other.senseOf(other.answer());
        report(other, false);
        return sense;
    }
}
