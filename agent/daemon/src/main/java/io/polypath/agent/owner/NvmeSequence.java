package io.polypath.agent.owner;

import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.Probe;
import io.polypath.agent.policy.PathPriorities;
import io.polypath.agent.topology.CheckProgress;
import io.polypath.agent.topology.Path;

/**
 * Which command the check of an NVMe path sends next: which controller and namespace answer, the namespace's ANA group and the groups'
 * states where the priority follows them, then the read of a checker that reads. Owner lane only; allocates nothing.
 */
final class NvmeSequence {

    private final PathPriorities priorities;

    NvmeSequence(PathPriorities priorities) {
        this.priorities = priorities;
    }

    /** @return null when there is nothing more to be sent */
    Probe next(Path path) {
        CheckProgress check = path.check;
        if (!check.inquiryKnown) {
            return Probe.NVME_CONTROLLER;
        }
        if (!check.identityKnown) {
            return Probe.NVME_DESCRIPTORS;
        }
        if (check.mainDone) {
            return null;
        }
        if (path.ana() && !check.prioritySettled && priorities.asks(path) == Probe.NVME_ANA_LOG) {
            check.askingPriority = check.anaGroup != CheckProgress.NONE;
            return check.askingPriority ? Probe.NVME_ANA_LOG : Probe.NVME_NAMESPACE;
        }
        return path.checker() == CheckerKind.NONE ? null : Probe.NVME_READ;
    }
}
