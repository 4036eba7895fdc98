package io.polypath.agent.runner;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.path.Check;
import io.polypath.agent.port.BlockingScsiPort;
import io.polypath.agent.port.Clock;
import io.polypath.agent.record.Command;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.LaneQueue;

/**
 * One thread's worth of blocking calls: takes an order, waits as long as it says, makes the call, hands the command
 * back. Knows no deadline and no path.
 *
 * <p>The deliberate wait is the lane's own sleep, which nothing but the end of the lane cuts short. The call is never
 * interrupted.
 */
public final class Runner implements Lane {

    private final String name;
    private final BlockingScsiPort port;
    private final Clock clock;
    private final LaneQueue<Command> orders;
    private final LaneQueue<Command> results;
    private final RunnerCell cell = new RunnerCell();
    private Command current;

    /**
     * @param name at most 15 characters
     * @param port this runner's own
     * @param orders owner to runner; room for one is enough
     * @param results runners and prober to owner
     */
    public Runner(
            String name, BlockingScsiPort port, Clock clock, LaneQueue<Command> orders, LaneQueue<Command> results) {
        this.name = name;
        this.port = port;
        this.clock = clock;
        this.orders = orders;
        this.results = results;
    }

    /** Hands an idle runner a command. Owner lane only. */
    void order(Command command) {
        boolean wasIdle = cell.move(RunnerCell.order(command), RunnerState.IDLE, RunnerState.RUNNING);
        Check.that(wasIdle, "an idle runner gets the order");
        orders.offer(command);
    }

    /**
     * Stops waiting for an order's result. Owner lane only.
     *
     * @return false when the call returned first, so that the result is on its way
     */
    boolean cancel(long order) {
        return cell.move(order, RunnerState.RUNNING, RunnerState.CANCELLED);
    }

    /** Makes a runner whose call is over idle again. Owner lane only. */
    void release(long order) {
        RunnerState over = cell.state();
        Check.that(over.finished(), "only a runner whose call is over is released");
        Check.that(cell.move(order, over, RunnerState.IDLE), "a runner is released from the order that it had");
    }

    /** May be called from any thread. */
    public RunnerState state() {
        return cell.state();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int step(long nowNs) {
        if (current == null) {
            current = orders.poll();
        }
        if (current == null || nowNs < current.notBeforeNs) {
            return 0;
        }
        carryOut(current);
        return 1;
    }

    @Override
    public long deadlineNs() {
        return current == null ? NEVER : current.notBeforeNs;
    }

    @Override
    public boolean mayHang() {
        return true;
    }

    /** A command that was cancelled while the runner slept is not sent: nobody wants its answer. */
    private void carryOut(Command command) {
        boolean wanted = cell.state() == RunnerState.RUNNING;
        command.submittedNs = clock.nanoTime();
        command.error = wanted ? execute(command) : -Errno.ECANCELED;
        command.completedNs = clock.nanoTime();
        current = null;
        finish(RunnerCell.order(command));
        results.offer(command);
    }

    private int execute(Command command) {
        return command.nvme ? port.executeNvme(command.device, command.slot) : port.execute(command.device, command.slot);
    }

    private void finish(long order) {
        boolean over = cell.move(order, RunnerState.RUNNING, RunnerState.DONE)
                || cell.move(order, RunnerState.CANCELLED, RunnerState.DEAD);
        Check.that(over, "a call ends in the order that it was made for");
    }
}
