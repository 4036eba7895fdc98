package io.polypath.agent.keeper;

import io.polypath.agent.record.Errand;

/** Gives errands to the clerk lane. */
@FunctionalInterface
public interface ClerkPost {

    void send(Errand errand);
}
