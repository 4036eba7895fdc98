package io.polypath.agent.owner;

import io.polypath.agent.alua.LogicalUnitGroups;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.DeviceStateVerdict;
import io.polypath.agent.path.MarginalCause;
import io.polypath.agent.path.PathEvent;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.UnitAttention;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.topology.LogicalUnit;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import io.polypath.ffm.scsi.AccessState;
import java.util.List;

/** Applies what a check, an event or a sibling's answer says about a path, and does what follows. Owner lane only. */
final class Outcomes {

    private static final int UNIT_ATTENTION = 6;
    private static final long LOOK_NS = 120_000_000_000L;

    /** Does what a changed path calls for beyond this class. */
    interface Consequences extends FlakyPaths.Consequences {
        /** The path should be checked now. */
        void checkSoon(Path path, long nowNs);

        /** The device should be looked at again (capacity, read-only). */
        void surveyAgain(Path path);

        /** A check ended, and it is still not known who the path is. */
        void identityOwed(Path path, long nowNs);

        /** The path's state changed. */
        void stateChanged(Path path, PathState from, long nowNs);

        /** A check of the path has ended. */
        void checked(Path path, long nowNs);

        /** Somebody else may answer where the path did. */
        void doubted(Path path, long nowNs);

        /** The access state of groups of a logical unit changed. */
        void accessChanged(LogicalUnit unit, long nowNs);

        /** The path was found disconnected, once more or no longer. */
        void disconnection(Path path, long nowNs);
    }

    private final Holdings holdings;
    private final Timers timers;
    private final Journal journal;
    private final Board board;
    private final FlakyPaths flaky;
    private final PathPriorities priorities;
    private final CheckFacts noFacts = new CheckFacts();
    private final Verdict told = new Verdict();
    private Consequences consequences;

    Outcomes(Holdings holdings, Timers timers, Journal journal, Board board, FlakyPaths flaky, PathPriorities priorities) {
        this.flaky = flaky;
        this.priorities = priorities;
        this.holdings = holdings;
        this.timers = timers;
        this.journal = journal;
        this.board = board;
    }

    void consequences(Consequences handler) {
        consequences = handler;
    }

    /** A check ended: new state, next check, table row. */
    void apply(Path path, CheckFacts facts, Verdict verdict, long nowNs) {
        PathState from = path.machine.state();
        verdict.adjustForSize(path.sizeBytes());
        if (verdict.reason() == Reason.HOST_NO_CONNECT) {
            tellOffline(path, verdict, nowNs);
        }
        boolean judged = verdict.state().usable() && flaky.judge(path, consequences, nowNs);
        Reason reason = path.machine.reason();
        boolean changed = enter(path, verdict, nowNs) || judged;
        if (!changed && path.machine.reason() != reason && path.machine.reason() == Reason.DEVICE_OFFLINE) {
            journal.note(FlightKind.CAUSE, path, facts, path.machine.reason(), 0, nowNs);
        }
        announce(path, changed, from, facts, null, nowNs);
        PathState state = path.machine.state();
        PathState learned = verdict.conclusive() ? state : PathState.UNCHECKED;
        timers.check(path, path.interval.after(learned, changed, nowNs));
        if (!asksForAccess(path)) {
            path.access(AccessState.RESERVED, false);
        }
        board.update(path);
        if (changed && !state.usable() && verdict.asks(Verdict.SUSPECT_NEIGHBOURS)) {
            suspectNeighbours(path, nowNs);
        }
        if (path.wwid() == null) {
            consequences.identityOwed(path, nowNs);
        }
        consequences.disconnection(path, nowNs);
        consequences.checked(path, nowNs);
    }

    /**
     * A host adapter says the same of a device that it cannot reach and of one that is offline. sysfs tells them apart: it is looked at
     * when that begins, and now and then while it lasts, and the path is failed without waiting for it.
     */
    private void tellOffline(Path path, Verdict verdict, long nowNs) {
        Attachment attachment = holdings.of(path);
        Reason before = path.machine.checkReason();
        boolean begins = before != Reason.HOST_NO_CONNECT && !DeviceStateVerdict.isOffline(before);
        if (begins || nowNs - attachment.lookedNs >= LOOK_NS) {
            attachment.lookedNs = nowNs;
            consequences.surveyAgain(path);
        }
        if (!begins && attachment.isOffline()) {
            verdict.conclude(PathState.DOWN, DeviceStateVerdict.offline(attachment.deviceState));
        }
    }

