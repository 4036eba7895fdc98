package io.polypath.sim.kernel;

import io.polypath.ffm.scsi.HostStatus;
import io.polypath.ffm.sys.Errno;
import io.polypath.sim.model.Effect;
import io.polypath.sim.model.Nexus;
import io.polypath.sim.model.Rule;
import io.polypath.sim.model.Tpgs;
import io.polypath.sim.scsi.CommandBlock;
import io.polypath.sim.scsi.Reply;
import io.polypath.sim.scsi.Target;
import io.polypath.sim.time.Agenda;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The simulated kernel's way of a command: tag, device state, transport, target, completion, as the SCSI midlayer and the SCSI
 * generic driver of Linux 6.1 go it.
 *
 * <p>Guarded by the fabric's lock. Allocates nothing per command.
 */
public final class Midlayer {

    /** Commands that one open SCSI generic file takes (SG_MAX_QUEUE). */
    static final int COMMANDS_PER_FILE = 16;

    /** Time that scsi_dh_alua takes to look at the port groups before it lets a command run again. */
    private static final long HANDLER_NS = 10_000_000L;

    private final Agenda agenda;
    private final RandomGenerator random;
    private final Target target;
    private final boolean aluaHandler;
    private final UnitAttentionListener attentions;

    /**
     * @param aluaHandler whether scsi_dh_alua is attached to devices with TPGS
     * @param attentions told about every unit attention that the kernel reports
     */
    Midlayer(Agenda agenda, RandomGenerator random, boolean aluaHandler, UnitAttentionListener attentions) {
        this.agenda = agenda;
        this.random = random;
        this.target = new Target(random);
        this.aluaHandler = aluaHandler;
        this.attentions = attentions;
    }

    /** Told about unit attentions. */
    @FunctionalInterface
    interface UnitAttentionListener {
        void reported(SimPath path, UnitAttentionKind kind, long nowNs);
    }

    /**
     * Takes a command whose slot has been prepared.
     *
     * @return 0; -ENODEV when the device is gone; -EDOM when the file has {@value #COMMANDS_PER_FILE} commands already; or
     *     what a fault wants. The command then stays with the caller
     */
    public int submit(Command command, OpenFile file, long nowNs) {
        if (command.phase != Command.Phase.IDLE) {
            throw new IllegalStateException("submitted twice: " + command);
        }
        SimPath path = file.path();
        if (!path.present()) {
            return -Errno.ENODEV;
        }
        int scripted = path.takeSubmitErrno();
        if (scripted != 0) {
            return -scripted;
        }
        if (file.kind() == OpenFile.Kind.GENERIC && file.commands() == COMMANDS_PER_FILE) {
            return -Errno.EDOM;
        }
        command.file = file;
        command.submittedNs = nowNs;
        command.hostStatus = HostStatus.OK;
        file.commandIn();
        path.outstanding().add(command);
        command.phase = Command.Phase.AWAITING_TAG;
        if (path.queue().admit(command)) {
            issue(command, nowNs);
        }
        return 0;
    }

    /** Takes back everything that came through a file. None of it completes. */
    public void abandon(OpenFile file, long nowNs) {
        Command command = file.path().outstanding().first();
        while (command != null) {
            Command following = command.next;
            if (command.file == file) {
                retire(command);
            }
            command = following;
        }
        refill(file.path().queue(), nowNs);
    }

    /** Ends what is on its way or hung, as a lost link does. */
    void abortFlying(SimPath path, int hostStatus, long nowNs) {
        endAll(path, hostStatus, nowNs, false);
    }

    /** Ends what waits at a blocked device. */
    void failParked(SimPath path, int hostStatus, long nowNs) {
        endAll(path, hostStatus, nowNs, true);
    }

    /** Issues what waited at a blocked device; its timeout starts now. */
    void resume(SimPath path, long nowNs) {
        Command command = path.outstanding().first();
        while (command != null) {
            Command following = command.next;
            if (command.phase == Command.Phase.PARKED) {
                issue(command, nowNs);
            }
            command = following;
        }
        refill(path.queue(), nowNs);
    }

    /** Lets the commands that a rule keeps from being answered go on. */
    public void heal(SimPath path, Rule rule, long nowNs) {
        for (Command command = path.outstanding().first(); command != null; command = command.next) {
            if (command.phase == Command.Phase.HUNG && command.hungBy == rule) {
                agenda.cancel(command);
                fly(command, nowNs);
            }
        }
    }

    /** A command's time has come: it is answered, or its timeout has expired. */
    void due(Command command, long nowNs) {
        HostQueue queue = command.path().queue();
        if (command.hostStatus != HostStatus.OK) {
            failInHost(command, command.hostStatus, nowNs);
            refill(queue, nowNs);
            return;
        }
        Reply reply = target.answer(command.path().nexus(), command.cdb(), command.data());
        int attention = reply.status() == Reply.CHECK_CONDITION ? UnitAttentionKind.codeOf(reply) : UnitAttentionKind.NONE;
        boolean runsAgain = attention != UnitAttentionKind.NONE && eaten(command, attention, nowNs);
        if (!runsAgain) {
            SgResult.answered(command, reply, nowNs);
            finish(command);
            refill(queue, nowNs);
        }
    }

