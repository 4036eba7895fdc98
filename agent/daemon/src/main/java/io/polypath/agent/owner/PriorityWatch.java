package io.polypath.agent.owner;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Evidence;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.ReplyBytes;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.Path;
import io.polypath.perf.latency.PathHistogram;

/** Brings prioritizers what they need from each check, and tells when a priority changed. Owner lane only; allocates nothing. */
final class PriorityWatch {

    private final PathPriorities priorities;
    private final Holdings holdings;
    private final Journal journal;
    private final Verdict scratch = new Verdict();
    private final CheckFacts noFacts = new CheckFacts();

    PriorityWatch(PathPriorities priorities, Holdings holdings, Journal journal) {
        this.priorities = priorities;
        this.holdings = holdings;
        this.journal = journal;
    }

    /**
     * A command that was sent for the priority alone came back. What becomes of it says nothing about the path's state; whoever does
     * not answer it does not answer what comes next either.
     *
     * @param verdict overwritten: asks for another try, or is empty
     */
    void answered(Path path, Probe probe, ReplyBytes reply, CheckFacts facts, Verdict verdict, long nowNs) {
        CheckProgress check = path.check;
        boolean succeeded = CommandVerdict.decide(facts, check.retriesLeft, verdict);
        if (verdict.asks(Verdict.RETRY_NOW)) {
            return;
        }
        check.priorityProbe = hear(path, probe, facts, succeeded ? reply : null, verdict.reason(), nowNs);
        check.prioritySettled = check.priorityProbe == null;
        verdict.clear();
    }

    /** The checker's own command came back, and may be what the prioritizer needs too. */
    void overheard(Path path, Probe probe, ReplyBytes reply, CheckFacts facts, long nowNs) {
        if (priorities.asks(path) != probe) {
            return;
        }
        boolean succeeded = CommandVerdict.decide(facts, path.check.retriesLeft, scratch);
        if (!scratch.asks(Verdict.RETRY_NOW)) {
            hear(path, probe, facts, succeeded ? reply : null, scratch.reason(), nowNs);
        }
    }

    private Probe hear(Path path, Probe probe, CheckFacts facts, ReplyBytes reply, Reason outcome, long nowNs) {
        boolean answered = outcome.evidence() == Evidence.WORKS || outcome.evidence() == Evidence.ANSWERED;
        Probe next = null;
        if (answered) {
            next = priorities.heard(path, probe, facts, reply);
        } else {
            priorities.notHeard(path);
        }
        if (next == null) {
            complain(path, facts, nowNs);
        }
        return next;
    }

    private void complain(Path path, CheckFacts facts, long nowNs) {
        Reason trouble = priorities.takeTrouble(path);
        if (trouble != null) {
            journal.note(FlightKind.PRIORITY, path, facts, trouble, priorities.of(path), nowNs);
        }
    }

    /**
     * A check of the path has ended.
     *
     * @return whether its priority is another one than before
     */
    boolean checked(Path path, long nowNs) {
        priorities.checked(path, meanLogNs(path));
        complain(path, noFacts, nowNs);
        return priorities.takeNews(path);
    }

    /** Old answers fade, so that the mean follows what the device does now. */
    private double meanLogNs(Path path) {
        int counted = priorities.timesCounted(path);
        if (counted == 0) {
            return Double.NaN;
        }
        PathHistogram times = holdings.of(path).deviceTimes.all;
        if (times.count() >= 2L * counted) {
            times.halve();
        }
        return times.meanLogNs();
    }
}
