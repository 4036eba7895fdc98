package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.metrics.Stages;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.ControllerStateVerdict;
import io.polypath.agent.path.DeviceStateVerdict;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.probe.CommandFacts;
import io.polypath.agent.record.Command;
import io.polypath.agent.runner.Runners.Withdrawal;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.Path;
import io.polypath.ringbuf.CommandSlab;
import java.util.ArrayDeque;

/**
 * Carries each path's check from due to verdict. Owner lane only; allocates nothing while paths stay as they are.
 *
 * <p>One check waits for no other: a path has at most one awaited command, and a command that does not answer by its deadline is
 * abandoned, not waited for.
 */
final class Checks {

    /** More than this many unanswered commands are not put on one path. */
    static final int MAX_HUNG = 2;

    /** Every so many rounds a check asks for INQUIRY too: a vanished LUN 0 may go on answering TEST UNIT READY. */
    static final int INQUIRY_ROUNDS = 4;

    /** How many checks of a good path lie between two that ask who it is: a unit attention may have gone to somebody who kept it. */
    static final int IDENTITY_ROUNDS = 16;

    private static final byte[] ATTACH_FAILED = FixedText.bytes("cannot be waited for");
    private static final Probe[] PROBES = Probe.values();

    private final Holdings holdings;
    private final Submissions submissions;
    private final Replies replies;
    private final Outcomes outcomes;
    private final Timers timers;
    private final Journal journal;
    private final CommandSlab slab;
    private final Stages stages;
    private final CheckSequence sequence;
    private final Discovery discovery;
    private final Registrations registrations;
    private final ArrayDeque<Path> withoutSlot = new ArrayDeque<>();
    private final CheckFacts facts = new CheckFacts();
    private final Verdict verdict = new Verdict();

    Checks(
            Holdings holdings,
            Submissions submissions,
            Replies replies,
            Outcomes outcomes,
            Timers timers,
            Journal journal,
            CommandSlab slab,
            Stages stages,
            CheckSequence sequence,
            Discovery discovery,
            Registrations registrations) {
        this.registrations = registrations;
        this.discovery = discovery;
        this.sequence = sequence;
        this.holdings = holdings;
        this.submissions = submissions;
        this.replies = replies;
        this.outcomes = outcomes;
        this.timers = timers;
        this.journal = journal;
        this.slab = slab;
        this.stages = stages;
    }

    /** A path's check is due. One that was bad is asked who it is before anything good is believed of it. */
    void begin(Path path, long dueNs, long nowNs) {
        CheckProgress check = path.check;
        if (check.busy()) {
            check.again = true;
            return;
        }
        check.dueNs = dueNs;
        check.rounds++;
        check.retriesLeft = CommandVerdict.TRIES - 1;
        check.askTur = false;
        check.plainHeader = false;
        check.mainDone = false;
        check.mainStep = 0;
        check.looked = false;
        check.priorityProbe = null;
        check.prioritySettled = false;
        check.accessSettled = false;
        check.anaGroup = CheckProgress.NONE;
        check.controlMode.checkBegins();
        if (!path.machine.good()) {
            check.doubt();
        } else if (path.checker() != CheckerKind.NONE) {
            check.reread(check.rounds % INQUIRY_ROUNDS == 0, check.rounds % identityRounds(path) == 0);
        }
        facts.clear();
        verdict.clear();
        advance(path, nowNs);
    }

    /** A path that belongs to nobody is of no use: its page 83h may have been damaged on its way, or the array may mend it. */
    private static int identityRounds(Path path) {
        if (path.wwid() != null) {
            return IDENTITY_ROUNDS;
        }
        return path.check.mayTellNext() ? 1 : INQUIRY_ROUNDS;
    }

    /** The prober has made a new path's device known, or could not. */
    void attached(Command command, Path path, long nowNs) {
        submissions.settle(command, path);
        if (command.error < 0) {
            journal.note(FlightKind.TROUBLE, path, command.error, ATTACH_FAILED, nowNs);
        }
        roomFreed(holdings.of(path).host, nowNs);
    }

    /** Something happened that may concern this path: check it now, or right after the check that is under way. */
    void soon(Path path, long nowNs) {
        if (holdings.of(path).leaving) {
            return;
        }
        if (path.check.busy()) {
            path.check.again = true;
        } else {
            timers.check(path, path.interval.event(nowNs));
        }
    }

