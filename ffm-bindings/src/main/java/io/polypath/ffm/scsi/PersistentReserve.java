package io.polypath.ffm.scsi;

/** Service actions of PERSISTENT RESERVE IN (SPC-3 6.11) and PERSISTENT RESERVE OUT (SPC-3 6.12), and the one scope there is. */
public final class PersistentReserve {
    public static final int READ_KEYS = 0x00;
    public static final int READ_RESERVATION = 0x01;
    public static final int REPORT_CAPABILITIES = 0x02;
    public static final int READ_FULL_STATUS = 0x03;

    public static final int REGISTER = 0x00;
    public static final int RESERVE = 0x01;
    public static final int RELEASE = 0x02;
    public static final int CLEAR = 0x03;
    public static final int PREEMPT = 0x04;
    public static final int PREEMPT_AND_ABORT = 0x05;
    public static final int REGISTER_AND_IGNORE_EXISTING_KEY = 0x06;
    public static final int REGISTER_AND_MOVE = 0x07;

    /** The reservation is for the whole logical unit. */
    public static final int LU_SCOPE = 0;

    private PersistentReserve() {
    }
}
