package io.polypath.agent.config.effective;

import java.util.List;

/**
 * What a new text means for a running daemon: validated, compared, and ready to be applied.
 *
 * @param conf the configuration that holds from now on; the old one when the new text is broken
 * @param accepted whether it is the new one
 * @param changes what differs from the old one; empty when nothing does or nothing was accepted
 * @param loaded the new text with its problems
 */
public record Reconfiguration(MultipathConf conf, boolean accepted, List<ConfChange> changes, LoadedConf loaded) {

    public Reconfiguration {
        changes = List.copyOf(changes);
    }

    /** Decides; a broken text changes nothing. */
    public static Reconfiguration decide(MultipathConf old, LoadedConf fresh) {
        if (fresh.broken()) {
            return new Reconfiguration(old, false, List.of(), fresh);
        }
        return new Reconfiguration(fresh.conf(), true, ConfDiff.between(old, fresh.conf()), fresh);
    }

    /** Why nothing was accepted: the message of the first error; empty when something was. */
    public String refusal() {
        return loaded.problems().stream().filter(problem -> problem.severity().breaks()).findFirst()
                .map(problem -> problem.message()).orElse(accepted ? "" : "too many problems");
    }
}
