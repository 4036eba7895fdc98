package io.polypath.agent.flight;

/**
 * What records have for NVMe commands in place of a CDB's first byte. Their own opcodes are SCSI's too; SCSI leaves these to vendors.
 */
public final class NvmeRecord {

    public static final int IDENTIFY = 0xe6;
    public static final int GET_LOG_PAGE = 0xe2;
    public static final int READ = 0xe1;

    private NvmeRecord() {}

    /** Whether it stands for an NVMe command. */
    public static boolean isNvme(int opcode) {
        return opcode == IDENTIFY || opcode == GET_LOG_PAGE || opcode == READ;
    }
}
