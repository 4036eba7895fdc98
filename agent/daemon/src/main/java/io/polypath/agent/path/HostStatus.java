package io.polypath.agent.path;

/** {@code host_status} values: {@code DID_…} of the kernel's include/scsi/scsi_status.h, stable since Linux 2.6. */
final class HostStatus {
    static final int OK = 0x00;
    static final int NO_CONNECT = 0x01;
    static final int BUS_BUSY = 0x02;
    static final int TIME_OUT = 0x03;
    static final int BAD_TARGET = 0x04;
    static final int ABORT = 0x05;
    static final int RESET = 0x08;
    static final int IMM_RETRY = 0x0c;
    static final int REQUEUE = 0x0d;
    static final int TRANSPORT_DISRUPTED = 0x0e;
    static final int TRANSPORT_FAILFAST = 0x0f;
    static final int TRANSPORT_MARGINAL = 0x14;

    private HostStatus() {}
}
