package io.polypath.agent.owner;

import io.polypath.agent.flight.FixedText;
import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.ClariionVerdict;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.ControlMode;
import io.polypath.agent.path.HpSwitchVerdict;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.RdacVerdict;
import io.polypath.agent.path.ReadVerdict;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.ControlModePage;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.MemorySegment;

/**
 * Reads what the commands of the vendors' checkers and of the reading ones brought. Owner lane only; allocates nothing but the one mode
 * page in the life of an RDAC path.
 */
final class CheckerReplies {

    private static final byte[] NOT_SET = FixedText.bytes("rdac: TAS cannot be set");

    private final CommandSlab slab;
    private final Journal journal;
    private final SlotReply reply;
    private final Verdict scratch = new Verdict();

    CheckerReplies(CommandSlab slab, Journal journal) {
        this.slab = slab;
        this.journal = journal;
        reply = new SlotReply(slab);
    }

    /** The check ends with it. */
    void block(Path path, CheckFacts facts, Verdict verdict) {
        path.check.mainDone = true;
        if (path.checker() != CheckerKind.EMC_CLARIION) {
            ReadVerdict.decide(facts, path.check.retriesLeft, verdict);
            return;
        }
        ClariionVerdict.decideRead(facts, path.check.retriesLeft, verdict);
        if (path.unit() != null && verdict.reason() == Reason.CLARIION_INACTIVE_SNAPSHOT) {
            path.unit().inactiveSnapshot(true);
        } else if (path.unit() != null && verdict.state() == PathState.UP) {
            path.unit().inactiveSnapshot(false);
        }
    }

    /** @return whether the check goes on */
    boolean clariion(Path path, int slot, CheckFacts facts, Verdict verdict) {
        boolean inactive = path.unit() != null && path.unit().inactiveSnapshot();
        boolean active = ClariionVerdict.decide(
                facts, reply.of(slot, facts.transferredBytes), path.check.clariion, inactive, path.check.retriesLeft, verdict);
        path.check.mainStep += active ? 1 : 0;
        path.check.mainDone = !active;
        return active;
    }

    /** @return whether the check goes on */
    boolean rdac(Path path, int slot, CheckFacts facts, Verdict verdict) {
        RdacVerdict.decide(facts, reply.of(slot, facts.transferredBytes), path.check.retriesLeft, verdict);
        path.check.mainDone = true;
        return false;
    }

    /** @return whether the check goes on */
    boolean hpSerial(Path path, CheckFacts facts, Verdict verdict) {
        boolean answered = HpSwitchVerdict.decidePage(facts, path.check.retriesLeft, verdict);
        path.check.mainStep += answered ? 1 : 0;
        path.check.mainDone = !answered;
        return answered;
    }

    /** What becomes of these commands says nothing about the path's state. */
    boolean mode(Path path, Probe probe, int slot, CheckFacts facts, Verdict verdict, long nowNs) {
        ControlMode mode = path.check.controlMode;
        MemorySegment page = slab.data(slot);
        boolean answered = CommandVerdict.decide(facts, 0, scratch);
        boolean valid = answered && (probe == Probe.MODE_SELECT || ControlModePage.isValid(page, facts.transferredBytes));
        boolean set = valid && probe != Probe.MODE_CHANGEABLE
                && (probe == Probe.MODE_SELECT || ControlModePage.abortedStatus(page));
        if (set || !valid || probe == Probe.MODE_CHANGEABLE && !ControlModePage.abortedStatus(page)) {
            mode.end();
        } else if (probe == Probe.MODE_CURRENT) {
            mode.asSelected(selected(page));
        } else {
            mode.changeable();
        }
        if (mode.next() == null && !set) {
            journal.note(FlightKind.TROUBLE, path, -facts.errno, NOT_SET, nowNs);
        }
        verdict.clear();
        return true;
    }

    private static byte[] selected(MemorySegment page) {
        byte[] values = new byte[ControlModePage.SIZE_BYTES];
        ControlModePage.copy(page, values);
        ControlModePage.selectAbortedStatus(values);
        return values;
    }
}