    /** Events were lost, among them perhaps one that says that another logical unit answers: each path is asked in its next check. */
    void identifyAll() {
        for (Path path : holdings.paths.named()) {
            path.check.reread(path.checker() != CheckerKind.NONE, path.checker() != CheckerKind.NONE);
        }
    }

    void allSoon(long nowNs) {
        for (Path path : holdings.paths.named()) {
            soon(path, nowNs);
        }
    }

    /** The prober or a runner brought a command back. */
    void completed(Command command, Path path, long nowNs) {
        submissions.cameBack(command, path, nowNs);
        Probe probe = PROBES[command.probe];
        CommandFacts.read(slab, command.slot, command.error, ProbeFiller.opcode(probe), facts);
        facts.nvme = command.nvme;
        facts.durationNs = command.completedNs - command.submittedNs;
        Attachment attachment = holdings.of(path);
        if (command.error == 0) {
            stages.completed(attachment.port.number(), command, facts.opcode, path.interval.intervalNs(), nowNs);
            if (facts.hostStatus == 0) {
                holdings.meters.answered(attachment.port.meter(), facts.durationNs);
            }
            attachment.answeredNs = command.completedNs;
            attachment.lastTookNs = facts.durationNs;
            attachment.deviceTimes.all.record(facts.durationNs);
        }
        if (submissions.late(command)) {
            late(command, path, probe, nowNs);
        } else if (attachment.leaving) {
            submissions.settle(command, path);
        } else {
            boolean goesOn = replies.read(path, probe, command.slot, facts, verdict, nowNs);
            submissions.settle(command, path);
            conclude(path, probe, goesOn, nowNs);
        }
        roomFreed(attachment.host, nowNs);
    }

    /** An answer after its deadline: the device works again, or never stopped. The next check tells; only who it is counts even now. */
    private void late(Command command, Path path, Probe probe, long nowNs) {
        stages.late();
        CommandVerdict.decide(facts, 0, verdict);
        journal.note(FlightKind.LATE, path, facts, verdict.reason(), path.check.hung - 1, nowNs);
        if (probe == Probe.VPD83 && !holdings.of(path).leaving) {
            replies.latePage(path, command.slot, facts, nowNs);
        }
        submissions.settle(command, path);
        if (facts.errno == 0 && facts.hostStatus == 0) {
            soon(path, nowNs);
        }
    }

    /** A command's deadline has passed. */
    void overdue(Command command, Path path, long nowNs) {
        Withdrawal withdrawal = submissions.giveUp(command, path);
        if (!holdings.of(path).leaving) {
            facts.clear();
            switch (withdrawal) {
                case ABANDONED -> noAnswer(command, path, nowNs);
                case NEVER_STARTED -> learnNothing(path, Reason.NO_RUNNER, nowNs);
                case FINISHED -> {}
            }
        }
        roomFreed(holdings.of(path).host, nowNs);
    }

    private void noAnswer(Command command, Path path, long nowNs) {
        holdings.meters.deadlinePassed(holdings.of(path).port.meter());
        facts.opcode = ProbeFiller.opcode(PROBES[command.probe]);
        facts.timedOutByUs = true;
        facts.durationNs = nowNs - submissions.sinceNs(command, path);
        CommandVerdict.decide(facts, 0, verdict);
        journal.note(FlightKind.DEADLINE, path, facts, verdict.reason(), path.check.hung, nowNs);
        finish(path, nowNs);
    }

    /** The check ends without having asked: our own trouble, which says nothing about the path. */
    private void learnNothing(Path path, Reason reason, long nowNs) {
        verdict.clear().conclude(PathState.UNCHECKED, reason);
        finish(path, nowNs);
    }

    private void conclude(Path path, Probe probe, boolean goesOn, long nowNs) {
        path.check.dueNs = nowNs;
        outcomes.noticeAttention(path, facts, verdict, nowNs);
        if (verdict.asks(Verdict.RETRY_NOW)) {
            path.check.retriesLeft--;
            send(path, probe, nowNs);
        } else if (goesOn || registrations.begins(path, facts, verdict)) {
            advance(path, nowNs);
        } else {
            finish(path, nowNs);
        }
    }

