package io.polypath.agent.keeper;

import io.polypath.agent.record.ClaimErrand;
import io.polypath.agent.record.Errand;

/** Gives errands to the clerk lane. */
public interface ClerkPost {

    /** An errand that others rest on. */
    void send(Errand errand);

    /**
     * Something for udev, which a clerk that is far behind, because the disk of a state file hangs, is not burdened with.
     *
     * @return false when it was dropped; the next reading of the configuration makes up for it
     */
    boolean offer(ClaimErrand errand);
}
