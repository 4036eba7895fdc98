package io.polypath.sim.model;

import java.util.Objects;

/**
 * What a logical unit number leads to.
 *
 * @param unit the logical unit, or null for none
 * @param absent how the target answers while there is none
 */
public record Mapping(LogicalUnit unit, AbsentUnit absent) {

    public Mapping {
        Objects.requireNonNull(absent);
    }

    static Mapping to(LogicalUnit unit) {
        return new Mapping(unit, AbsentUnit.NOT_SUPPORTED);
    }
}
