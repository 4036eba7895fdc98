package io.polypath.cli.persist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.polypath.ffm.scsi.PersistentReserve;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistLineTest {

    private static PersistLine read(String line) throws PersistFault {
        return PersistLine.read(List.of(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--out --register --param-sark=0xABC --param-aptpl /dev/dm-0", "-o -G -S abc -Z -d /dev/dm-0", "/dev/dm-0 -oGZS abc",
        "--out --register --param-s abc --param-ap --dev /dev/dm-0", "-oGZSabc -- /dev/dm-0"
    })
    void thereAreManyWaysToWriteALine(String text) throws PersistFault {
        PersistLine line = read(text);
        assertEquals(new OutOrder(PersistentReserve.REGISTER, 0, 0, 0xabc, 1, List.of()), line.order());
        assertEquals("/dev/dm-0", line.device());
        assertEquals(PersistLine.NONE, line.inAction());
    }

    @Test
    void aQuestionHasItsActionAndRoom() throws PersistFault {
        PersistLine line = read("-i -s -H --alloc-length=512 /dev/dm-1");
        assertNull(line.order());
        assertEquals(PersistentReserve.READ_FULL_STATUS, line.inAction());
        assertEquals(512, line.allocationBytes());
        assertTrue(line.hex());
    }

    @Test
    void initiatorPortsCanBeNamed() throws PersistFault {
        assertEquals(2, read("-oG -S 1 -X fcp,2100001b32010203 --transport-id=iqn.a.b /dev/dm-0").order().ports().size());
    }

    @Test
    void aBatchFileNeedsNoDevice() throws PersistFault {
        assertEquals("/tmp/b", read("-f /tmp/b").batch());
        assertNull(read("-f /tmp/b").device());
    }

    @Test
    void aTypeThatShouldBeThereIsMissed() throws PersistFault {
        assertTrue(read("-oR -K 1 /dev/dm-0").lacksType());
        assertTrue(!read("-oR -K 1 -T 5 /dev/dm-0").lacksType());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/dev/dm-0", "-i /dev/dm-0", "-io -k /dev/dm-0", "-i -k -r /dev/dm-0", "-i -k", "-o /dev/dm-0", "-oGR /dev/dm-0", "-ok /dev/dm-0",
        "-i -G /dev/dm-0", "-oG -S xyz /dev/dm-0", "-oG -S 10000000000000000 /dev/dm-0", "-oG -S", "-ik /dev/dm-0 more", "-q", "--param",
        "--in=1 -k /dev/dm-0", "-oG -X naa.1 /dev/dm-0", "-i -k -l 9000 /dev/dm-0", "-i -k -l 4 /dev/dm-0", "-oR -T 1f /dev/dm-0",
        "-f a -f b", "-oR -T -1 /dev/dm-0"
    })
    void whatMakesNoSenseIsRefused(String text) {
        assertThrows(PersistFault.class, () -> read(text));
    }
}
