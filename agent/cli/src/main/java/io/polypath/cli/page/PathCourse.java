package io.polypath.cli.page;

import io.polypath.agent.flight.FlightKind;
import io.polypath.agent.path.PathState;
import io.polypath.agent.scribe.FlightEntry;
import java.util.ArrayList;
import java.util.List;

/** The states of one path over the time, from its flight records. Owned by one command. */
final class PathCourse {

    private record Step(long sinceNs, Fitness fitness) {}

    private final List<Step> steps = new ArrayList<>();
    private long goneNs = Long.MAX_VALUE;

    /** Takes the next change of state, or the path's removal. */
    void take(FlightEntry entry) {
        if (entry.kind() == FlightKind.PATH_REMOVED) {
            goneNs = entry.timeNs();
            return;
        }
        if (steps.isEmpty() && Fitness.of(entry.from()) != Fitness.UNDECIDED && entry.from() != PathState.WILD.number()) {
            steps.add(new Step(Long.MIN_VALUE, Fitness.of(entry.from())));
        }
        steps.add(new Step(entry.timeNs(), Fitness.of(entry.to())));
    }

    /** Takes the state that the table of paths has, for a path of whose changes no record is left. */
    void rest(int state) {
        if (steps.isEmpty()) {
            steps.add(new Step(Long.MIN_VALUE, Fitness.of(state)));
        }
    }

    /** The worst that the path was within a time, or null where it was not there. */
    Fitness worst(long beginNs, long endNs) {
        if (beginNs > goneNs) {
            return null;
        }
        Fitness worst = null;
        for (int i = 0; i < steps.size() && steps.get(i).sinceNs < endNs; i++) {
            long untilNs = i + 1 < steps.size() ? steps.get(i + 1).sinceNs : Long.MAX_VALUE;
            Fitness fitness = steps.get(i).fitness;
            if (untilNs > beginNs && (worst == null || fitness.compareTo(worst) > 0)) {
                worst = fitness;
            }
        }
        return worst;
    }
}
