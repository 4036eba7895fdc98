package io.polypath.agent.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.agent.path.Probe;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.scsi.ControlModePage;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.SgHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProbeFillerTest {

    private final CommandSlab slab = new CommandSlab(Arena.ofAuto(), 2, 1_024);
    private final ProbeFiller filler = new ProbeFiller(slab, 60_000);
    private final CheckProgress check = new CheckProgress();

    private String wire(Probe probe) {
        filler.fill(0, probe, check, 512);
        byte[] cdb = slab.cdb(0).toArray(ValueLayout.JAVA_BYTE);
        assertEquals(Byte.toUnsignedInt(cdb[0]), ProbeFiller.opcode(probe));
        int length = SgHeader.cdbLength(slab.header(0));
        return HexFormat.ofDelimiter(" ").formatHex(cdb, 0, length) + " / " + slab.transferLength(0);
    }

    @Test
    void theCommandsOfTheCheckersAreTheseBytes() {
        assertEquals("00 00 00 00 00 00 / 0", wire(Probe.TUR));
        assertEquals("28 00 00 00 00 00 00 00 01 00 / 512", wire(Probe.READ));
        assertEquals("12 01 c9 00 30 00 / 48", wire(Probe.VPD_C9));
        assertEquals("12 01 c0 00 80 00 / 128", wire(Probe.VPD_C0));
        assertEquals("12 01 80 00 ff 00 / 255", wire(Probe.VPD80));
        assertEquals("5a 08 0a 00 00 00 00 00 14 00 / 20", wire(Probe.MODE_CURRENT));
        assertEquals("5a 08 4a 00 00 00 00 00 14 00 / 20", wire(Probe.MODE_CHANGEABLE));
    }

    @Test
    void theCommandsOfThePrioritizersAreTheseBytes() {
        assertEquals("12 00 00 00 ff 00 / 255", wire(Probe.LONG_INQUIRY));
        assertEquals("c0 00 01 0a 98 0a 41 80 00 00 / 256", wire(Probe.VENDOR_ATTRIBUTES));
        assertEquals("12 01 c1 00 80 00 / 128", wire(Probe.VPD_C1));
    }

    @Test
    void modeSelectSendsTheCurrentPageWithTasSet() {
        byte[] page = HexFormat.of().parseHex("00120010000000008a0a023200000000ffff0000");
        ControlModePage.selectAbortedStatus(page);
        check.controlMode.asSelected(page);
        assertEquals("55 11 00 00 00 00 00 00 14 00 / 20", wire(Probe.MODE_SELECT));
        assertEquals(Linux.SG_DXFER_TO_DEV(), SgHeader.direction(slab.header(0)));
        byte[] sent = slab.data(0).asSlice(0, 20).toArray(ValueLayout.JAVA_BYTE);
        assertEquals("00000000000000000a0a023200400000ffff0000", HexFormat.of().formatHex(sent));
    }

    @Test
    void whatABlockHoldsIsNotKept() {
        wire(Probe.READ);
        assertTrue(slab.discards(0));
        assertEquals(0, filler.dataBytes(Probe.READ, check, CommandSlab.DISCARD_BYTES));
        assertEquals(8_192, filler.dataBytes(Probe.READ, check, 8_192));
        wire(Probe.VPD_C9);
        assertFalse(slab.discards(0));
        assertEquals(slab.data(0).address(), SgHeader.dataPointer(slab.header(0)));
    }
}
