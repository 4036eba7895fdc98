package io.polypath.ffm.nvme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NvmeBytesTest {

    private static final String UUID = "03100000 6b0a7c529a4b4d1e8f63000000000001";
    private static final String NGUID = "02100000 6c4b90feedface00aabbccdd00112233";
    private static final String EUI64 = "01080000 0025385b71b1a2c3";

    private static MemorySegment bytes(String hex) {
        return MemorySegment.ofArray(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static String wwid(String hex) {
        MemorySegment reply = bytes(hex);
        return NamespaceDescriptors.wwid(reply, (int) reply.byteSize());
    }

    @Test
    void theIdentityIsSpelledAndRankedAsTheKernelDoes() {
        assertEquals("uuid.6b0a7c52-9a4b-4d1e-8f63-000000000001", wwid(EUI64 + NGUID + UUID + "00000000"));
        assertEquals("eui.6c4b90feedface00aabbccdd00112233", wwid(EUI64 + NGUID));
        assertEquals("eui.0025385b71b1a2c3", wwid("04010000 00" + EUI64));
    }

    @Test
    void aDescriptorThatIsZeroOrCutShortOrOfAnotherLengthIsNone() {
        assertEquals("", wwid(""));
        assertEquals("", wwid("0310"));
        assertEquals("", wwid("03100000 6b0a7c52"));
        assertEquals("", wwid("03080000 6b0a7c529a4b4d1e"));
        assertEquals("", wwid("02100000 00000000000000000000000000000000"));
        assertEquals("", wwid("00000000" + UUID));
        assertEquals("", NamespaceDescriptors.wwid(bytes(UUID), 3));
    }

    @Test
    void noBytesMakeADecoderReadPastThem() {
        Random random = new Random(20260101);
        for (int round = 0; round < 20_000; round++) {
            byte[] reply = new byte[random.nextInt(128)];
            random.nextBytes(reply);
            for (int at = 0; at + 1 < reply.length; at += 4 + (reply[at + 1] & 0xff)) {
                reply[at + 1] %= 20;
            }
            MemorySegment segment = MemorySegment.ofArray(reply);
            NamespaceDescriptors.wwid(segment, reply.length + random.nextInt(3));
            IdentifyController.anaGroups(segment, 4_096);
            assertEquals(reply.length >= 96, IdentifyNamespace.isReadable(segment, 4_096));
        }
    }

    @Test
    void groupsCountOnlyWhereTheControllerReportsAccess() {
        byte[] reply = new byte[NvmeCommand.IDENTIFY_BYTES];
        reply[348] = 2;
        reply[349] = 1;
        assertEquals(0, IdentifyController.anaGroups(MemorySegment.ofArray(reply), reply.length));
        reply[76] = 0x0b;
        assertEquals(258, IdentifyController.anaGroups(MemorySegment.ofArray(reply), reply.length));
        assertEquals(0, IdentifyController.anaGroups(MemorySegment.ofArray(reply), 351));
    }

    @Test
    void aNamespaceWithoutSizeIsNotAttached() {
        byte[] reply = new byte[NvmeCommand.IDENTIFY_BYTES];
        MemorySegment namespace = MemorySegment.ofArray(reply);
        assertFalse(IdentifyNamespace.isAttached(namespace));
        reply[7] = 1;
        reply[92] = (byte) 0x81;
        assertTrue(IdentifyNamespace.isAttached(namespace));
        assertEquals(0x81, IdentifyNamespace.anaGroup(namespace));
    }

    @Test
    void commandsAreThoseOfTheSpecification() {
        MemorySegment at = MemorySegment.ofArray(new byte[NvmeCommand.SIZE_BYTES]);
        NvmeCommand.anaLog(at, 16 + 32 * 2_100);
        assertEquals(0x02, NvmeCommand.opcode(at));
        assertTrue(NvmeCommand.admin(at));
        int dwords = (16 + 32 * 2_100) / 4 - 1;
        assertEquals(0x10c | dwords << 16, NvmeCommand.dword10(at), "page, groups only, low half of the number of dwords");
        assertEquals(dwords >>> 16, NvmeCommand.dword11(at));
        NvmeCommand.identifyDescriptors(at, 7);
        assertEquals(0x06, NvmeCommand.opcode(at));
        assertEquals(7, NvmeCommand.namespace(at));
        assertEquals(3, NvmeCommand.dword10(at));
        NvmeCommand.readFirstBlock(at, 7);
        assertFalse(NvmeCommand.admin(at));
        assertEquals(0, NvmeCommand.dword10(at));
    }

    @Test
    void aStatusIsCodeAndType() {
        assertEquals(0x02, NvmeStatus.code(0x4302));
        assertEquals(NvmeStatus.PATH, NvmeStatus.type(0x4302));
        assertEquals(NvmeStatus.GENERIC, NvmeStatus.type(0x400b));
    }
}
