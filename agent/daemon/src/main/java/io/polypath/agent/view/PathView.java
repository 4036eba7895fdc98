package io.polypath.agent.view;

import io.polypath.agent.topology.PathIdentity;
import java.util.Objects;

/**
 * A path.
 *
 * @param identity what the kernel calls it and how it is reached; with an empty name and no address for a device that a map's
 *     table names and the host does not have
 * @param unit what is behind it
 * @param fabric the ports at both ends
 * @param health its states
 * @param check its checker
 * @param membership its place in a map; null for an orphan
 */
public record PathView(
        PathIdentity identity,
        UnitView unit,
        FabricView fabric,
        HealthView health,
        CheckView check,
        MembershipView membership) {

    public PathView {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(fabric);
        Objects.requireNonNull(health);
        Objects.requireNonNull(check);
    }

    /** Whether the other says the same of all but the time of checks and what they said. */
    boolean sameButForChecks(PathView other) {
        return this == other
                || health.same(other.health)
                && (membership == null ? other.membership == null : membership.same(other.membership))
                && unit.same(other.unit)
                && fabric.same(other.fabric)
                && check.checker().equals(other.check.checker())
                && (identity == other.identity || identity.equals(other.identity));
    }

    /** Whether no map has it. */
    public boolean orphan() {
        return membership == null;
    }
}
