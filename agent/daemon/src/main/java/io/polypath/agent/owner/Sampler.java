package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Flakiness;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.probe.CommandFacts;
import io.polypath.agent.record.Command;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.Opcode;
import io.polypath.ffm.scsi.SenseKey;
import io.polypath.ringbuf.CommandSlab;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests doubtful paths: every 100 ms a path under test gets reads of its first block until eight are on their way. They go beside
 * its checks, through the prober, and never take more than a quarter of the command slots or of a host's room. Owner lane only.
 */
final class Sampler {

    private static final long PACE_NS = 100_000_000L;

    /** Half of what the SCSI generic driver takes on one descriptor. */
    static final int READS_AT_ONCE = 8;

    private final Holdings holdings;
    private final Submissions submissions;
    private final FlakyPaths flaky;
    private final Timers timers;
    private final Journal journal;
    private final CommandSlab slab;
    private final Outcomes outcomes;
    private final Checks checks;
    private final int mostReads;
    private final List<Path> paths = new ArrayList<>();
    private final CheckFacts facts = new CheckFacts();
    private final Verdict verdict = new Verdict();

    Sampler(
            Holdings holdings,
            Submissions submissions,
            FlakyPaths flaky,
            Timers timers,
            Journal journal,
            CommandSlab slab,
            Outcomes outcomes,
            Checks checks) {
        this.holdings = holdings;
        this.submissions = submissions;
        this.flaky = flaky;
        this.timers = timers;
        this.journal = journal;
        this.slab = slab;
        this.outcomes = outcomes;
        this.checks = checks;
        mostReads = Math.max(1, slab.smallSlots() / 4);
    }

    /** A path's test begins. One that only a runner could carry is not tested but believed. */
    void begin(Path path, long nowNs) {
        if (holdings.of(path).carrier.isRunner()) {
            flaky.of(path).clear();
            checks.soon(path, nowNs);
            return;
        }
        journal.note(FlightKind.SAMPLE, path, 0, FixedText.bytes("test begins"), nowNs);
        paths.add(path);
        timers.duty(Timers.Duty.SAMPLE, nowNs);
    }

    /** The next round of reads is due. */
    void round(long nowNs) {
        for (int i = paths.size() - 1; i >= 0; i--) {
            Path path = paths.get(i);
            if (ended(path, nowNs)) {
                paths.remove(i);
            } else {
                read(path, nowNs);
            }
        }
        if (!paths.isEmpty()) {
            timers.duty(Timers.Duty.SAMPLE, nowNs + PACE_NS);
        }
    }

    /** A path that left, went to a runner or was believed meanwhile needs no conclusion. */
    private boolean ended(Path path, long nowNs) {
        if (holdings.paths.tenant(path.row, path.tenant) != path || holdings.of(path).leaving) {
            return true;
        }
        Flakiness flakiness = flaky.of(path);
        if (flakiness.testIsOver(nowNs)) {
            boolean passed = flakiness.conclude(nowNs);
            String text = (passed ? "passed: " : "failed: ") + flakiness.test().failedReads() + " of "
                    + flakiness.test().reads() + " reads failed";
            journal.note(FlightKind.SAMPLE, path, flakiness.test().failedReads(), FixedText.bytes(text), nowNs);
            checks.soon(path, nowNs);
        }
        return !flakiness.test().reading();
    }

    private void read(Path path, long nowNs) {
        Attachment attachment = holdings.of(path);
        boolean possible = !attachment.carrier.isRunner() && attachment.successor == null && attachment.purge == null;
        while (possible && flaky.of(path).wantsReads(nowNs) && path.check.samples < READS_AT_ONCE
                && submissions.samplesOut() < mostReads && attachment.host.hasSampleRoom()) {
            possible = submissions.sample(path, nowNs);
        }
    }

    /** A read came back. A check that waited for its slot or its place on the host goes first. */
    void completed(Command command, Path path, long nowNs) {
        CommandFacts.read(slab, command.slot, command.error, Opcode.READ_10, facts);
        facts.durationNs = command.completedNs - command.submittedNs;
        boolean late = submissions.late(command);
        submissions.settle(command, path);
        CommandVerdict.decide(facts, 0, verdict);
        if (facts.senseValid && facts.key == SenseKey.UNIT_ATTENTION) {
            outcomes.noticeAttention(path, facts, verdict, nowNs);
            checks.soon(path, nowNs);
        } else if (!late) {
            count(path);
        }
        checks.roomFreed(holdings.of(path).host, nowNs);
    }

    /** A busy target says nothing about the way there, and our own trouble nothing about the path. */
    private void count(Path path) {
        if (verdict.conclusive() && verdict.state() != PathState.PENDING) {
            flaky.of(path).test().readEnded(verdict.state().usable());
        }
    }

    /** A read has taken too long: the path is asked whether it answers at all. */
    void overdue(Command command, Path path, long nowNs) {
        submissions.giveUpSample(command, path);
        flaky.of(path).test().readEnded(false);
        checks.soon(path, nowNs);
    }
}
