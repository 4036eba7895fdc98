package io.polypath.agent.path;

import io.polypath.ffm.nvme.NvmeStatus;

/**
 * What the status of an NVMe command says about a path. Errors of the path leave it down, whichever end found them; a namespace that
 * cannot be reached through one controller may be reached through another.
 *
 * <p>Source: NVM Express Base Specification 2.0, 3.3.3.2.1 and 8.1 (asymmetric namespace access).
 */
final class NvmeVerdict {

    private NvmeVerdict() {}

    /**
     * Decides.
     *
     * @param facts of an NVMe command that the kernel carried out
     * @param retriesLeft how many more tries the check has
     * @param out overwritten; {@link PathState#UP} when the command succeeded
     * @return whether the command succeeded
     */
    static boolean decide(CheckFacts facts, int retriesLeft, Verdict out) {
        Check.that(facts.nvme, "an NVMe command has an NVMe status");
        int code = facts.scsiStatus;
        switch (facts.hostStatus) {
            case NvmeStatus.GENERIC -> generic(code, retriesLeft, out);
            case NvmeStatus.PATH -> path(code, out);
            default -> out.conclude(PathState.DOWN, Reason.NVME_REFUSED);
        }
        return out.state() == PathState.UP;
    }

    private static void generic(int code, int retriesLeft, Verdict out) {
        switch (code) {
            case 0 -> out.conclude(PathState.UP, Reason.CHECK_GOOD);
            case NvmeStatus.INVALID_OPCODE, NvmeStatus.INVALID_FIELD ->
                out.conclude(PathState.DOWN, Reason.NVME_FIELD_REFUSED);
            case NvmeStatus.INVALID_NAMESPACE -> out.conclude(PathState.DOWN, Reason.NVME_NO_NAMESPACE);
            case NvmeStatus.NAMESPACE_NOT_READY -> out.conclude(PathState.PENDING, Reason.NVME_NOT_READY);
            case NvmeStatus.ABORTED -> CommandVerdict.retryOrDown(Reason.NVME_ABORTED, retriesLeft, out);
            default -> out.conclude(PathState.DOWN, Reason.NVME_REFUSED);
        }
    }

    private static void path(int code, Verdict out) {
        switch (code) {
            case NvmeStatus.ANA_PERSISTENT_LOSS -> out.conclude(PathState.DOWN, Reason.NVME_ANA_LOSS);
            case NvmeStatus.ANA_INACCESSIBLE -> out.conclude(PathState.DOWN, Reason.NVME_ANA_INACCESSIBLE);
            case NvmeStatus.ANA_TRANSITION -> out.conclude(PathState.PENDING, Reason.NVME_ANA_CHANGE);
            default -> out.conclude(PathState.DOWN, Reason.NVME_PATH_ERROR).follow(Verdict.SUSPECT_NEIGHBOURS);
        }
    }
}
