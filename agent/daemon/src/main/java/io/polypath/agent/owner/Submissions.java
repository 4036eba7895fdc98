package io.polypath.agent.owner;

import io.polypath.agent.path.MarginalTest;
import io.polypath.agent.path.Probe;
import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.agent.runner.Runners;
import io.polypath.agent.runner.Runners.Withdrawal;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.Path;
import io.polypath.ringbuf.CommandSlab;
import io.polypath.ringbuf.LaneQueue;

/** Fills command slots and hands them to the prober or a runner; takes them back. Owner lane only; allocates nothing. */
final class Submissions {

    /** What became of a command that was to be sent. */
    enum Sent {
        SENT,
        /** All slots are taken. */
        NO_SLOT,
        /** The path's last call has not returned, and it gets no second runner. */
        STALLED,
        /** Too many commands wait for a runner. */
        NO_RUNNER
    }

    private final CommandSlab slab;
    private final CommandBook book;
    private final LaneQueue<Command> orders;
    private final Runners runners;
    private final Holdings holdings;
    private final Timers timers;
    private final ProbeFiller filler;
    private final NvmeFiller nvmeFiller;
    private final long checkTimeoutNs;
    private final Clock clock;
    private int samplesOut;
    private boolean waiting;

    Submissions(
            CommandSlab slab,
            CommandBook book,
            LaneQueue<Command> orders,
            Runners runners,
            Holdings holdings,
            Timers timers,
            int commandTimeoutMs,
            long checkTimeoutNs,
            Clock clock) {
        this.slab = slab;
        this.book = book;
        this.orders = orders;
        this.runners = runners;
        this.holdings = holdings;
        this.timers = timers;
        filler = new ProbeFiller(slab, commandTimeoutMs);
        nvmeFiller = new NvmeFiller(slab, commandTimeoutMs);
        this.checkTimeoutNs = checkTimeoutNs;
        this.clock = clock;
    }

    /** Sends one command of a path's check. A command that waits for a runner counts as sent. */
    Sent send(Path path, Probe probe, long nowNs) {
        int blockBytes = holdings.of(path).survey.blockBytes();
        int roomBytes = probe.isNvme()
                ? nvmeFiller.dataBytes(probe, path.check, blockBytes) : filler.dataBytes(probe, path.check, blockBytes);
        Command command = book.lend(roomBytes > slab.dataBytes());
        if (command == null) {
            return Sent.NO_SLOT;
        }
        address(command, path, Command.Task.SUBMIT);
        command.probe = probe.ordinal();
        command.dueNs = path.check.dueNs;
        command.nvme = probe.isNvme();
        if (command.nvme) {
            nvmeFiller.fill(command.slot, probe, path, blockBytes);
        } else {
            filler.fill(command.slot, probe, path.check, blockBytes);
        }
        Sent sent = handOver(command, path, nowNs);
        if (sent == Sent.SENT) {
            path.check.sent(command.slot);
            holdings.of(path).host.sent();
            begin(command, checkTimeoutNs);
        } else {
            book.giveBack(command);
        }
        return sent;
    }

    /** Sends one read of the first block, beside the path's check. Only for a path that the prober carries. */
    boolean sample(Path path, long nowNs) {
        int blockBytes = holdings.of(path).survey.blockBytes();
        Command command = book.lend(ProbeFiller.blockRoom(blockBytes) > slab.dataBytes());
        if (command == null) {
            return false;
        }
        address(command, path, Command.Task.SAMPLE);
        command.dueNs = nowNs;
        filler.fillRead(command.slot, blockBytes);
        order(command);
        path.check.samples++;
        samplesOut++;
        holdings.of(path).host.sampleSent();
        begin(command, MarginalTest.READ_LIMIT_NS);
        return true;
    }

    /** A command's time runs from when it is sent: the step that sends it may have begun long before, on a host that is short of CPU. */
    private void begin(Command command, long limitNs) {
        timers.deadline(command, clock.nanoTime() + limitNs);
    }

    /** Reads of all tests that have not come back. */
    int samplesOut() {
        return samplesOut;
    }

    /** A read's deadline has passed: its slot stays out until it comes back. */
    void giveUpSample(Command command, Path path) {
        book.abandon(command);
        holdings.of(path).host.sampleOverdue();
    }

