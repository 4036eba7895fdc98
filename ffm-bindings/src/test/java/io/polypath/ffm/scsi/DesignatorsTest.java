package io.polypath.ffm.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class DesignatorsTest {
    private static final MemorySegment PAGE = Pages.identification(
        Pages.naa(6), Pages.relativeTargetPort(0x0102), Pages.targetPortGroup(0xFFFE), Pages.scsiName("iqn.x", 1));

    private final Designators designators = new Designators();

    private ReplyFault wrap(MemorySegment page) {
        return designators.wrap(page, (int) page.byteSize());
    }

    @Test
    void theCursorVisitsEveryDesignator() {
        assertEquals(ReplyFault.NONE, wrap(PAGE));
        assertTrue(designators.next());
        assertEquals(Designators.TYPE_NAA, designators.type());
        assertEquals(Designators.ASSOCIATION_LOGICAL_UNIT, designators.association());
        assertEquals(Designators.CODE_SET_BINARY, designators.codeSet());
        assertEquals(16, designators.lengthBytes());
        assertEquals(8, designators.offset());
        assertEquals(-1, designators.protocol());
        assertTrue(designators.next());
        assertEquals(Designators.TYPE_RELATIVE_TARGET_PORT, designators.type());
        assertEquals(Designators.ASSOCIATION_TARGET_PORT, designators.association());
        assertTrue(designators.next());
        assertEquals(Designators.TYPE_TARGET_PORT_GROUP, designators.type());
        assertTrue(designators.next());
        assertEquals(Designators.CODE_SET_UTF8, designators.codeSet());
        assertFalse(designators.next());
        assertFalse(designators.next());
        assertEquals(ReplyFault.NONE, designators.fault());
        assertThrows(IllegalStateException.class, designators::type);
    }

    @Test
    void theProtocolCountsOnlyWhenThePageSaysThatItIsValid() {
        byte[] sas = Pages.naa(5);
        sas[0] |= 0x60;
        wrap(Pages.identification(sas));
        designators.next();
        assertEquals(-1, designators.protocol());
        sas[1] |= (byte) 0x80;
        wrap(Pages.identification(sas));
        designators.next();
        assertEquals(6, designators.protocol());
    }

    @Test
    void aDesignatorThatRunsOverTheEndIsNotVisited() {
        MemorySegment cut = PAGE.asSlice(0, PAGE.byteSize() - 1);
        wrap(cut);
        int visited = 0;
        while (designators.next()) {
            visited++;
        }
        assertEquals(3, visited);
        assertEquals(ReplyFault.OVERFLOW, designators.fault());
        assertFalse(designators.next());
    }

    @Test
    void aCursorOverAFaultyPageFindsNothing() {
        assertFalse(designators.next());
        wrap(PAGE);
        designators.next();
        assertEquals(ReplyFault.WRONG_PAGE, wrap(Pages.page(0x80, new byte[8])));
        assertFalse(designators.next());
        assertThrows(IllegalStateException.class, designators::offset);
        assertEquals(ReplyFault.SHORT, wrap(Bytes.of(0, 0x83)));
        assertFalse(designators.next());
    }

    @Test
    void groupAndPortAreThoseOfThePortThatAnswered() {
        assertEquals(0xFFFE, Designators.targetPortGroup(PAGE, (int) PAGE.byteSize()));
        assertEquals(0x0102, Designators.relativeTargetPort(PAGE, (int) PAGE.byteSize()));
    }

    @Test
    void ofTwoTargetPortGroupsTheFirstCounts() {
        MemorySegment page = Pages.identification(Pages.targetPortGroup(3), Pages.targetPortGroup(4));
        assertEquals(3, Designators.targetPortGroup(page, (int) page.byteSize()));
    }

    @Test
    void aPageWithoutAGroupSaysSo() {
        MemorySegment page = Pages.identification(Pages.naa(6));
        assertEquals(ReplyFault.NOT_FOUND, ReplyFault.of(Designators.targetPortGroup(page, (int) page.byteSize())));
        assertEquals(ReplyFault.NOT_FOUND, ReplyFault.of(Designators.relativeTargetPort(page, (int) page.byteSize())));
    }

    @Test
    void aGroupDesignatorTooShortForANumberIsPassedOver() {
        byte[] stub = Pages.designator(1, 1, Designators.TYPE_TARGET_PORT_GROUP, new byte[3]);
        MemorySegment page = Pages.identification(stub, Pages.targetPortGroup(9));
        assertEquals(9, Designators.targetPortGroup(page, (int) page.byteSize()));
    }

    @Test
    void aGroupBehindTheEndOfWhatCameIsAnOverflow() {
        MemorySegment page = Pages.identification(Pages.naa(6), Pages.targetPortGroup(1));
        int received = (int) page.byteSize() - 1;
        assertEquals(ReplyFault.OVERFLOW, ReplyFault.of(Designators.targetPortGroup(page.asSlice(0, received), received)));
    }

    @Test
    void aWrongOrShortPageHasNoGroup() {
        assertEquals(ReplyFault.WRONG_PAGE, ReplyFault.of(Designators.targetPortGroup(Pages.page(0, new byte[4]), 8)));
        assertEquals(ReplyFault.SHORT, ReplyFault.of(Designators.targetPortGroup(PAGE, 3)));
    }
}
