package io.polypath.agent.path;

import io.polypath.ffm.scsi.DriverStatus;
import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.scsi.ScsiStatus;
import io.polypath.ffm.sys.Errno;

/**
 * What the outcome of any command says about a path, before its reply is looked at. The order is that of the
 * incumbent's TEST UNIT READY checker; each departure from its results has its reason beside it.
 */
public final class CommandVerdict {

    /** How often one check sends its command at most; unit attentions and transport errors draw on the same budget. */
    public static final int TRIES = 5;

    private CommandVerdict() {}

    /**
     * Decides.
     *
     * @param facts the completion
     * @param retriesLeft how many more tries the check has, 0 to {@link #TRIES}
     * @param out overwritten; {@link PathState#UP} when the command succeeded
     * @return whether the command succeeded, so that its reply may be read. False also for a reservation conflict,
     *     which is up without a reply
     */
    public static boolean decide(CheckFacts facts, int retriesLeft, Verdict out) {
        Check.that(retriesLeft >= 0 && retriesLeft <= TRIES, "retries left are within the budget", retriesLeft);
        out.clear();
        if (facts.timedOutByUs) {
            out.conclude(PathState.TIMEOUT, Reason.DEADLINE_PASSED).follow(Verdict.SUSPECT_NEIGHBOURS);
            return false;
        }
        if (facts.errno == Errno.EINTR && facts.nvme) {
            retryOrDown(Reason.HOST_ABORT, retriesLeft, out);
            return false;
        }
        if (facts.errno != 0) {
            requestFailed(facts.errno, out);
            return false;
        }
        if (facts.nvme) {
            return NvmeVerdict.decide(facts, retriesLeft, out);
        }
        int status = ScsiStatus.masked(facts.scsiStatus);
        if (status == ScsiStatus.RESERVATION_CONFLICT) {
            out.conclude(PathState.UP, Reason.RESERVATION_CONFLICT);
            return false;
        }
        if (facts.hostStatus != HostStatus.OK) {
            HostVerdict.decide(facts.hostStatus, retriesLeft, out);
            return false;
        }
        int driver = DriverStatus.masked(facts.driverStatus);
        if (status == ScsiStatus.CHECK_CONDITION || driver == DriverStatus.SENSE) {
            return SenseVerdict.decide(facts, retriesLeft, out);
        }
        if (driver != DriverStatus.OK) {
            driverFailed(driver, out);
            return false;
        }
        return statusOnly(status, retriesLeft, out);
    }

    /**
     * EBUSY, EAGAIN and EDOM (too many commands on the descriptor), EPERM (credentials changed since open), no memory,
     * and requests that the kernel finds malformed are our own trouble: failing a path for them would take down a
     * fabric that works.
     */
    private static void requestFailed(int errno, Verdict out) {
        Check.that(errno > 0, "an errno is positive", errno);
        switch (errno) {
            case Errno.ENOTTY -> out.conclude(PathState.WILD, Reason.COMMAND_UNSUPPORTED);
            case Errno.ENODEV, Errno.ENXIO -> out.conclude(PathState.REMOVED, Reason.DEVICE_GONE);
            case Errno.EBUSY, Errno.EAGAIN, Errno.EDOM -> out.conclude(PathState.UNCHECKED, Reason.OUR_QUEUE_FULL);
            case Errno.EPERM, Errno.EACCES -> out.conclude(PathState.UNCHECKED, Reason.OUR_CREDENTIALS);
            case Errno.ENOMEM, Errno.EMFILE, Errno.ENFILE -> out.conclude(PathState.UNCHECKED, Reason.OUR_MEMORY);
            case Errno.EINVAL, Errno.EFAULT, Errno.EBADF, Errno.EINTR, Errno.EMSGSIZE ->
                out.conclude(PathState.UNCHECKED, Reason.OUR_MISTAKE);
            default -> out.conclude(PathState.DOWN, Reason.REQUEST_FAILED).follow(Verdict.SUSPECT_NEIGHBOURS);
        }
    }

    private static void driverFailed(int driver, Verdict out) {
        if (driver == DriverStatus.TIMEOUT) {
            out.conclude(PathState.TIMEOUT, Reason.HOST_TIME_OUT);
        } else {
            out.conclude(PathState.DOWN, Reason.DRIVER_ERROR);
        }
        out.follow(Verdict.SUSPECT_NEIGHBOURS);
    }

    /**
     * A busy logical unit has answered, so the path works, but it will not tell more now. The incumbent calls such a
     * path down; here it stays as it is, bounded by the pending deadline, because all its siblings would answer the
     * same.
     */
    private static boolean statusOnly(int status, int retriesLeft, Verdict out) {
        switch (status) {
            case ScsiStatus.GOOD -> out.conclude(PathState.UP, Reason.CHECK_GOOD);
            case ScsiStatus.BUSY -> out.conclude(PathState.PENDING, Reason.STATUS_BUSY);
            case ScsiStatus.TASK_SET_FULL -> out.conclude(PathState.PENDING, Reason.STATUS_TASK_SET_FULL);
            case ScsiStatus.TASK_ABORTED -> retryOrDown(Reason.STATUS_TASK_ABORTED, retriesLeft, out);
            default -> out.conclude(PathState.DOWN, Reason.STATUS_OTHER);
        }
        return status == ScsiStatus.GOOD;
    }

    /** Another try while the budget lasts, then down. */
    static void retryOrDown(Reason reason, int retriesLeft, Verdict out) {
        if (retriesLeft > 0) {
            out.conclude(PathState.UNCHECKED, reason).follow(Verdict.RETRY_NOW);
        } else {
            out.conclude(PathState.DOWN, reason);
        }
    }
}
