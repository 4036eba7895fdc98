package io.polypath.agent.path;

/**
 * When a path that fails again and again is withheld ({@code san_path_err_*} of multipath.conf).
 *
 * @param threshold failures that are tolerated, at least 1
 * @param forgetChecks good checks after which one failure is forgotten, at least 1
 * @param recoveryNs how long the path must stay good before it is used again
 */
public record FlapRule(long threshold, long forgetChecks, long recoveryNs) {

    public FlapRule {
        Check.that(threshold > 0, "some failures are tolerated", threshold);
        Check.that(forgetChecks > 0, "failures are forgotten by good checks", forgetChecks);
        Check.that(recoveryNs > 0, "a path is withheld for some time", recoveryNs);
    }
}
