package io.polypath.agent.prio;

import io.polypath.agent.path.ReplyBytes;
import io.polypath.ffm.scsi.AccessState;

/**
 * What is known of a path when its priority is computed. Filled anew for each path and reused; owned by the owner lane.
 * Only what the prioritizer's {@link Need} names has to be set.
 */
public final class PrioFacts {

    /** State of the path's target port group, also a stale one; RESERVED when none was ever read. */
    public AccessState access = AccessState.RESERVED;
    /** PREF bit of that group, or sysfs {@code preferred_path}. */
    public boolean preferred;
    /** sysfs {@code access_state} without line end; empty when it could not be read. */
    public String sysfsAccess = "";
    /** The reply that {@link Need} names; null when the command failed. */
    public ReplyBytes reply;

    /** Facts that know nothing. */
    public PrioFacts() {}

    /** Back to facts that know nothing. */
    public void clear() {
        access = AccessState.RESERVED;
        preferred = false;
        sysfsAccess = "";
        reply = null;
    }
}