    private boolean eaten(Command command, int attention, long nowNs) {
        UnitAttentionKind kind = UnitAttentionKind.of(attention);
        if (kind != null) {
            attentions.reported(command.path(), kind, nowNs);
        }
        boolean attached = aluaHandler && command.path().profile().tpgs() != Tpgs.NONE;
        if (!attached || !UnitAttentionKind.eatenByAluaHandler(attention)) {
            return false;
        }
        schedule(command, nowNs + HANDLER_NS);
        return true;
    }

    private void issue(Command command, long nowNs) {
        SimPath path = command.path();
        command.phase = Command.Phase.PARKED;
        command.deadlineNs = nowNs + command.timeoutNs();
        if (!path.present()) {
            failInHost(command, HostStatus.NO_CONNECT, nowNs);
            return;
        }
        switch (path.state()) {
            case BLOCKED -> {
                // Stays parked until the transport resumes the device or gives it up.
            }
            case OFFLINE, TRANSPORT_OFFLINE -> failInHost(command, HostStatus.NO_CONNECT, nowNs);
            case RUNNING -> dispatch(command, nowNs);
        }
    }

    private void dispatch(Command command, long nowNs) {
        switch (command.path().nexus().link().state()) {
            case UP -> fly(command, nowNs);
            case DISRUPTED -> failInHost(command, HostStatus.TRANSPORT_DISRUPTED, nowNs);
            case BLOCKED -> {
                // As for a blocked device.
            }
            case FAILED, LOST -> failInHost(command, HostStatus.NO_CONNECT, nowNs);
        }
    }

    private void fly(Command command, long nowNs) {
        command.phase = Command.Phase.FLYING;
        command.hostStatus = HostStatus.OK;
        command.hungBy = null;
        long latencyNs = command.path().nexus().link().port().latency().sampleNs(random);
        latencyNs += suffer(command);
        schedule(command, command.phase == Command.Phase.HUNG ? Long.MAX_VALUE : nowNs + latencyNs);
    }

    /**
     * Applies the rules that act before the target answers.
     *
     * @return additional latency in nanoseconds
     */
    private long suffer(Command command) {
        int opcode = CommandBlock.opcode(command.cdb());
        List<Rule> rules = command.path().nexus().rules();
        long extraNs = 0;
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (!rule.appliesTo(opcode)) {
                continue;
            }
            switch (rule.effect()) {
                case Effect.Hang _ -> {
                    rule.use();
                    command.phase = Command.Phase.HUNG;
                    command.hungBy = rule;
                }
                case Effect.Delay delay -> {
                    rule.use();
                    extraNs += delay.extra().sampleNs(random);
                }
                case Effect.FailInHost failure -> {
                    rule.use();
                    command.hostStatus = failure.hostStatus();
                }
                case Effect.Refuse _, Effect.AnswerStatus _, Effect.DamageData _, Effect.DamageSense _ -> {
                    // The target's own business.
                }
            }
        }
        return extraNs;
    }

    /** Plans the answer, or the timeout where that comes first. */
    private void schedule(Command command, long answerNs) {
        if (answerNs > command.deadlineNs) {
            command.hostStatus = HostStatus.TIME_OUT;
        }
        agenda.schedule(command, Math.min(answerNs, command.deadlineNs));
    }

    private void endAll(SimPath path, int hostStatus, long nowNs, boolean parked) {
        Command command = path.outstanding().first();
        while (command != null) {
            Command following = command.next;
            boolean flying = command.phase == Command.Phase.FLYING || command.phase == Command.Phase.HUNG;
            if (parked ? command.phase == Command.Phase.PARKED : flying) {
                failInHost(command, hostStatus, nowNs);
            }
            command = following;
        }
        refill(path.queue(), nowNs);
    }

    private void failInHost(Command command, int hostStatus, long nowNs) {
        SgResult.failedInHost(command, hostStatus, nowNs);
        finish(command);
    }

    private void finish(Command command) {
        retire(command);
        command.sink().completed(command);
    }

    /** Takes a command out of everything that knows it. Whoever calls this refills the host's queue afterwards. */
    private void retire(Command command) {
        agenda.cancel(command);
        HostQueue queue = command.path().queue();
        if (command.phase == Command.Phase.AWAITING_TAG) {
            queue.leave(command);
        } else {
            queue.release();
        }
        command.phase = Command.Phase.IDLE;
        command.path().outstanding().remove(command);
        command.file.commandOut();
    }

    /** Hands out free tags. A command that ends at once gives its tag back within this loop, not within another one. */
    private void refill(HostQueue queue, long nowNs) {
        for (Command next = queue.admitNext(); next != null; next = queue.admitNext()) {
            issue(next, nowNs);
        }
    }
}
