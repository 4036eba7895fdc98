package io.polypath.sim.plan;

import io.polypath.sim.fabric.Fabric;
import io.polypath.sim.fabric.Fault;

/** A fault that a script wants, bound to a fabric when it happens. */
@FunctionalInterface
interface FaultOrder {

    Fault inflict(Fabric fabric);
}
