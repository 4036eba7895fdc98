package io.polypath.agent.runner;

import io.polypath.agent.path.Check;
import io.polypath.agent.record.Command;
import java.util.List;

/**
 * Hands commands that can only block to a fixed number of runners. Owner lane only, but for {@link #counters}; no
 * method waits or allocates.
 *
 * <p>A command that is taken in either waits for a runner or has one. Whichever it is, the owner arms a deadline;
 * when that passes it {@linkplain #withdraw withdraws} the command, and the three answers say whose fault it was. A
 * command that a runner has had comes back through the owner's queue of results, late or not, and then the owner
 * {@linkplain #release releases} its runner, which may give the runner to a command that waited.
 *
 * <p>No waiting command could start: each start and each release looks for the one that has waited longest and whose
 * host holds less than its share.
 */
public final class Runners {

    /** What became of an offered command. */
    public enum Admission {
        /** A runner has it. */
        STARTED,
        /** It waits for a runner. */
        WAITING,
        /** Not taken in: an earlier call for the same path has not returned. The path gets no second runner. */
        PATH_STALLED,
        /** Not taken in: too many wait. */
        FULL
    }

    /** What a withdrawn command was at. */
    public enum Withdrawal {
        /** No runner was free. The slot is the owner's again, and the path has not been asked. */
        NEVER_STARTED,
        /** A runner is still at it. The slot comes back when the call returns, and its result is to be dropped. */
        ABANDONED,
        /** The call has returned: the result is in the queue or about to be, and is good. */
        FINISHED
    }

    private static final long NOTHING_STALLED = Long.MAX_VALUE;

    private final Loan[] loans;
    private final WaitingRoom waiting;
    private final int perHost;
    private final RunnerCounters counters = new RunnerCounters();

    /**
     * @param runners as many as {@code limits} say
     * @param slots slot numbers of commands are below this
     */
    public Runners(List<Runner> runners, RunnerLimits limits, int slots) {
        Check.that(runners.size() == limits.runners(), "there are as many runners as the limits say", runners.size());
        loans = new Loan[runners.size()];
        for (int i = 0; i < loans.length; i++) {
            loans[i] = new Loan(runners.get(i));
        }
        waiting = new WaitingRoom(slots, Math.min(limits.waiting(), slots));
        perHost = limits.perHost();
    }

    /**
     * Takes a command in. Its slot is prepared, its path and device are set.
     *
     * @param host number of the path's SCSI host
     * @param delayNs how long the runner is to sleep on purpose before the call
     * @return the slot stays with the caller unless this is STARTED or WAITING
     */
    public Admission offer(Command command, int host, long delayNs, long nowNs) {
        Check.that(loanOf(command) == null, "a command is offered once", command.slot);
        if (pathIsStalled(command)) {
            counters.refused();
            return Admission.PATH_STALLED;
        }
        Loan idle = runnerFor(host);
        if (idle != null) {
            start(idle, command, host, delayNs, nowNs);
            return Admission.STARTED;
        }
        if (!waiting.enter(command, host, delayNs)) {
            counters.refused();
            return Admission.FULL;
        }
        counters.waiting(waiting.size());
        return Admission.WAITING;
    }

    /**
     * Stops waiting for a command, whose deadline has passed or whose path has left. Once per command that was taken
     * in.
     */
    public Withdrawal withdraw(Command command) {
        if (waiting.leave(command)) {
            counters.waiting(waiting.size());
            counters.leftWaiting();
            return Withdrawal.NEVER_STARTED;
        }
        Loan loan = loanOf(command);
        Check.that(loan != null, "only a command that was taken in is withdrawn", command.slot);
        if (!loan.cancel()) {
            return Withdrawal.FINISHED;
        }
        counters.stalled(oldestStallNs());
        return Withdrawal.ABANDONED;
    }

    /**
     * What the runner is at that has this command.
     *
     * @return IDLE when no runner has it: it waits, or was never taken in
     */
    public RunnerState stateOf(Command command) {
        Loan loan = loanOf(command);
        return loan == null ? RunnerState.IDLE : loan.runner.state();
    }

    /** Since when a runner has had this command, which must be so. */
    public long heldSinceNs(Command command) {
        Loan loan = loanOf(command);
        Check.that(loan != null, "a runner has the command", command.slot);
        return loan.sinceNs();
    }

    /**
     * Gives back the runner of a command that came out of the queue of results. The command stays with the caller.
     *
     * @return the command that got the runner, whose call begins now; null when none waited for it
     */
    public Command release(Command command, long nowNs) {
        Loan loan = loanOf(command);
        Check.that(loan != null, "only a command that a runner has had is released", command.slot);
        boolean stalled = loan.stalled();
        loan.end();
        counters.released();
        if (stalled) {
            counters.stallEnded(nowNs - loan.sinceNs(), oldestStallNs());
        }
        return startNext(nowNs);
    }

    public RunnerCounters counters() {
        return counters;
    }

    private Command startNext(long nowNs) {
        for (int slot = waiting.first(); slot != WaitingRoom.NONE; slot = waiting.next(slot)) {
            Loan idle = runnerFor(waiting.host(slot));
            if (idle != null) {
                Command command = waiting.command(slot);
                start(idle, command, waiting.host(slot), waiting.delayNs(slot), nowNs);
                waiting.leave(command);
                counters.waiting(waiting.size());
                return command;
            }
        }
        return null;
    }

    private void start(Loan idle, Command command, int host, long delayNs, long nowNs) {
        command.notBeforeNs = nowNs + delayNs;
        idle.begin(command, host, nowNs);
        counters.started();
    }

    /** An idle runner that a host may have, or null. */
    private Loan runnerFor(int host) {
        Loan idle = null;
        int held = 0;
        for (Loan loan : loans) {
            if (!loan.out()) {
                idle = loan;
            } else if (loan.isOfHost(host)) {
                held++;
            }
        }
        return held < perHost ? idle : null;
    }

    private Loan loanOf(Command command) {
        for (Loan loan : loans) {
            if (loan.holds(command)) {
                return loan;
            }
        }
        return null;
    }

    private boolean pathIsStalled(Command command) {
        for (Loan loan : loans) {
            if (loan.isStalledOn(command)) {
                return true;
            }
        }
        return false;
    }

    private long oldestStallNs() {
        long oldestNs = NOTHING_STALLED;
        for (Loan loan : loans) {
            if (loan.stalled()) {
                oldestNs = Math.min(oldestNs, loan.sinceNs());
            }
        }
        return oldestNs;
    }
}
