package io.polypath.cli.show;

import io.polypath.agent.scribe.StateName;
import java.util.List;

/**
 * Which paths are wanted. An empty list wants all.
 *
 * @param which names, addresses, device numbers or identities
 * @param states names of states, ours ({@code up}) or those of {@code chk_st} ({@code ready})
 * @param wwids beginnings of identities
 */
public record PathFilter(List<PathSpec> which, List<String> states, List<String> wwids) {

    /** Every path. */
    public static final PathFilter ALL = new PathFilter(List.of(), List.of(), List.of());

    public PathFilter {
        which = List.copyOf(which);
        states = List.copyOf(states);
        wwids = List.copyOf(wwids);
    }

    public boolean wants(PathView path) {
        return (which.isEmpty() || which.stream().anyMatch(spec -> spec.names(path)))
                && (states.isEmpty() || states.stream().anyMatch(state -> isIn(path, state)))
                && (wwids.isEmpty() || wwids.stream().anyMatch(start -> path.wwid().startsWith(start)));
    }

    /** Whether all paths are wanted. */
    public boolean isOpen() {
        return which.isEmpty() && states.isEmpty() && wwids.isEmpty();
    }

    private static boolean isIn(PathView path, String state) {
        return state.equals(StateName.of(path.state())) || state.equals(path.checkerState());
    }
}
