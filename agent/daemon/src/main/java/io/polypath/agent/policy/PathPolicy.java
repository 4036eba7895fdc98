package io.polypath.agent.policy;

import io.polypath.agent.config.effective.EffectiveSettings;
import io.polypath.agent.config.effective.PathSettings;
import io.polypath.agent.topology.Path;
import io.polypath.agent.topology.Wwid;
import java.util.Objects;

/** What was worked out for one tenant of a row, under one identity and one configuration. */
record PathPolicy(int tenant, Wwid wwid, long version, EffectiveSettings effective, PathSettings settings) {

    PathPolicy(int tenant, Wwid wwid, long version, EffectiveSettings effective) {
        this(tenant, wwid, version, effective, effective.pathSettings());
    }

    boolean holdsFor(Path path, long now) {
        return tenant == path.tenant && version == now && Objects.equals(wwid, path.wwid());
    }
}
