package io.polypath.agent.owner;

import io.polypath.agent.path.AccessMeaning;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.path.Evidence;
import io.polypath.agent.path.Verdict;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.AccessState;

/** What one path's answer about the logical unit says about another path of it. Pure. */
final class Siblings {

    private Siblings() {}

    /** Whether the path's state may follow its group: it answers for itself, and nobody but a check holds its state. */
    static boolean mayFollow(Path path) {
        if (path.checker() != CheckerKind.ALUA || path.targetPortGroup() == Path.NO_GROUP) {
            return false;
        }
        Evidence evidence = path.machine.reason().evidence();
        return evidence == Evidence.WORKS || evidence == Evidence.ANSWERED;
    }

    /**
     * Fills the verdict that the group's access state means.
     *
     * @return false when the group's state is unknown or means nothing
     */
    static boolean verdict(Path path, Verdict out) {
        AccessState access = path.access();
        if (access == AccessState.RESERVED) {
            return false;
        }
        out.clear().conclude(AccessMeaning.pathState(access), AccessMeaning.reason(access)).access(access.code());
        return true;
    }
}
