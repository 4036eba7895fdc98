package io.polypath.agent.prio;

import io.polypath.agent.path.CheckFacts;
import io.polypath.agent.path.Probe;
import io.polypath.agent.path.Reason;
import io.polypath.agent.path.ReplyBytes;
import io.polypath.agent.topology.PathIdentity;
import io.polypath.ffm.scsi.AccessState;

/**
 * What is known of a path when its priority is computed, and what comes of it beside the number. Filled anew for each path and reused;
 * owned by the owner lane. Only what the prioritizer's {@link Need} names has to be set.
 */
public final class PrioFacts {

    private static final long UNKNOWN_GROUP = -1;

    /** State of the path's target port group, also a stale one; RESERVED when none was ever read. */
    public AccessState access = AccessState.RESERVED;
    /** PREF bit of that group, or sysfs {@code preferred_path}. */
    public boolean preferred;
    /** sysfs {@code access_state} without line end; empty when it could not be read. */
    public String sysfsAccess = "";
    /** Where the path leads. */
    public PathIdentity identity;
    /** Mean of the natural logarithms of the device's times in ns; NaN before the first. */
    public double meanLogNs = Double.NaN;
    /** The path's priority until now. */
    public int last = Prioritizer.UNKNOWN;
    /** ANA group of the path's namespace; negative when it is not known. */
    public long anaGroup = UNKNOWN_GROUP;
    /** Which command has answered. */
    public Probe probe;
    /** What became of it: success, or an answer that is none. A command that nobody answered is not shown to a prioritizer. */
    public CheckFacts command;
    /** What it brought; null when it did not succeed. */
    public ReplyBytes reply;

    /** Set by the prioritizer: the command that has to be asked next before there is a number, or null. */
    public Probe next;
    /** Set by the prioritizer: why the number is only a fallback, or null. */
    public Reason trouble;

    /** Facts that know nothing. */
    public PrioFacts() {}

    /** Back to facts that know nothing. */
    public void clear() {
        access = AccessState.RESERVED;
        preferred = false;
        sysfsAccess = "";
        identity = null;
        meanLogNs = Double.NaN;
        last = Prioritizer.UNKNOWN;
        anaGroup = UNKNOWN_GROUP;
        probe = null;
        command = null;
        reply = null;
        next = null;
        trouble = null;
    }

    /** Whether there is a reply with so many bytes; otherwise that is the trouble. */
    boolean hasReply(int leastBytes) {
        if (reply == null) {
            trouble = Reason.PRIORITY_REFUSED;
        } else if (reply.lengthBytes() < leastBytes) {
            trouble = Reason.PRIORITY_FORMAT;
        }
        return trouble == null;
    }

    /** The reply cannot be read: gives the number that stands for that. */
    int unreadable(int fallback) {
        trouble = Reason.PRIORITY_FORMAT;
        return fallback;
    }

    /** Whether the reply has these ASCII characters at an offset within it. */
    boolean says(int offset, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (reply.at(offset + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