    private boolean enter(Path path, Verdict verdict, long nowNs) {
        boolean changed = path.machine.apply(verdict, nowNs);
        if (path.machine.state() == PathState.PENDING) {
            timers.limit(path, nowNs + path.machine.pendingCountdownNs(nowNs));
        } else {
            timers.stopLimit(path);
        }
        return changed;
    }

    private void announce(Path path, boolean changed, PathState from, CheckFacts facts, byte[] note, long nowNs) {
        if (!changed) {
            return;
        }
        journal.transition(path, from, facts, note, nowNs);
        flaky.changed(path, from, nowNs);
        consequences.stateChanged(path, from, nowNs);
        if (from.usable() && !path.machine.state().usable() && path.unit() != null && !FlakyPaths.othersUsable(path)) {
            releaseWithheld(path.unit(), nowNs);
        }
    }

    /** A path has left its logical unit, which goes by the paths that it still has. */
    void left(Wwid wwid, long nowNs) {
        LogicalUnit unit = holdings.units.get(wwid);
        if (unit != null && !FlakyPaths.anyUsable(unit)) {
            releaseWithheld(unit, nowNs);
        }
    }

    /** The last path that was used is lost: a bad one is better than none. */
    private void releaseWithheld(LogicalUnit unit, long nowNs) {
        for (int i = 0; i < unit.paths().size(); i++) {
            if (unit.paths().get(i).machine.state() == PathState.DELAYED) {
                consequences.checkSoon(unit.paths().get(i), nowNs);
            }
        }
    }

    /** Something about a path changed that is not its state. */
    void describe(Path path) {
        board.write(path);
    }

    /** A path has been pending for as long as it may. */
    void limitReached(Path path, long nowNs) {
        PathState from = path.machine.state();
        if (path.machine.expire(nowNs)) {
            announce(path, true, from, noFacts, null, nowNs);
            board.update(path);
        }
    }

    /**
     * Somebody other than a check says something about the path. What the kernel has failed is asked who it is before it is given
     * back: an answer that is on its way may be from before the failure.
     */
    void happen(Path path, PathEvent event, long nowNs) {
        if (event == PathEvent.KERNEL_FAILED) {
            path.check.doubt();
        }
        PathState from = path.machine.state();
        announce(path, path.machine.happen(event, nowNs), from, noFacts, null, nowNs);
        board.update(path);
    }

    /** Somebody says that a path is marginal, or takes that back. */
    void mark(Path path, MarginalCause cause, boolean says, long nowNs) {
        if (path.marginal(cause, says)) {
            consequences.marginalChanged(path, cause, nowNs);
        }
    }

    /** What the path was withheld for is forgotten. */
    void believe(Path path, long nowNs) {
        flaky.of(path).clear();
        mark(path, MarginalCause.FAILURES, false, nowNs);
    }

    /** Whoever said that a path is marginal is overruled, and what it was withheld for is forgotten. */
    void trust(Path path, long nowNs) {
        flaky.of(path).clear();
        for (MarginalCause cause : MarginalCause.values()) {
            mark(path, cause, false, nowNs);
        }
        happen(path, PathEvent.RELEASE, nowNs);
        consequences.checkSoon(path, nowNs);
    }

    /** A unit attention or its like, whatever the command was for: re-read what it says has changed. */
    void noticeAttention(Path path, CheckFacts facts, Verdict verdict, long nowNs) {
        if (facts.senseValid && facts.key == UNIT_ATTENTION) {
            verdict.follow(UnitAttention.followUps(facts.triple()));
            holdings.of(path).unitAttentions++;
            journal.note(FlightKind.UNIT_ATTENTION, path, facts, verdict.reason(), 0, nowNs);
        }
        if (verdict.asks(Verdict.REREAD_IDENTITY)) {
            contestIdentity(path, nowNs);
        }
        if (verdict.asks(Verdict.RESCAN_TARGET)) {
            doubtPort(path, nowNs);
        }
        if (verdict.asks(Verdict.REREAD_CAPACITY)) {
            consequences.surveyAgain(path);
        }
        if (verdict.asks(Verdict.REREAD_ALUA)) {
            doubtAccess(path);
        }
        if (verdict.asks(Verdict.REREAD_ALUA) && !verdict.asks(Verdict.RETRY_NOW)) {
            path.check.again = true;
        }
    }

    /**
     * Whether the path's checker or its priority goes by its target port group. Where neither does, nobody asks for the access state:
     * what was known of it before another configuration, or before the array said that it has no groups, would stay for ever.
     */
    private boolean asksForAccess(Path path) {
        return path.checker() == CheckerKind.ALUA || priorities.followsGroups(path);
    }

