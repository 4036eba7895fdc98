package io.polypath.agent.view;

import java.util.Objects;

/**
 * A path's place in a map.
 *
 * @param map the map's name; empty while it has none
 * @param kernelState what device-mapper holds of the path
 * @param kernelFailures how often device-mapper failed it since its table was loaded, 32 bits
 */
public record MembershipView(String map, KernelPathState kernelState, long kernelFailures) {

    public MembershipView {
        Objects.requireNonNull(map);
        Objects.requireNonNull(kernelState);
    }

    /** @param other null for none, as this cannot be */
    boolean same(MembershipView other) {
        return this == other
                || other != null
                && kernelState == other.kernelState
                && kernelFailures == other.kernelFailures
                && map.equals(other.map);
    }
}
