package io.polypath.agent.owner;

import io.polypath.agent.config.effective.PathSettings;
import io.polypath.agent.path.CheckerChoice;
import io.polypath.agent.path.CheckerKind;
import io.polypath.agent.policy.Policy;
import io.polypath.agent.topology.Path;

/**
 * Which checker a path gets: the command line's, what the configuration names for the device, what the device supports, or what the
 * hardware table or the defaults name. A name that nobody knows counts as not given. Owner lane only.
 */
final class CheckerPolicy {

    private final Policy policy;
    private final CheckerKind forAll;

    /** @param forAll named on the command line, or null */
    CheckerPolicy(Policy policy, CheckerKind forAll) {
        this.policy = policy;
        this.forAll = forAll;
    }

    /** Gives the path its checker. @return whether it is another one than before */
    boolean settle(Path path) {
        CheckerKind before = path.checker();
        path.checker(choose(path));
        return path.checker() != before;
    }

    private CheckerKind choose(Path path) {
        PathSettings settings = policy.of(path);
        CheckerKind named = CheckerKind.ofKeyword(settings.checker());
        if (path.identity().isNvme()) {
            return CheckerChoice.forNvme(forAll != null ? forAll : named);
        }
        if (forAll != null) {
            return forAll;
        }
        boolean forDevice = settings.checkerWritten();
        boolean detect = settings.detectChecker() || named == null;
        return CheckerChoice.choose(forDevice ? named : null, detect, path.tpgs(), forDevice ? null : named);
    }
}
