package io.polypath.agent.policy;

import io.polypath.agent.config.blacklist.Criterion;
import io.polypath.agent.config.blacklist.DeviceFacts;
import io.polypath.agent.config.blacklist.Verdict;
import io.polypath.agent.port.DiskSurvey;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.PathIdentity;
import java.util.List;

/** Decides which disks are paths: blacklist and exceptions. Owner lane only. */
public final class Admission {

    private final Policy policy;

    public Admission(Policy policy) {
        this.policy = policy;
    }

    /** Whether a disk that was just found is left alone, by everything but its identity. */
    public Verdict judge(DiskSurvey survey, PathIdentity identity) {
        List<String> properties = List.copyOf(survey.udev().keySet());
        return policy.conf().blacklist().judge(new DeviceFacts(
                survey.key().name(),
                properties,
                policy.of(identity).uidAttribute(),
                survey.vendor(),
                survey.product(),
                survey.protocol(),
                null));
    }

    /** Whether a path is left alone for who it has turned out to be. */
    public boolean excludesIdentity(Path path) {
        PathIdentity identity = path.identity();
        DeviceFacts facts = new DeviceFacts(
                identity.name(), List.of(), "", identity.vendor(), identity.product(), identity.protocol(), path.wwid().text());
        return policy.conf().blacklist().judge(Criterion.WWID, facts).blacklisted();
    }
}