    /** The states of the logical unit's port groups may be others now. */
    static void doubtAccess(Path path) {
        if (path.unit() != null && path.unit().groups() != null) {
            path.unit().groups().doubt();
        }
    }

    /** Another logical unit answers on the path, since whenever: what it last told of its unit's port groups may be about that one. */
    void retract(Path path, long nowNs) {
        if (path.unit() == null || path.unit().groups() == null) {
            return;
        }
        doubtAccess(path);
        List<Path> siblings = path.unit().paths();
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i) != path) {
                consequences.checkSoon(siblings.get(i), nowNs);
            }
        }
    }

    /** The target itself says that another logical unit may answer here now. */
    void contestIdentity(Path path, long nowNs) {
        path.check.doubt();
        consequences.doubted(path, nowNs);
    }

    /** Logical units behind the path's port may have come or gone. */
    void doubtPort(Path path, long nowNs) {
        contestIdentity(path, nowNs);
        PortGroup port = holdings.of(path).port;
        if (!port.doubt(nowNs)) {
            return;
        }
        List<Path> neighbours = port.paths();
        for (int i = 0; i < neighbours.size(); i++) {
            Path neighbour = neighbours.get(i);
            contestIdentity(neighbour, nowNs);
            if (neighbour != path) {
                consequences.checkSoon(neighbour, nowNs);
            }
        }
    }

    private void suspectNeighbours(Path path, long nowNs) {
        PortGroup port = holdings.of(path).port;
        if (!port.suspect(nowNs)) {
            return;
        }
        for (int i = 0; i < port.paths().size(); i++) {
            if (port.paths().get(i) != path) {
                consequences.checkSoon(port.paths().get(i), nowNs);
            }
        }
    }

    /**
     * One path's answer told about the groups of its logical unit: its siblings follow at once, or are checked at once where their
     * checker goes by something else. A sibling that does not answer for itself keeps its state, because a group's access state
     * says nothing about a cable.
     */
    void groupsRead(Path reporter, long nowNs) {
        groupsTold(reporter, false, nowNs);
    }

    /**
     * Sense data told one path the state of its group: the same for its siblings. Where that would fail all that is still used, they are
     * asked themselves, because they have answered otherwise.
     */
    void groupSensed(Path reporter, long nowNs) {
        groupsTold(reporter, true, nowNs);
    }

    private void groupsTold(Path reporter, boolean sensed, long nowNs) {
        LogicalUnit unit = reporter.unit();
        boolean news = false;
        for (int i = 0; i < unit.paths().size(); i++) {
            Path path = unit.paths().get(i);
            AccessState before = path.access();
            if (learnAccess(path, unit.groups(), holdings.of(reporter).toldText, nowNs)) {
                news = true;
                if (path != reporter) {
                    follow(path, before, sensed, holdings.of(reporter).toldText, nowNs);
                }
            }
        }
        if (news) {
            consequences.accessChanged(unit, nowNs);
        }
    }

    /** @return whether the access state of the path's group is another one than was known */
    private boolean learnAccess(Path path, LogicalUnitGroups groups, byte[] note, long nowNs) {
        int group = path.targetPortGroup();
        if (!asksForAccess(path) || group == Path.NO_GROUP || !groups.knows(group) || groups.access(group) == AccessState.RESERVED) {
            return false;
        }
        AccessState before = path.access();
        path.access(groups.access(group), groups.preferred(group));
        if (before != path.access() && before != AccessState.RESERVED) {
            journal.access(path, note, nowNs);
        }
        return before != path.access();
    }

    private void follow(Path sibling, AccessState before, boolean sensed, byte[] note, long nowNs) {
        if (Siblings.mayFollow(sibling) && Siblings.verdict(sibling, told) && !(sensed && losesLast(sibling))) {
            PathState from = sibling.machine.state();
            told.adjustForSize(sibling.sizeBytes());
            boolean changed = enter(sibling, told, nowNs);
            announce(sibling, changed, from, noFacts, note, nowNs);
            if (changed) {
                timers.check(sibling, sibling.interval.event(nowNs));
            }
        } else if (before != AccessState.RESERVED) {
            consequences.checkSoon(sibling, nowNs);
        }
        board.update(sibling);
    }

    /** Whether the path would be lost, and nothing but its group was in use. */
    private boolean losesLast(Path path) {
        if (!path.machine.state().usable() || told.state().usable()) {
            return false;
        }
        List<Path> all = path.unit().paths();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).machine.state().usable() && all.get(i).targetPortGroup() != path.targetPortGroup()) {
                return false;
            }
        }
        return true;
    }
}
