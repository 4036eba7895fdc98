package io.polypath.agent.owner;

import io.polypath.agent.alua.AluaPriority;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.topology.Path;
import io.polypath.ffm.scsi.AccessState;

/** The priority of a path, from what its checker has learnt already: no prioritizer sends a command of its own. Pure. */
final class Priorities {

    /** What a path has that says nothing about its access state. */
    private static final int CONSTANT = 1;

    private Priorities() {}

    static int of(Path path) {
        if (path.checker() != CheckerKind.ALUA) {
            return CONSTANT;
        }
        if (path.access() == AccessState.RESERVED) {
            return CONSTANT;
        }
        return AluaPriority.of(path.access(), path.preferred(), false);
    }
}
