package io.polypath.agent.scribe;

import io.polypath.agent.flight.FlightRecord;
import io.polypath.agent.flight.NvmeRecord;
import io.polypath.ffm.scsi.DriverStatus;
import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.ScsiStatus;
import io.polypath.ffm.scsi.Sense;
import io.polypath.ffm.scsi.SenseText;
import io.polypath.ffm.sys.Errno;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command came to, as a flight record keeps it.
 *
 * @param opcode first byte of the CDB
 * @param scsiStatus {@code sg_io_hdr.status}, of an NVMe command its status code
 * @param hostStatus {@code sg_io_hdr.host_status}, of an NVMe command its status code type
 * @param driverStatus {@code sg_io_hdr.driver_status}
 * @param sense a value of {@link Sense}; {@link Sense#NONE} where the command came without sense data
 * @param error 0 or minus errno of the request
 * @param durationNs from submission to completion
 */
public record CommandOutcome(
        int opcode, int scsiStatus, int hostStatus, int driverStatus, long sense, int error, long durationNs) {

    static CommandOutcome read(MemorySegment payload) {
        long sense = FlightRecord.senseValid(payload)
                ? Sense.of(FlightRecord.senseKey(payload), FlightRecord.asc(payload), FlightRecord.ascq(payload))
                : Sense.NONE;
        return new CommandOutcome(
                FlightRecord.opcode(payload),
                FlightRecord.scsiStatus(payload),
                FlightRecord.hostStatus(payload),
                FlightRecord.driverStatus(payload),
                sense,
                FlightRecord.error(payload),
                FlightRecord.durationNs(payload));
    }

    /** Whether there was a command at all. One that was sent has taken time, and one that was refused has an error. */
    public boolean present() {
        return durationNs != 0 || error != 0 || scsiStatus != 0 || hostStatus != 0 || driverStatus != 0;
    }

    /** Name of the command. */
    public String command() {
        return CommandName.of(opcode);
    }

    /** {@code TEST UNIT READY, host status 0x0e DID_TRANSPORT_DISRUPTED, 1.2 ms}, or empty where there was no command. */
    public String text() {
        if (!present()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(command());
        addFindings(parts);
        if (durationNs != 0) {
            parts.add(SpanText.of(durationNs));
        }
        return String.join(", ", parts);
    }

    private void addFindings(List<String> parts) {
        if (error != 0) {
            parts.add(Errno.describe(error));
        }
        if (NvmeRecord.isNvme(opcode)) {
            if (hostStatus != 0 || scsiStatus != 0) {
                parts.add("NVMe status type " + hostStatus + " code " + hex(scsiStatus));
            }
            return;
        }
        if (hostStatus != HostStatus.OK) {
            parts.add("host status " + hex(hostStatus) + " " + HostStatus.name(hostStatus));
        }
        if (DriverStatus.masked(driverStatus) != DriverStatus.OK && driverStatus != DriverStatus.SENSE) {
            parts.add("driver status " + hex(driverStatus) + " " + DriverStatus.name(driverStatus));
        }
        if (ScsiStatus.masked(scsiStatus) != ScsiStatus.GOOD) {
            parts.add(ScsiStatus.name(scsiStatus));
        }
        if (sense != Sense.NONE) {
            parts.add("sense " + SenseText.describe(sense));
        }
    }

    private static String hex(int status) {
        String digits = Integer.toHexString(status);
        return digits.length() == 1 ? "0x0" + digits : "0x" + digits;
    }
}
