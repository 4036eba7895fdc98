package io.polypath.sim.fabric;

import io.polypath.sim.model.AccessState;
import io.polypath.sim.model.Layers;
import io.polypath.sim.model.LogicalUnit;
import io.polypath.sim.model.Sense;
import io.polypath.sim.model.TargetPortGroup;
import io.polypath.sim.time.Event;

/**
 * One group's change of access state for one logical unit. Every nexus of the unit gets the unit attention 2A/06 at each change.
 * SPC-4, 5.15.2.
 *
 * <p>Guarded by the fabric's lock.
 */
final class AccessTransition {

    private final Fabric fabric;
    private final LogicalUnit unit;
    private final TargetPortGroup group;
    private Layers.Layer<AccessState> layer;
    private Event end;

    AccessTransition(Fabric fabric, LogicalUnit unit, TargetPortGroup group) {
        this.fabric = fabric;
        this.unit = unit;
        this.group = group;
    }

    void begin(AccessState to, long transitionNs) {
        if (transitionNs > 0) {
            lay(AccessState.TRANSITIONING);
            end = fabric.agenda().schedule(laterNs -> arrive(to), fabric.nowNs() + transitionNs);
        } else {
            lay(to);
        }
    }

    void undo() {
        if (end != null) {
            fabric.agenda().cancel(end);
        }
        unit.states(group).lift(layer);
        tell();
    }

    private void arrive(AccessState to) {
        unit.states(group).lift(layer);
        lay(to);
    }

    private void lay(AccessState state) {
        layer = unit.states(group).lay(state);
        tell();
    }

    private void tell() {
        fabric.nexuses(unit).forEach(nexus -> nexus.attentions().raise(Sense.ALUA_CHANGED));
    }
}
