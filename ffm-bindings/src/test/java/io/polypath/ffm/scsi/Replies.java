package io.polypath.ffm.scsi;

import java.lang.foreign.MemorySegment;
import java.util.List;

/** One valid reply of each kind. Tests that damage one copy it first. */
final class Replies {
    /** NOT READY, target port in standby state. */
    static final MemorySegment FIXED_SENSE = Bytes.hex("70 00 02 00 00 00 00 0a 00 00 00 00 04 0b 00 00 00 00");
    /** MEDIUM ERROR with a sense key specific and an information descriptor. */
    static final MemorySegment DESCRIPTOR_SENSE =
        Bytes.hex("72 03 11 00 00 00 00 10 02 02 00 00 00 0a 80 00 01 02 03 04 05 06 07 08");
    /** scsi_debug, host 0: two groups of one port. */
    static final MemorySegment PLAIN_GROUPS =
        Bytes.hex("00000018 000f0100 00000001 00000001 03080180 00000001 00000002");
    /** As LIO sends with implicit_trans_secs=10: two groups, the first one preferred, the second one in transition. */
    static final MemorySegment EXTENDED_GROUPS =
        Bytes.hex("00000020 100a0000 80cf0001 00000002 00000001 00000002 0fcf0002 00020001 00000003");
    /** LUNs 0, 1, and 100h in flat addressing. */
    static final MemorySegment LUNS = Bytes.hex("00000018 00000000 0000000000000000 0001000000000000 4100000000000000");
    /** LIO: direct access, SPC-3, implicit and explicit target port groups. */
    static final MemorySegment INQUIRY = MemorySegment.ofArray(
        Pages.ascii("\0\0\5\2\37\60\0\2LIO-ORG rd0             4.0 "));
    static final MemorySegment PAGE_LIST = Pages.page(0, new byte[] {0, (byte) 0x80, (byte) 0x83});
    static final MemorySegment SERIAL = Pages.page(Vpd.UNIT_SERIAL_NUMBER, Pages.ascii("   A 12345 "));
    /** NAA 6 among others, port 1 of group 2. */
    static final MemorySegment IDENTIFICATION = Pages.identification(
        Pages.t10("Linux   A  b "), Pages.naa(6), Pages.relativeTargetPort(1), Pages.targetPortGroup(2), Pages.eui64(8),
        Pages.scsiName("iqn.1994-05.com.example:x", 1));

    /** Two registrations with the same key, one with another. */
    static final MemorySegment KEYS =
        Bytes.hex("00000005 00000018 00000000000abcde 00000000000abcde 1122334455667788");
    /** Write exclusive, registrants only. */
    static final MemorySegment RESERVATION = Bytes.hex("00000005 00000010 00000000000abcde 00000000 00 05 0000");
    /** LIO: everything, all types. */
    static final MemorySegment CAPABILITIES = Bytes.hex("0008 1d 81 ea01 0000");
    /** An iSCSI initiator port that holds the reservation, a Fibre Channel one for all target ports. */
    static final MemorySegment FULL_STATUS = Bytes.hex("00000005 00000074"
        + "00000000000abcde 00000000 01 05 00000000 0001 0000002c"
        + "45 00 0028 69716e2e323030352d30332e6f72672e653a68312c692c3078303030323364303030303031 000000"
        + "1122334455667788 00000000 02 00 00000000 0000 00000018"
        + "00 00000000000000 2100001b32010203 0000000000000000");

    static final List<MemorySegment> ALL = List.of(FIXED_SENSE, DESCRIPTOR_SENSE, PLAIN_GROUPS, EXTENDED_GROUPS, LUNS,
        INQUIRY, PAGE_LIST, SERIAL, IDENTIFICATION, KEYS, RESERVATION, CAPABILITIES, FULL_STATUS);

    private Replies() {
    }
}
