package io.polypath.agent.purge;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.port.PurgePort;
import io.polypath.agent.record.PurgeTicket;
import io.polypath.agent.record.PurgeTicket.State;
import io.polypath.ffm.sys.Errno;
import io.polypath.ringbuf.LaneQueue;

/**
 * Deletes SCSI devices whose logical unit is gone. A deletion may hang in the kernel for as long as it likes: it holds up later
 * purges and nothing else.
 */
public final class Purger implements Lane {

    private final PurgePort port;
    private final LaneQueue<PurgeTicket> tickets;
    private final LaneQueue<PurgeTicket> finished;

    /**
     * @param tickets owner to purger
     * @param finished purger to owner, each ticket once
     */
    public Purger(PurgePort port, LaneQueue<PurgeTicket> tickets, LaneQueue<PurgeTicket> finished) {
        this.port = port;
        this.tickets = tickets;
        this.finished = finished;
    }

    @Override
    public String name() {
        return "purger";
    }

    @Override
    public int step(long nowNs) {
        PurgeTicket ticket = tickets.poll();
        if (ticket == null) {
            return 0;
        }
        if (ticket.move(State.REQUESTED, State.IN_PROGRESS)) {
            ticket.move(State.IN_PROGRESS, purge(ticket));
        }
        finished.offer(ticket);
        return 1;
    }

    @Override
    public long deadlineNs() {
        return NEVER;
    }

    @Override
    public boolean mayHang() {
        return true;
    }

    private State purge(PurgeTicket ticket) {
        return switch (port.look(ticket.device)) {
            case ANSWERS -> State.REINSTATED;
            case UNCLEAR -> failed(ticket, -Errno.EIO);
            case GONE -> State.DONE;
            case DISCONNECTED -> delete(ticket);
        };
    }

    private State delete(PurgeTicket ticket) {
        int result = port.delete(ticket.sysfsDirectory);
        if (result < 0 && result != -Errno.ENOENT && result != -Errno.ENODEV) {
            return failed(ticket, result);
        }
        if (port.look(ticket.device) == PurgePort.Look.ANSWERS) {
            ticket.rescanned = port.rescan(ticket.address) >= 0;
        }
        return State.DONE;
    }

    private static State failed(PurgeTicket ticket, int error) {
        ticket.error = error;
        return State.ERROR;
    }
}