    private Sent handOver(Command command, Path path, long nowNs) {
        Carrier carrier = holdings.of(path).carrier;
        if (!carrier.isRunner()) {
            order(command);
            return Sent.SENT;
        }
        return switch (runners.offer(command, path.identity().host(), carrier.delayNs(), nowNs)) {
            case STARTED, WAITING -> Sent.SENT;
            case PATH_STALLED -> Sent.STALLED;
            case FULL -> Sent.NO_RUNNER;
        };
    }

    /**
     * Tells the prober to begin or to stop dealing with a path's device.
     *
     * @return false when no slot is free
     */
    boolean tell(Path path, Command.Task task) {
        Command command = book.lend(false);
        if (command == null) {
            return false;
        }
        address(command, path, task);
        order(command);
        return true;
    }

    private void order(Command command) {
        orders.put(command);
        waiting = true;
    }

    /** Wakes the prober for what has been sent since the last time: once for all checks that fall due together. */
    void wakeProber() {
        if (waiting) {
            waiting = false;
            orders.wake();
        }
    }

    private void address(Command command, Path path, Command.Task task) {
        command.task = task;
        command.path = path.row;
        command.pathGeneration = path.tenant;
        command.device = holdings.of(path).carrier.device();
        command.nvme = false;
    }

    /**
     * A command's deadline has passed.
     *
     * @return ABANDONED: its slot stays out until it comes back; NEVER_STARTED: no runner was free, and its slot is free
     *     again; FINISHED: its answer is in the queue, and is awaited still
     */
    Withdrawal giveUp(Command command, Path path) {
        Withdrawal withdrawal =
                holdings.of(path).carrier.isRunner() ? runners.withdraw(command) : Withdrawal.ABANDONED;
        switch (withdrawal) {
            case ABANDONED -> abandon(command, path);
            case NEVER_STARTED -> settle(command, path);
            case FINISHED -> {}
        }
        return withdrawal;
    }

    private void abandon(Command command, Path path) {
        book.abandon(command);
        holdings.of(path).host.overdue();
        path.check.awaitedSlot = CheckProgress.NONE;
        path.check.hung++;
    }

    /** Since when the device has had a command that it has not answered. */
    long sinceNs(Command command, Path path) {
        return holdings.of(path).carrier.isRunner() ? runners.heldSinceNs(command) : command.submittedNs;
    }

    /** A command came out of the queue. A runner that had it takes the next one, whose own deadline begins now. */
    void cameBack(Command command, Path path, long nowNs) {
        if (holdings.of(path).carrier.isRunner()) {
            Command next = runners.release(command, nowNs);
            if (next != null) {
                begin(next, checkTimeoutNs);
            }
        }
    }

    /** Whether an ordinary command would find a slot. */
    boolean hasSlot() {
        return book.hasSlot();
    }

    /** Whether a command that came back had been given up. */
    boolean late(Command command) {
        return book.abandoned(command);
    }

    /** A command came back and has been read: its slot is free again. */
    void settle(Command command, Path path) {
        boolean late = book.abandoned(command);
        book.giveBack(command);
        if (!command.isScsi()) {
            return;
        }
        if (!late) {
            timers.stopDeadline(command);
        }
        if (command.task == Command.Task.SAMPLE) {
            settleSample(path, late);
        } else {
            settleCheck(path, late);
        }
    }

    private void settleSample(Path path, boolean late) {
        holdings.of(path).host.sampleCameBack(late);
        path.check.samples--;
        samplesOut--;
    }

    private void settleCheck(Path path, boolean late) {
        holdings.of(path).host.cameBack(late);
        if (late) {
            path.check.hung--;
        } else {
            path.check.awaitedSlot = CheckProgress.NONE;
        }
    }

    /** Takes back every command of a path whose device the prober has let go: none of them can come back any more. */
    void reclaim(Path path) {
        Command[] commands = book.commands();
        for (int slot = 0; slot < commands.length && path.check.outstanding() > 0; slot++) {
            Command command = commands[slot];
            if (book.out(slot) && command.isScsi()
                    && command.path == path.row && command.pathGeneration == path.tenant) {
                settle(command, path);
            }
        }
    }
}
