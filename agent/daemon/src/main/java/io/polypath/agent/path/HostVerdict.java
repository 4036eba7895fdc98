package io.polypath.agent.path;

import io.polypath.ffm.scsi.HostStatus;

/**
 * What the host adapter's result says about a path. Every conclusion here makes the neighbours suspects: what the
 * adapter reports rarely concerns one logical unit alone.
 */
final class HostVerdict {

    private HostVerdict() {}

    /**
     * Decides. NO_CONNECT, BAD_TARGET, ABORT and TRANSPORT_FAILFAST are final, as for the incumbent. So is TIME_OUT
     * here: it came after the kernel's own 30 to 60 s and error handling, and repeating it would start both again.
     *
     * @param hostStatus not 0
     */
    static void decide(int hostStatus, int retriesLeft, Verdict out) {
        Check.that(hostStatus != HostStatus.OK, "a host verdict needs a host status", hostStatus);
        switch (hostStatus) {
            case HostStatus.NO_CONNECT -> out.conclude(PathState.DOWN, Reason.HOST_NO_CONNECT);
            case HostStatus.BAD_TARGET -> out.conclude(PathState.DOWN, Reason.HOST_BAD_TARGET);
            case HostStatus.ABORT -> out.conclude(PathState.DOWN, Reason.HOST_ABORT);
            case HostStatus.TRANSPORT_FAILFAST -> out.conclude(PathState.DOWN, Reason.TRANSPORT_FAILFAST);
            case HostStatus.TIME_OUT -> out.conclude(PathState.TIMEOUT, Reason.HOST_TIME_OUT);
            default -> CommandVerdict.retryOrDown(retryable(hostStatus), retriesLeft, out);
        }
        if (out.conclusive()) {
            out.follow(Verdict.SUSPECT_NEIGHBOURS);
        }
    }

    private static Reason retryable(int hostStatus) {
        return switch (hostStatus) {
            case HostStatus.TRANSPORT_DISRUPTED -> Reason.TRANSPORT_DISRUPTED;
            case HostStatus.TRANSPORT_MARGINAL -> Reason.TRANSPORT_MARGINAL;
            case HostStatus.BUS_BUSY, HostStatus.IMM_RETRY, HostStatus.REQUEUE -> Reason.HOST_BUSY;
            case HostStatus.RESET -> Reason.HOST_RESET;
            default -> Reason.HOST_ERROR;
        };
    }
}
