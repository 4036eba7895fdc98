package io.polypath.agent.owner;

import java.util.HashSet;
import java.util.Set;

/** Maps that clients have removed and whose names udev has yet to take away, by their minor numbers. Owner lane only. */
final class FadingNames {

    private final Discovery discovery;
    private final Set<Integer> minors = new HashSet<>();

    /** @param discovery knows whether there is a udev */
    FadingNames(Discovery discovery) {
        this.discovery = discovery;
    }

    /** A client wants that map to go. */
    void begin(int minor) {
        if (discovery.udevRuns()) {
            minors.add(minor);
        }
    }

    /** udev has seen to it, it stays, or nobody waits any more. */
    void end(int minor) {
        minors.remove(minor);
    }

    boolean isGone(int minor) {
        return !minors.contains(minor);
    }
}
