package io.polypath.agent.probe;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.Clock;
import io.polypath.agent.port.ScsiPort;
import io.polypath.agent.record.Command;
import io.polypath.ringbuf.LaneQueue;

/**
 * Carries SCSI commands to the port and their completions back. One thread serves a whole fabric: a hung device costs a slot.
 *
 * <p>Knows no deadline: the owner decides when a command has taken too long, and the result that comes later is recognised by
 * its generation.
 */
public final class Prober implements Lane {

    /** A step submits at most this many commands before it collects completions, so that neither starves the other. */
    static final int BATCH = 64;

    private final ScsiPort port;
    private final Clock clock;
    private final Command[] commands;
    private final LaneQueue<Command> orders;
    private final LaneQueue<Command> results;
    private final int[] reaped = new int[BATCH];

    /**
     * @param commands the record of every slot of the command slab, by slot
     * @param orders owner to prober, in order
     * @param results prober to owner: commands completed, refused or carried out
     */
    public Prober(
            ScsiPort port,
            Clock clock,
            Command[] commands,
            LaneQueue<Command> orders,
            LaneQueue<Command> results) {
        this.port = port;
        this.clock = clock;
        this.commands = commands;
        this.orders = orders;
        this.results = results;
    }

    @Override
    public String name() {
        return "prober";
    }

    @Override
    public int step(long nowNs) {
        return takeOrders() + collect();
    }

    @Override
    public long deadlineNs() {
        return NEVER;
    }

    @Override
    public boolean urgent() {
        return true;
    }

    @Override
    public int[] pollFds() {
        int fd = port.pollFd();
        return fd < 0 ? new int[0] : new int[] {fd};
    }

    private int takeOrders() {
        int done = 0;
        while (done < BATCH) {
            Command command = orders.poll();
            if (command == null) {
                break;
            }
            carryOut(command);
            done++;
        }
        return done;
    }

    /** A submitted command comes back when it completes; everything else comes back at once. */
    private void carryOut(Command command) {
        command.submittedNs = clock.nanoTime();
        switch (command.task) {
            case SUBMIT, SAMPLE -> command.error = port.submit(command.device, command.slot);
            case ATTACH -> command.error = port.attach(command.device);
            case DETACH -> port.detach(command.device);
        }
        if (!command.isScsi() || command.error < 0) {
            command.completedNs = command.submittedNs;
            results.offer(command);
        }
    }

    private int collect() {
        int count = port.reap(reaped);
        if (count > 0) {
            long nowNs = clock.nanoTime();
            for (int i = 0; i < count; i++) {
                Command command = commands[reaped[i]];
                command.completedNs = nowNs;
                results.put(command);
            }
            results.wake();
        }
        return count;
    }
}
