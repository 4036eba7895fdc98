package io.polypath.sim.fabric;

import java.util.function.BooleanSupplier;

/** How a caller of a blocking port waits. Called with the fabric's lock held, which is free while the caller waits. */
@FunctionalInterface
public interface Waiter {

    /** Returns once the condition holds. The condition is evaluated under the lock. */
    void await(BooleanSupplier condition);
}
