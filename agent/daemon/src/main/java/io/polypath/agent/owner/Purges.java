package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.keeper.Keeper;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.PurgeCondemn;
import io.polypath.agent.path.PurgeDecision;
import io.polypath.agent.path.PurgeFacts;
import io.polypath.agent.path.PurgePolicy;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.record.PurgeTicket.State;
import io.polypath.agent.record.PurgeTicket;
import io.polypath.agent.topology.Path;
import io.polypath.ringbuf.LaneQueue;

/**
 * Condemns paths whose logical unit is gone, and follows each purge to its end. Owner lane only.
 *
 * <p>A path has at most one ticket at a time. The deletion is proved by the remove event, not by the ticket: a ticket that is done
 * only says that the kernel took the order.
 */
final class Purges {

    /** A path that was kept is not condemned again before this has passed. */
    private static final long PAUSE_NS = 60_000_000_000L;

    private final Holdings holdings;
    private final Journal journal;
    private final Discovery discovery;
    private final Checks checks;
    private final Keeper keeper;
    private final LaneQueue<PurgeTicket> tickets;
    private final boolean enabledForAll;
    private final Policy rules;
    private final PurgePolicy policy;
    private final PurgeFacts facts = new PurgeFacts();

    Purges(
            Holdings holdings,
            Journal journal,
            Discovery discovery,
            Checks checks,
            Keeper keeper,
            LaneQueue<PurgeTicket> tickets,
            boolean enabledForAll,
            Policy rules,
            PurgePolicy policy) {
        this.holdings = holdings;
        this.journal = journal;
        this.discovery = discovery;
        this.checks = checks;
        this.keeper = keeper;
        this.tickets = tickets;
        this.enabledForAll = enabledForAll;
        this.rules = rules;
        this.policy = policy;
    }

    /** A check of the path ended. */
    void consider(Path path, long nowNs) {
        Attachment attachment = holdings.of(path);
        if (attachment.purge != null) {
            callOff(path, attachment.purge);
            return;
        }
        if (path.machine.state() != PathState.DISCONNECTED || attachment.leaving || attachment.purged
                || nowNs < attachment.noPurgeBeforeNs) {
            return;
        }
        facts.enabled = enabledForAll || rules.of(path).purgeDisconnected();
        facts.generation = path.tenant;
        facts.identityVerified = path.wwid() != null && path.reportedWwid() != null;
        facts.ticketOpen = false;
        facts.lastPathOfOpenMap = keeper.isLastOfMapInUse(path);
        if (PurgeCondemn.decide(policy, path.machine, facts) == PurgeDecision.CONDEMNED && path.check.outstanding() == 0) {
            condemn(path, attachment, nowNs);
        }
    }

    private void condemn(Path path, Attachment attachment, long nowNs) {
        attachment.purge = new PurgeTicket(
                path.row,
                path.tenant,
                path.name(),
                path.identity().address(),
                attachment.commandDevice(),
                attachment.survey.sysfsDirectory());
        journal.note(FlightKind.PURGE, path, State.REQUESTED.ordinal(), FixedText.bytes("condemned"), nowNs);
        tickets.offer(attachment.purge);
    }

    /** The path answers again before the purger has begun. */
    private static void callOff(Path path, PurgeTicket ticket) {
        if (path.machine.state().usable()) {
            ticket.move(State.REQUESTED, State.REINSTATED);
        }
    }

    /** The purger is done with a ticket. */
    void finished(PurgeTicket ticket, long nowNs) {
        Path path = holdings.paths.tenant(ticket.path, ticket.pathGeneration);
        Attachment attachment = holdings.of(path);
        attachment.purge = null;
        journal.note(FlightKind.PURGE, path, ticket.state().ordinal(), FixedText.bytes(outcome(ticket)), nowNs);
        switch (ticket.state()) {
            case DONE -> attachment.purged = true;
            case REINSTATED, ERROR -> {
                attachment.noPurgeBeforeNs = nowNs + PAUSE_NS;
                checks.soon(path, nowNs);
            }
            case REQUESTED, IN_PROGRESS -> throw new AssertionError("a ticket came home unfinished");
        }
        discovery.letGo(path);
    }

    private static String outcome(PurgeTicket ticket) {
        return switch (ticket.state()) {
            case DONE -> ticket.rescanned ? "deleted, answered too late, scanned for again" : "deleted";
            case REINSTATED -> "kept: the logical unit answers";
            case ERROR -> "kept: error " + -ticket.error;
            case REQUESTED, IN_PROGRESS -> "unfinished";
        };
    }
}
