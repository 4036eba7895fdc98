package io.polypath.agent.scribe;

import io.polypath.agent.flight.NvmeRecord;
import io.polypath.ffm.scsi.Opcode;

/** Names of the commands that the daemon sends, as the standards spell them. */
public final class CommandName {

    private CommandName() {}

    /**
     * The command's name, or {@code command 5ah}.
     *
     * @param opcode first byte of the CDB, 0 to 255. Of the two opcodes that carry a service action the daemon sends one each
     */
    public static String of(int opcode) {
        return switch (opcode) {
            case Opcode.TEST_UNIT_READY -> "TEST UNIT READY";
            case Opcode.REQUEST_SENSE -> "REQUEST SENSE";
            case Opcode.INQUIRY -> "INQUIRY";
            case Opcode.REPORT_LUNS -> "REPORT LUNS";
            case Opcode.MAINTENANCE_IN -> "REPORT TARGET PORT GROUPS";
            case Opcode.SERVICE_ACTION_IN_16 -> "READ CAPACITY(16)";
            case Opcode.PERSISTENT_RESERVE_IN -> "PERSISTENT RESERVE IN";
            case Opcode.PERSISTENT_RESERVE_OUT -> "PERSISTENT RESERVE OUT";
            case Opcode.READ_10 -> "READ(10)";
            case Opcode.READ_16 -> "READ(16)";
            case NvmeRecord.IDENTIFY -> "NVMe Identify";
            case NvmeRecord.GET_LOG_PAGE -> "NVMe Get Log Page";
            case NvmeRecord.READ -> "NVMe Read";
            default -> "command " + Integer.toHexString(opcode) + "h";
        };
    }
}
