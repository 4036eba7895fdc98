package io.polypath.agent.config.effective;

import java.util.Collection;
import java.util.List;

/**
 * What a new text means for a running daemon: validated, compared, and ready to be applied.
 *
 * @param before the configuration that held until now
 * @param conf the configuration that holds from now on; the old one when the new text is broken
 * @param accepted whether it is the new one
 * @param changes what differs from the old one; empty when nothing does or nothing was accepted
 * @param loaded the new text with its problems
 */
public record Reconfiguration(
        MultipathConf before, MultipathConf conf, boolean accepted, List<ConfChange> changes, LoadedConf loaded) {

    public Reconfiguration {
        changes = List.copyOf(changes);
    }

    /** Decides; a broken text changes nothing. */
    public static Reconfiguration decide(MultipathConf old, LoadedConf fresh) {
        if (fresh.broken()) {
            return new Reconfiguration(old, old, false, List.of(), fresh);
        }
        return new Reconfiguration(old, fresh.conf(), true, ConfDiff.between(old, fresh.conf()), fresh);
    }

    /** The paths among {@code paths}, and by them the maps, for which something differs; the others need not be touched. */
    public List<PathImpact> touched(Collection<PathKey> paths) {
        return changes.isEmpty() ? List.of() : PathImpact.of(before, conf, paths);
    }

    /** Why nothing was accepted: the message of the first error; empty when something was. */
    public String refusal() {
        return loaded.problems().stream().filter(problem -> problem.severity().breaks()).findFirst()
                .map(problem -> problem.message()).orElse(accepted ? "" : "too many problems");
    }
}
