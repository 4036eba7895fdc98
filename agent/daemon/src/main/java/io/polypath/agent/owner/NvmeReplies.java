package io.polypath.agent.owner;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.CommandVerdict;
import io.polypath.agent.path.Evidence;
import io.polypath.agent.path.PathState;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import io.polypath.ffm.nvme.IdentifyController;
import io.polypath.ffm.nvme.IdentifyNamespace;
import io.polypath.ffm.nvme.NamespaceDescriptors;
import io.polypath.ringbuf.CommandSlab;
import java.lang.foreign.MemorySegment;

/** Reads what the commands to NVMe controllers brought. Owner lane only; allocates nothing but what tells who a namespace is. */
final class NvmeReplies {

    private final CommandSlab slab;
    private final Journal journal;
    private final Identities identities;
    private final Outcomes outcomes;
    private final CheckerPolicy checkers;

    NvmeReplies(CommandSlab slab, Journal journal, Identities identities, Outcomes outcomes, CheckerPolicy checkers) {
        this.slab = slab;
        this.journal = journal;
        this.identities = identities;
        this.outcomes = outcomes;
        this.checkers = checkers;
    }

    /**
     * Decides what the command says about its path.
     *
     * @param verdict overwritten
     * @return whether the check goes on with its next command
     */
    boolean read(Path path, Probe probe, int slot, CheckFacts facts, Verdict verdict, long nowNs) {
        boolean worked = CommandVerdict.decide(facts, path.check.retriesLeft, verdict);
        if (verdict.asks(Verdict.RETRY_NOW)) {
            return false;
        }
        return switch (probe) {
            case NVME_CONTROLLER -> controller(path, slot, facts, worked, verdict);
            case NVME_DESCRIPTORS -> descriptors(path, slot, facts, worked, verdict, nowNs);
            case NVME_NAMESPACE -> namespace(path, slot, facts, worked, verdict, nowNs);
            default -> block(path, worked, verdict);
        };
    }

    private boolean controller(Path path, int slot, CheckFacts facts, boolean worked, Verdict verdict) {
        if (!worked) {
            return false;
        }
        path.check.inquiryKnown = path.check.settlesDoubts();
        path.check.anaGroups = IdentifyController.anaGroups(slab.data(slot), facts.transferredBytes);
        if (checkers.settle(path)) {
            outcomes.describe(path);
        }
        verdict.clear();
        return true;
    }

    /** A controller from before NVMe 1.3 does not know the command: the kernel alone says who the namespace is. */
    private boolean descriptors(Path path, int slot, CheckFacts facts, boolean worked, Verdict verdict, long nowNs) {
        if (!worked && verdict.reason() != Reason.NVME_FIELD_REFUSED) {
            return false;
        }
        path.check.identified();
        String told = worked ? NamespaceDescriptors.wwid(slab.data(slot), facts.transferredBytes) : "";
        verdict.clear();
        identify(path, told, nowNs);
        return true;
    }

    /**
     * The namespace is who the kernel says, because that is what udev and state files have, as long as it tells of itself what it told
     * at first.
     */
    private void identify(Path path, String told, long nowNs) {
        boolean another = path.check.namespaceIdentity != null && !path.check.namespaceIdentity.equals(told);
        path.check.namespaceIdentity = told;
        String shown = identities.kernelWwid(path);
        String identity = another || shown.isEmpty() ? told : shown;
        identities.deviceSpoke(path, Wwid.ofNullable(identity), true, nowNs);
    }

    private boolean namespace(Path path, int slot, CheckFacts facts, boolean worked, Verdict verdict, long nowNs) {
        MemorySegment reply = slab.data(slot);
        if (!worked) {
            return goesOnWithout(path, verdict);
        }
        if (!IdentifyNamespace.isReadable(reply, facts.transferredBytes)) {
            journal.note(FlightKind.MALFORMED, path, facts, Reason.MALFORMED_REPLY, facts.transferredBytes, nowNs);
            path.check.prioritySettled = true;
        } else if (!IdentifyNamespace.isAttached(reply)) {
            path.check.mainDone = true;
            verdict.conclude(PathState.DOWN, Reason.NVME_NO_NAMESPACE);
            return false;
        }
        path.check.anaGroup = IdentifyNamespace.anaGroup(reply);
        verdict.clear();
        return true;
    }

    /** A controller that answers with a refusal leaves the path to its checker, without news of the priority. */
    private static boolean goesOnWithout(Path path, Verdict verdict) {
        boolean answered = verdict.reason().evidence() == Evidence.ANSWERED && verdict.reason() != Reason.NVME_NO_NAMESPACE;
        path.check.prioritySettled = answered;
        path.check.mainDone = !answered;
        if (answered) {
            verdict.clear();
        }
        return answered;
    }

    private static boolean block(Path path, boolean worked, Verdict verdict) {
        path.check.mainDone = true;
        if (worked) {
            verdict.conclude(PathState.UP, Reason.BLOCK_READ);
        }
        return false;
    }
}
