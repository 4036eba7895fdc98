package io.polypath.cli.persist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.polypath.ffm.scsi.PersistentReserve;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The layout is that of mpathpersist; the lab compares with the real one. */
class ReserveTextTest {

    private static String page(int action, String hex) {
        return ReserveText.of(action, HexFormat.of().parseHex(hex.replace(" ", "")), 8_192);
    }

    @Test
    void keys() {
        assertEquals("  PR generation=0x0, \t0 registered reservation key.\n", page(PersistentReserve.READ_KEYS, "00000000 00000000"));
        assertEquals("  PR generation=0x2, \t1 registered reservation key follows:\n    0xabc\n",
                page(PersistentReserve.READ_KEYS, "00000002 00000008 0000000000000abc"));
        assertEquals("  PR generation=0x2, \t2 registered reservation keys follow:\n    0xabc\n    0xffffffffffffffff\n",
                page(PersistentReserve.READ_KEYS, "00000002 00000010 0000000000000abc ffffffffffffffff"));
    }

    @Test
    void reservation() {
        assertEquals("  PR generation=0x1, there is NO reservation held \n", page(PersistentReserve.READ_RESERVATION, "00000001 00000000"));
        assertEquals("  PR generation=0x1, Reservation follows:\n"
                + "   Key = 0xabc\n"
                + "  scope = LU_SCOPE, type = Write Exclusive, registrants only\n",
                page(PersistentReserve.READ_RESERVATION, "00000001 00000010 0000000000000abc 00000000 00 05 0000"));
    }

    @Test
    void capabilities() {
        assertEquals("""
                Report capabilities response:
                  Compatible Reservation Handling(CRH): 1
                  Specify Initiator Ports Capable(SIP_C): 1
                  All Target Ports Capable(ATP_C): 1
                  Persist Through Power Loss Capable(PTPL_C): 1
                  Type Mask Valid(TMV): 1
                  Allow Commands: 0
                  Persist Through Power Loss Active(PTPL_A): 0
                    Support indicated in Type mask:
                      Write Exclusive, all registrants: 1
                      Exclusive Access, registrants only: 1
                      Write Exclusive, registrants only: 1
                      Exclusive Access: 1
                      Write Exclusive: 1
                      Exclusive Access, all registrants: 0
                """, page(PersistentReserve.REPORT_CAPABILITIES, "0008 1d 80 ea00 0000"));
    }

    @Test
    void fullStatus() {
        assertEquals("  PR generation=0x5 \n"
                + "   Key = 0xabc\n"
                + "      All target ports bit clear\n"
                + "      Relative port address: 0x1\n"
                + "      << Reservation holder >>\n"
                + "      scope: LU_SCOPE,  type: Write Exclusive\n"
                + "   SAS         50 00 c5 00 00 00 00 0a\n",
                page(PersistentReserve.READ_FULL_STATUS, "00000005 00000030 0000000000000abc 00000000 01 01 00000000 0001 00000018"
                        + "06 000000 5000c5000000000a 000000000000000000000000"));
    }

    @Test
    void bytesThatAreNoReplyHaveNoPage() {
        for (int action = 0; action < 4; action++) {
            assertNull(page(action, "00"));
        }
        assertNull(page(PersistentReserve.READ_FULL_STATUS, "00000005 00000030 0000"));
    }
}
