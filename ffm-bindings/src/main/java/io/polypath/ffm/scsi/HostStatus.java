package io.polypath.ffm.scsi;

/**
 * What the host adapter driver and the SCSI midlayer say about a command: {@code sg_io_hdr.host_status}.
 * Kernel header {@code scsi/scsi_status.h}, {@code enum scsi_host_status}.
 */
public final class HostStatus {
    public static final int OK = 0x00;
    /** No answer before the timeout of connecting, or the device is offline or gone. */
    public static final int NO_CONNECT = 0x01;
    public static final int BUS_BUSY = 0x02;
    /** The command's own timeout ran out and error handling ended it. */
    public static final int TIME_OUT = 0x03;
    public static final int BAD_TARGET = 0x04;
    public static final int ABORT = 0x05;
    public static final int PARITY = 0x06;
    public static final int ERROR = 0x07;
    public static final int RESET = 0x08;
    public static final int BAD_INTR = 0x09;
    public static final int PASSTHROUGH = 0x0A;
    public static final int SOFT_ERROR = 0x0B;
    public static final int IMM_RETRY = 0x0C;
    public static final int REQUEUE = 0x0D;
    /** The transport is down for now and the command was not completed. */
    public static final int TRANSPORT_DISRUPTED = 0x0E;
    /** The transport's fast_io_fail time ran out. */
    public static final int TRANSPORT_FAILFAST = 0x0F;
    public static final int TARGET_FAILURE = 0x10;
    public static final int NEXUS_FAILURE = 0x11;
    public static final int ALLOC_FAILURE = 0x12;
    public static final int MEDIUM_ERROR = 0x13;
    public static final int TRANSPORT_MARGINAL = 0x14;

    private static final String[] NAMES = {
        "DID_OK", "DID_NO_CONNECT", "DID_BUS_BUSY", "DID_TIME_OUT", "DID_BAD_TARGET", "DID_ABORT", "DID_PARITY",
        "DID_ERROR", "DID_RESET", "DID_BAD_INTR", "DID_PASSTHROUGH", "DID_SOFT_ERROR", "DID_IMM_RETRY", "DID_REQUEUE",
        "DID_TRANSPORT_DISRUPTED", "DID_TRANSPORT_FAILFAST", "DID_TARGET_FAILURE", "DID_NEXUS_FAILURE",
        "DID_ALLOC_FAILURE", "DID_MEDIUM_ERROR", "DID_TRANSPORT_MARGINAL",
    };

    private HostStatus() {
    }

    /** The kernel's name, or {@code DID_0xXX} for a value that this list does not know; that one allocates. */
    public static String name(int hostStatus) {
        return hostStatus >= 0 && hostStatus < NAMES.length ? NAMES[hostStatus] : "DID_0x%02x".formatted(hostStatus);
    }
}
