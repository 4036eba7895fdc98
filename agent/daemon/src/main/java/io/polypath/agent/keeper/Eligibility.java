package io.polypath.agent.keeper;

import io.polypath.agent.policy.Policy;
import java.util.HashSet;
import java.util.Set;

/** Which logical units become maps: {@code find_multipaths} and what the wwids file remembers. Owner lane only. */
final class Eligibility {

    private final Policy policy;
    private final Set<String> known = new HashSet<>();
    private final Set<String> dismissed = new HashSet<>();

    /** Whether the wwids file is being read again, so that what it said before does not count any more. */
    private boolean stale;

    Eligibility(Policy policy) {
        this.policy = policy;
    }

    /** The wwids file was read; other programs write to it too. */
    void remembered(Set<String> wwids) {
        known.clear();
        known.addAll(wwids);
        stale = false;
    }

    /** The wwids file could not be read: what it said before goes on to count. */
    void unread() {
        stale = false;
    }

    boolean knows(String wwid) {
        return known.contains(wwid);
    }

    /** @return whether it is news */
    boolean remember(String wwid) {
        return known.add(wwid);
    }

    void forget(String wwid) {
        known.remove(wwid);
    }

    /** Somebody removed the map on purpose: it is not made again until something new speaks for it. */
    void dismiss(String wwid) {
        dismissed.add(wwid);
    }

    /** Whether {@link #dismiss} was the last word. */
    boolean isDismissed(String wwid) {
        return dismissed.contains(wwid);
    }

    /** A path came, an operator asked, or the configuration was read again. */
    void welcome(String wwid) {
        dismissed.remove(wwid);
    }

    void welcomeAll() {
        dismissed.clear();
        stale = true;
    }

    /** Whether a map that the kernel does not have should be made. */
    boolean wants(ManagedMap map) {
        String wwid = map.wwid.text();
        if (stale || dismissed.contains(wwid)) {
            return false;
        }
        return policy.globals().findMultipaths().wantsMap(false, map.members.size(), known.contains(wwid));
    }
}
