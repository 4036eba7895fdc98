package io.polypath.ffm.scsi;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Sense data for people: {@code 06/2A/06 asymmetric access state changed}. The words are those of the T10 ASC/ASCQ
 * assignments, in lower case, for the codes that a multipath host meets; other codes show the sense key's name. Allocates:
 * for log lines and replies, not for decisions.
 */
public final class SenseText {
    private static final Map<Integer, String> BY_CODE = Map.ofEntries(
        entry(0x04_00, "not ready, cause not reportable"),
        entry(0x04_01, "becoming ready"),
        entry(0x04_02, "initializing command required"),
        entry(0x04_03, "manual intervention required"),
        entry(0x04_04, "format in progress"),
        entry(0x04_05, "rebuild in progress"),
        entry(0x04_06, "recalculation in progress"),
        entry(0x04_07, "operation in progress"),
        entry(0x04_09, "self-test in progress"),
        entry(0x04_0A, "not accessible, asymmetric access state transition"),
        entry(0x04_0B, "not accessible, target port in standby state"),
        entry(0x04_0C, "not accessible, target port in unavailable state"),
        entry(0x04_0D, "structure check in progress"),
        entry(0x04_10, "auxiliary memory not accessible"),
        entry(0x04_11, "notify (enable spinup) required"),
        entry(0x04_12, "offline"),
        entry(0x04_14, "space allocation in progress"),
        entry(0x04_1B, "sanitize in progress"),
        entry(0x05_00, "logical unit does not respond to selection"),
        entry(0x08_00, "logical unit communication failure"),
        entry(0x08_01, "logical unit communication timeout"),
        entry(0x08_03, "logical unit communication CRC error"),
        entry(0x0C_00, "write error"),
        entry(0x0D_00, "error detected by third party temporary initiator"),
        entry(0x10_01, "logical block guard check failed"),
        entry(0x10_02, "logical block application tag check failed"),
        entry(0x10_03, "logical block reference tag check failed"),
        entry(0x11_00, "unrecovered read error"),
        entry(0x11_01, "read retries exhausted"),
        entry(0x14_01, "record not found"),
        entry(0x15_01, "mechanical positioning error"),
        entry(0x1A_00, "parameter list length error"),
        entry(0x20_00, "invalid command operation code"),
        entry(0x21_00, "logical block address out of range"),
        entry(0x24_00, "invalid field in CDB"),
        entry(0x25_00, "logical unit not supported"),
        entry(0x25_01, "inactive snapshot (EMC CLARiiON)"),
        entry(0x26_00, "invalid field in parameter list"),
        entry(0x26_04, "invalid release of persistent reservation"),
        entry(0x27_00, "write protected"),
        entry(0x27_07, "space allocation failed write protect"),
        entry(0x28_00, "not ready to ready change, medium may have changed"),
        entry(0x29_00, "power on, reset, or bus device reset occurred"),
        entry(0x29_01, "power on occurred"),
        entry(0x29_02, "SCSI bus reset occurred"),
        entry(0x29_03, "bus device reset function occurred"),
        entry(0x29_04, "device internal reset"),
        entry(0x29_05, "transceiver mode changed to single-ended"),
        entry(0x29_06, "transceiver mode changed to LVD"),
        entry(0x29_07, "I_T nexus loss occurred"),
        entry(0x2A_00, "parameters changed"),
        entry(0x2A_01, "mode parameters changed"),
        entry(0x2A_02, "log parameters changed"),
        entry(0x2A_03, "reservations preempted"),
        entry(0x2A_04, "reservations released"),
        entry(0x2A_05, "registrations preempted"),
        entry(0x2A_06, "asymmetric access state changed"),
        entry(0x2A_07, "implicit asymmetric access state transition failed"),
        entry(0x2A_08, "priority changed"),
        entry(0x2A_09, "capacity data has changed"),
        entry(0x2F_00, "commands cleared by another initiator"),
        entry(0x31_00, "medium format corrupted"),
        entry(0x35_00, "enclosure services failure"),
        entry(0x38_07, "thin provisioning soft threshold reached"),
        entry(0x3A_00, "medium not present"),
        entry(0x3E_00, "logical unit has not self-configured yet"),
        entry(0x3E_01, "logical unit failure"),
        entry(0x3E_02, "timeout on logical unit"),
        entry(0x3E_03, "logical unit failed self-test"),
        entry(0x3F_00, "target operating conditions have changed"),
        entry(0x3F_01, "microcode has been changed"),
        entry(0x3F_03, "inquiry data has changed"),
        entry(0x3F_05, "device identifier changed"),
        entry(0x3F_0E, "reported LUNs data has changed"),
        entry(0x43_00, "message error"),
        entry(0x44_00, "internal target failure"),
        entry(0x45_00, "select or reselect failure"),
        entry(0x47_00, "SCSI parity error"),
        entry(0x47_03, "information unit iuCRC error detected"),
        entry(0x48_00, "initiator detected error message received"),
        entry(0x49_00, "invalid message error"),
        entry(0x4B_00, "data phase error"),
        entry(0x4B_04, "NAK received"),
        entry(0x4C_00, "logical unit failed self-configuration"),
        entry(0x4E_00, "overlapped commands attempted"),
        entry(0x53_00, "media load or eject failed"),
        entry(0x55_03, "insufficient resources"),
        entry(0x55_04, "insufficient registration resources"),
        entry(0x5D_00, "failure prediction threshold exceeded"));

    private SenseText() {
    }

    /** Describes a value of {@link Sense#decode}, for example {@code 02/04/0B not accessible, target port in standby state}. */
    public static String describe(long packed) {
        if (packed == Sense.NONE) {
            return "no sense data";
        }
        if (!Sense.hasKey(packed)) {
            return "unusable sense data: " + Sense.fault(packed).text();
        }
        int key = Sense.key(packed);
        if (!Sense.hasCodes(packed)) {
            return "%02X/-/- %s".formatted(key, SenseKey.name(key));
        }
        String deferred = Sense.isDeferred(packed) ? " (deferred)" : "";
        return "%02X/%02X/%02X %s%s".formatted(key, Sense.asc(packed), Sense.ascq(packed), words(packed), deferred);
    }

    private static String words(long packed) {
        String words = BY_CODE.get(Sense.asc(packed) << 8 | Sense.ascq(packed));
        return words != null ? words : SenseKey.name(Sense.key(packed));
    }
}
