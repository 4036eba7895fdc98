package io.polypath.agent.runner;

import io.polypath.agent.path.Check;
import io.polypath.agent.record.Command;

/**
 * The owner's reference to one runner: what it lent the runner to, copied, because the command itself is the runner's
 * until it comes back. Held until the owner releases it, whatever becomes of the call. Owner lane only.
 */
final class Loan {

    final Runner runner;
    private boolean out;
    private boolean stalled;
    private long order;
    private int path;
    private int pathGeneration;
    private int host;
    private long sinceNs;

    Loan(Runner runner) {
        this.runner = runner;
    }

    void begin(Command command, int toHost, long nowNs) {
        Check.that(!out, "a runner is lent once", command.slot);
        out = true;
        stalled = false;
        order = RunnerCell.order(command);
        path = command.path;
        pathGeneration = command.pathGeneration;
        host = toHost;
        sinceNs = nowNs;
        runner.order(command);
    }

    /** @return false when the result is on its way */
    boolean cancel() {
        Check.that(out && !stalled, "a loan is cancelled once");
        stalled = runner.cancel(order);
        return stalled;
    }

    void end() {
        runner.release(order);
        out = false;
        stalled = false;
    }

    boolean out() {
        return out;
    }

    /** Whether the owner has stopped waiting for it. */
    boolean stalled() {
        return stalled;
    }

    /** When the runner was lent. */
    long sinceNs() {
        return sinceNs;
    }

    boolean holds(Command command) {
        return out && order == RunnerCell.order(command);
    }

    boolean isOfHost(int number) {
        return out && host == number;
    }

    boolean isStalledOn(Command command) {
        return stalled && path == command.path && pathGeneration == command.pathGeneration;
    }
}