    private void advance(Path path, long nowNs) {
        boolean canAsk = holdings.of(path).carrier.canCarry();
        if (canAsk ? sequence.owesLook(path) : !path.check.looked) {
            path.check.looking = true;
            discovery.survey(path.name());
            return;
        }
        if (!canAsk) {
            withoutHandle(path, nowNs);
            return;
        }
        Probe probe = sequence.next(path, nowNs);
        if (probe != null) {
            send(path, probe, nowNs);
        } else if (path.check.registration != null) {
            registrations.ended(path, facts, verdict, nowNs);
            finish(path, nowNs);
        } else {
            withoutCommand(path, nowNs);
        }
    }

    /** A device that cannot be opened: what the kernel shows of it may tell why, and then no command would tell more. */
    private void withoutHandle(Path path, long nowNs) {
        if (path.identity().isNvme() || DeviceStateVerdict.decide(holdings.of(path).deviceState, verdict)) {
            learnNothing(path, Reason.CANNOT_OPEN, nowNs);
        } else {
            finish(path, nowNs);
        }
    }

    /** A checker that sends nothing goes by what the kernel shows of the device. */
    private void withoutCommand(Path path, long nowNs) {
        if (path.checker() == CheckerKind.NONE) {
            path.check.mainDone = true;
            String state = holdings.of(path).deviceState;
            if (path.identity().isNvme()) {
                ControllerStateVerdict.decide(state, verdict);
            } else {
                DeviceStateVerdict.decideAlone(state, verdict);
            }
        }
        if (registrations.begins(path, facts, verdict)) {
            advance(path, nowNs);
        } else {
            finish(path, nowNs);
        }
    }

    /** A path's device was looked at in sysfs: a check that waited for it goes on. */
    void looked(Path path, long nowNs) {
        if (path.check.looking) {
            path.check.looking = false;
            path.check.looked = true;
            facts.clear();
            verdict.clear();
            advance(path, nowNs);
        }
    }

    private void send(Path path, Probe probe, long nowNs) {
        HostLoad host = holdings.of(path).host;
        if (path.check.hung >= MAX_HUNG || host.choked()) {
            stalled(path, path.check.hung > 0 ? Reason.STALLED : Reason.HOST_STALLED, nowNs);
            return;
        }
        if (!host.hasRoom()) {
            host.enqueue(path);
            return;
        }
        switch (submissions.send(path, probe, nowNs)) {
            case SENT -> {}
            case STALLED -> stalled(path, Reason.STALLED, nowNs);
            case NO_RUNNER -> learnNothing(path, Reason.NO_RUNNER, nowNs);
            case NO_SLOT -> {
                stages.noSlot();
                path.check.waiting = true;
                withoutSlot.addLast(path);
            }
        }
    }

    private void stalled(Path path, Reason reason, long nowNs) {
        facts.clear();
        verdict.clear().conclude(PathState.TIMEOUT, reason);
        finish(path, nowNs);
    }

    private void finish(Path path, long nowNs) {
        path.check.registration = null;
        outcomes.apply(path, facts, verdict, nowNs);
        if (path.check.again) {
            path.check.again = false;
            timers.check(path, path.interval.event(nowNs));
        }
    }

    /** Commands of whatever kind came home: checks go on that waited for a slot, or for room on that host. */
    void roomFreed(HostLoad host, long nowNs) {
        resumeWaiting(host, nowNs);
        resumeWithoutSlot(nowNs);
    }

    /** A slot is free again for paths that found none; each of them is tried once. */
    private void resumeWithoutSlot(long nowNs) {
        for (int tries = withoutSlot.size(); tries > 0 && submissions.hasSlot(); tries--) {
            Path path = withoutSlot.pollFirst();
            if (path.check.waiting) {
                path.check.waiting = false;
                facts.clear();
                verdict.clear();
                advance(path, nowNs);
            }
        }
    }

    /** The host has room again for a path that waited, or nobody has to wait any more for a host that answers nothing. */
    private void resumeWaiting(HostLoad host, long nowNs) {
        while (host.hasRoom() || host.choked()) {
            Path path = host.dequeue();
            if (path == null) {
                return;
            }
            facts.clear();
            verdict.clear();
            advance(path, nowNs);
        }
    }
}
