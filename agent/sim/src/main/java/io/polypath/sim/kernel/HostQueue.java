package io.polypath.sim.kernel;

import io.polypath.sim.model.HostAdapter;
import java.util.ArrayDeque;

/**
 * The tags of one host adapter. A command holds its tag from submission to completion, also while it is parked at a blocked
 * device: this is how one dead port exhausts a host.
 *
 * <p>Guarded by the fabric's lock.
 */
public final class HostQueue {

    private final HostAdapter host;
    private final ArrayDeque<Command> waiting = new ArrayDeque<>();
    private int busy;
    private int peakBusy;
    private long tagWaits;

    HostQueue(HostAdapter host) {
        this.host = host;
    }

    public HostAdapter host() {
        return host;
    }

    /** Tags in use. */
    public int busy() {
        return busy;
    }

    /** Most tags that were in use at one time. */
    public int peakBusy() {
        return peakBusy;
    }

    /** Commands that found no free tag. On a real host each of them would have made write(2) sleep. */
    public long tagWaits() {
        return tagWaits;
    }

    /** Takes a tag for a command, or queues it for one. */
    boolean admit(Command command) {
        if (busy < host.canQueue()) {
            take();
            return true;
        }
        tagWaits++;
        waiting.add(command);
        return false;
    }

    /** Gives a tag back. */
    void release() {
        busy--;
    }

    /** The command that gets the next free tag and with it leaves the queue, or null. */
    Command admitNext() {
        if (busy == host.canQueue() || waiting.isEmpty()) {
            return null;
        }
        take();
        return waiting.poll();
    }

    /** Takes a command out that waits for a tag. */
    void leave(Command command) {
        waiting.remove(command);
    }

    private void take() {
        busy++;
        peakBusy = Math.max(peakBusy, busy);
    }
}
